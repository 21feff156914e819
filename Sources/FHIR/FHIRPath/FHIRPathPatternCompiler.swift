/// Compiles the text of a regular expression to the instructions of ``FHIRPathPattern``.
struct FHIRPathPatternCompiler {
    private let scalars: [Unicode.Scalar]
    private var place = 0
    private var depth = 0
    /// The groups that are remembered; the first is the whole match.
    private(set) var groups = 1

    private static let maximumSize = 20_000
    /// Pieces written so far; one that is repeated counts each time, even where it writes nothing.
    private var written = 0

    private indirect enum Piece {
        case nothing
        case set(FHIRPathScalarSet)
        case assertion(FHIRPathPattern.Instruction)
        case sequence([Piece])
        case either([Piece])
        case group(Int, Piece)
        case repetition(Piece, least: Int, most: Int?, isLazy: Bool)
    }

    init(_ pattern: String) {
        scalars = Array(pattern.unicodeScalars)
    }

    mutating func compile() throws(FHIRPathError) -> [FHIRPathPattern.Instruction] {
        let piece = try parseAlternatives()
        guard place == scalars.count else { throw malformed() }
        var program: [FHIRPathPattern.Instruction] = []
        try emit(.group(0, piece), to: &program)
        program.append(.match)
        return program
    }

    private func malformed() -> FHIRPathError {
        FHIRPathError(.execution, "a regular expression that is malformed or not supported")
    }

    private var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

