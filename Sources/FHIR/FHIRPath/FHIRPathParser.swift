/// Parses the tokens of an expression into a tree, by the grammar and precedence of FHIRPath 2.0.
struct FHIRPathParser {
    private let tokens: [FHIRPathToken]
    private var place = 0
    private var depth = 0

    /// Levels of nested terms: the deepest official expression has about ten.
    private static let maximumDepth = 100

    static func parse(_ expression: String) throws(FHIRPathError) -> FHIRPathNode {
        guard expression.utf8.count <= 100_000 else { throw FHIRPathError(.limit, "a very long expression") }
        var parser = FHIRPathParser(tokens: try FHIRPathLexer.tokens(of: expression))
        let node = try parser.parseExpression(0)
        guard parser.token.kind == .end else { throw parser.unexpected("the end or an operator") }
        return node
    }

    private init(tokens: [FHIRPathToken]) { self.tokens = tokens }

    private var token: FHIRPathToken { tokens[place] }

    private func unexpected(_ wanted: String) -> FHIRPathError {
        FHIRPathError(.syntax, "expected \(wanted)", offset: token.offset)
    }

    private mutating func skip(_ symbol: String) -> Bool {
        guard token.kind == .symbol(symbol) else { return false }
        place += 1
        return true
    }

    private mutating func expect(_ symbol: String) throws(FHIRPathError) {
        guard skip(symbol) else { throw unexpected(symbol) }
    }

    private mutating func parseExpression(_ minimum: Int) throws(FHIRPathError) -> FHIRPathNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else {
            throw FHIRPathError(.limit, "nested deeper than \(Self.maximumDepth) levels", offset: token.offset)
        }
        var left = try parseUnary()
        var length = 0
        while true {
            length += 1
            guard length <= 1000 else { throw FHIRPathError(.limit, "a chain of over 1000 operators") }
            if case .identifier(let word) = token.kind, word == "is" || word == "as" {
                guard FHIRPathOperator.typePrecedence >= minimum else { return left }
                place += 1
                left = .typed(word == "is" ? .is : .as, left, try parseTypeSpecifier())
            } else if let infix, infix.precedence >= minimum {
                place += 1
                left = .binary(infix, left, try parseExpression(infix.precedence + 1))
            } else {
                return left
            }
        }
    }

    private var infix: FHIRPathOperator? {
        switch token.kind {
        case .identifier(let word): FHIRPathOperator(rawValue: word)
        case .symbol(let symbol): FHIRPathOperator(rawValue: symbol)
        default: nil
        }
    }

    private mutating func parseUnary() throws(FHIRPathError) -> FHIRPathNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else {
            throw FHIRPathError(.limit, "nested deeper than \(Self.maximumDepth) levels", offset: token.offset)
        }
        if skip("-") { return .negation(try parseUnary()) }
        if skip("+") { return .plus(try parseUnary()) }
        return try parsePath()
    }

    private mutating func parsePath() throws(FHIRPathError) -> FHIRPathNode {
        var node = try parseTerm()
        var length = 0
        while true {
            length += 1
            guard length <= 1000 else { throw FHIRPathError(.limit, "a path of over 1000 steps") }
            if skip(".") {
                node = .path(node, try parseInvocation())
            } else if skip("[") {
                node = .indexer(node, try parseExpression(0))
                try expect("]")
            } else {
                return node
            }
        }
    }

    private mutating func parseTerm() throws(FHIRPathError) -> FHIRPathNode {
        let kind = token.kind
        switch kind {
        case .symbol("("):
            place += 1
            let node = try parseExpression(0)
            try expect(")")
            return node
        case .symbol("{"):
            place += 1
            try expect("}")
            return .empty
        case .string(let text):
            place += 1
            return .literal(.string(text))
        case .integer, .decimal:
            return try parseNumber()
        case .temporal(let text):
            guard let value = FHIRPathTemporal(text) else { throw unexpected("a date or time") }
            place += 1
            return .literal(.temporal(value))
        case .variable(let name):
            place += 1
            return .variable(name)
        case .identifier("true"), .identifier("false"):
            place += 1
            return .literal(.boolean(kind == .identifier("true")))
        default:
            return try parseInvocation()
        }
    }

    private mutating func parseNumber() throws(FHIRPathError) -> FHIRPathNode {
        let value: FHIRPathValue
        let number: FHIRPathDecimal
        switch token.kind {
        case .integer(let text):
            guard let decimal = FHIRPathDecimal(text) else { throw unexpected("a smaller number") }
            number = decimal
            value = Int32(text).map { .integer(Int($0)) } ?? .decimal(decimal)
        case .decimal(let text):
            guard let decimal = FHIRPathDecimal(text) else { throw unexpected("a number with fewer digits") }
            number = decimal
            value = .decimal(decimal)
        default:
            throw unexpected("a number")
        }
        place += 1
        switch token.kind {
        case .string(let unit):
            place += 1
            if let word = FHIRPathQuantity.calendarWord(unit) {
                return .literal(.quantity(FHIRPathQuantity(value: number, unit: word, isCalendar: true)))
            }
            return .literal(.quantity(FHIRPathQuantity(value: number, unit: unit)))
        case .identifier(let word):
            guard let unit = FHIRPathQuantity.calendarWord(word) else { return .literal(value) }
            place += 1
            return .literal(.quantity(FHIRPathQuantity(value: number, unit: unit, isCalendar: true)))
        default:
            return .literal(value)
        }
    }

    private mutating func parseInvocation() throws(FHIRPathError) -> FHIRPathNode {
        let start = token.offset
        let name: String
        switch token.kind {
        case .symbol("$this"): name = "$this"
        case .symbol("$index"): name = "$index"
        case .symbol("$total"): name = "$total"
        case .identifier(let word), .quotedIdentifier(let word): name = word
        default: throw unexpected("a name, a value or a bracket")
        }
        let isSymbol = name.hasPrefix("$")
        place += 1
        if isSymbol { return name == "$this" ? .this : name == "$index" ? .index : .total }
        guard skip("(") else { return .member(name) }
        if let operation = FHIRPathTypeOperation(rawValue: name) {
            let type = try parseTypeSpecifier()
            try expect(")")
            return .typeCall(operation, type)
        }
        var arguments: [FHIRPathNode] = []
        if !skip(")") {
            repeat { arguments.append(try parseExpression(0)) } while skip(",")
            try expect(")")
        }
        guard let function = FHIRPathFunction(rawValue: name) else {
            throw FHIRPathError(.semantic, "unknown function \(name)", offset: start)
        }
        guard function.arity.contains(arguments.count) else {
            throw FHIRPathError(.semantic, "wrong number of arguments for \(name)", offset: start)
        }
        return .call(function, arguments)
    }

    private mutating func parseTypeSpecifier() throws(FHIRPathError) -> FHIRPathTypeSpecifier {
        func name(_ kind: FHIRPathToken.Kind) -> String? {
            switch kind {
            case .identifier(let name), .quotedIdentifier(let name): name
            default: nil
            }
        }
        guard let first = name(token.kind) else { throw unexpected("a type") }
        place += 1
        guard skip(".") else { return FHIRPathTypeSpecifier(namespace: nil, name: first) }
        guard let second = name(token.kind) else { throw unexpected("a type") }
        place += 1
        return FHIRPathTypeSpecifier(namespace: first, name: second)
    }
}