    private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        place += 1
        return true
    }

    private mutating func parseAlternatives() throws(FHIRPathError) -> Piece {
        depth += 1
        defer { depth -= 1 }
        guard depth < 50 else { throw FHIRPathError(.limit, "a regular expression nested too deeply") }
        var alternatives = [try parseSequence()]
        while skip("|") { alternatives.append(try parseSequence()) }
        return alternatives.count == 1 ? alternatives[0] : .either(alternatives)
    }

    private mutating func parseSequence() throws(FHIRPathError) -> Piece {
        var pieces: [Piece] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            pieces.append(try parseRepetition(of: try parseAtom()))
        }
        return pieces.isEmpty ? .nothing : .sequence(pieces)
    }

    private mutating func parseRepetition(of atom: Piece) throws(FHIRPathError) -> Piece {
        var piece = atom
        while let scalar = next {
            let bounds: (least: Int, most: Int?)
            switch scalar {
            case "*": bounds = (0, nil)
            case "+": bounds = (1, nil)
            case "?": bounds = (0, 1)
            case "{":
                guard let counted = parseBounds() else { return piece }
                bounds = counted
            default: return piece
            }
            if scalar != "{" { place += 1 }
            guard bounds.most.map({ $0 >= bounds.least && $0 <= 1000 }) ?? true, bounds.least <= 1000 else {
                throw malformed()
            }
            piece = .repetition(piece, least: bounds.least, most: bounds.most, isLazy: skip("?"))
        }
        return piece
    }

    /// `{2}`, `{2,}` or `{2,4}`; nil, without moving, for a brace that stands for itself.
    private mutating func parseBounds() -> (least: Int, most: Int?)? {
        guard let close = scalars[place...].firstIndex(of: "}") else { return nil }
        let text = String(String.UnicodeScalarView(scalars[place + 1..<close]))
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard let least = parts.first.flatMap({ Int($0) }), parts.count <= 2 else { return nil }
        if parts.count == 1 {
            place = close + 1
            return (least, least)
        }
        if parts[1].isEmpty {
            place = close + 1
            return (least, nil)
        }
        guard let most = Int(parts[1]) else { return nil }
        place = close + 1
        return (least, most)
    }

    private mutating func parseAtom() throws(FHIRPathError) -> Piece {
        guard let scalar = next else { throw malformed() }
        place += 1
        switch scalar {
        case ".": return .set(.any)
        case "^": return .assertion(.textStart)
        case "$": return .assertion(.textEnd)
        case "[": return .set(try parseClass())
        case "(":
            var group: Int?
            if skip("?") {
                guard skip(":") else { throw malformed() }
            } else {
                group = groups
                groups += 1
            }
            let content = try parseAlternatives()
            guard skip(")") else { throw malformed() }
            return group.map { .group($0, content) } ?? content
        case "*", "+", "?": throw malformed()
        case "\\":
            guard let escaped = next else { throw malformed() }
            if escaped == "b" || escaped == "B" {
                place += 1
                return .assertion(.wordBoundary(escaped == "b"))
            }
            return .set(try parseEscape())
        default: return .set(FHIRPathScalarSet(ranges: [scalar.value...scalar.value]))
        }
    }

    private mutating func parseEscape() throws(FHIRPathError) -> FHIRPathScalarSet {
        guard let scalar = next else { throw malformed() }
        place += 1
        switch scalar {
        case "d": return .digit
        case "D": return FHIRPathScalarSet(ranges: FHIRPathScalarSet.digit.complement)
        case "w": return .word
        case "W": return FHIRPathScalarSet(ranges: FHIRPathScalarSet.word.complement)
        case "s": return .space
        case "S": return FHIRPathScalarSet(ranges: FHIRPathScalarSet.space.complement)
        case "n": return FHIRPathScalarSet(ranges: [0x0A...0x0A])
        case "r": return FHIRPathScalarSet(ranges: [0x0D...0x0D])
        case "t": return FHIRPathScalarSet(ranges: [0x09...0x09])
        case "f": return FHIRPathScalarSet(ranges: [0x0C...0x0C])
        case "u", "x":
            let count = scalar == "u" ? 4 : 2
            guard place + count <= scalars.count,
                let value = UInt32(String(String.UnicodeScalarView(scalars[place..<place + count])), radix: 16)
            else { throw malformed() }
            place += count
            return FHIRPathScalarSet(ranges: [value...value])
        default:
            let isName = scalar.properties.isAlphabetic || FHIRPathScalarSet.digit.contains(scalar)
            if isName { throw malformed() }
            return FHIRPathScalarSet(ranges: [scalar.value...scalar.value])
        }
    }

    private mutating func parseClass() throws(FHIRPathError) -> FHIRPathScalarSet {
        let isNegated = skip("^")
        var ranges: [ClosedRange<UInt32>] = []
        var isFirst = true
        while let scalar = next, scalar != "]" || isFirst {
            isFirst = false
            place += 1
            let low = scalar == "\\" ? try parseEscape().ranges : [scalar.value...scalar.value]
            guard low.count == 1, low[0].count == 1, next == "-", place + 1 < scalars.count,
                scalars[place + 1] != "]"
            else {
                ranges += low
                continue
            }
            place += 1
            guard let end = next else { throw malformed() }
            place += 1
            let high = end == "\\" ? try parseEscape().ranges : [end.value...end.value]
            guard high.count == 1, high[0].count == 1, high[0].lowerBound >= low[0].lowerBound else {
                throw malformed()
            }
            ranges.append(low[0].lowerBound...high[0].lowerBound)
        }
        guard skip("]") else { throw malformed() }
        return FHIRPathScalarSet(ranges: ranges, isNegated: isNegated)
    }

    private mutating func emit(
        _ piece: Piece, to program: inout [FHIRPathPattern.Instruction]
    ) throws(FHIRPathError) {
        written += 1
        guard written < Self.maximumSize, program.count < Self.maximumSize else {
            throw FHIRPathError(.limit, "a regular expression that is too large")
        }
        switch piece {
        case .nothing: break
        case .set(let set): program.append(.scalar(set))
        case .assertion(let assertion): program.append(assertion)
        case .sequence(let pieces):
            for piece in pieces { try emit(piece, to: &program) }
        case .group(let number, let content):
            program.append(.save(number * 2))
            try emit(content, to: &program)
            program.append(.save(number * 2 + 1))
        case .either(let alternatives):
            var exits: [Int] = []
            for (number, alternative) in alternatives.enumerated() {
                let isLast = number == alternatives.count - 1
                let split = program.count
                if !isLast { program.append(.split(split + 1, 0)) }
                try emit(alternative, to: &program)
                if !isLast {
                    exits.append(program.count)
                    program.append(.jump(0))
                    program[split] = .split(split + 1, program.count)
                }
            }
            for exit in exits { program[exit] = .jump(program.count) }
        case .repetition(let content, let least, let most, let isLazy):
            try emit(content, least, most, isLazy, to: &program)
        }
    }

    private mutating func emit(
        _ content: Piece, _ least: Int, _ most: Int?, _ isLazy: Bool,
        to program: inout [FHIRPathPattern.Instruction]
    ) throws(FHIRPathError) {
        for _ in 0..<least { try emit(content, to: &program) }
        guard let most else {
            let split = program.count
            program.append(.split(0, 0))
            try emit(content, to: &program)
            program.append(.jump(split))
            program[split] = isLazy ? .split(program.count, split + 1) : .split(split + 1, program.count)
            return
        }
        var splits: [Int] = []
        for _ in least..<max(least, most) {
            splits.append(program.count)
            program.append(.split(0, 0))
            try emit(content, to: &program)
        }
        for split in splits {
            program[split] = isLazy ? .split(program.count, split + 1) : .split(split + 1, program.count)
        }
    }
}
