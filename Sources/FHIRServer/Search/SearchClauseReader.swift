import FHIR
import Record

/// Reads one search parameter with its modifiers, chains and values into a clause of the record's search.
///
/// What it does not know it refuses by name: a filter that is left out would give what was not asked for.
///
/// Source: FHIR R4, Search, 3.1.1.4 and 3.1.1.5 (search.html).
struct SearchClauseReader {
    let values: SearchValueReader
    /// What some modifiers need to find out in the record; nil where a condition is read, which may not.
    var knowledge: SearchKnowledge?
    private let parameters = SearchParameters.r4

    /// Names in one chain: beyond this nobody's question goes.
    private static let longestChain = 5
    /// Alternatives of one parameter.
    private static let mostAlternatives = 1000

    /// Whether a parameter can be searched: positions, and what the standard gives no expression for (`_text`,
    /// `_content`, `_filter`, `_query`), cannot.
    static func isSupported(_ definition: SearchParameterDefinition) -> Bool {
        definition.kind != .special && !definition.expression.isEmpty
    }

    /// - Parameter type: the resource type that is searched; `Resource` for all.
    func clause(_ type: String, _ name: String, _ value: String) throws(FHIRError) -> SearchClause {
        try clause(type, name[...], value, depth: 1)
    }

    private func clause(
        _ type: String, _ name: Substring, _ value: String, depth: Int
    ) throws(FHIRError) -> SearchClause {
        guard depth <= Self.longestChain else { throw .unsupported("a chain of more than \(Self.longestChain) names") }
        if name.hasPrefix("_has:") { return try referred(type, name, value, depth: depth) }
        if let point = name.firstIndex(of: ".") {
            return try chain(type, name[..<point], name[name.index(after: point)...], value, depth: depth)
        }
        let (code, modifier) = Self.parts(of: name)
        return try plain(try definition(of: type, code), modifier, value)
    }

    private func definition(of type: String, _ code: String) throws(FHIRError) -> SearchParameterDefinition {
        guard let definition = parameters.definition(of: type, code: code) else {
            let place = type == "Resource" ? "a search over all types" : type
            throw .unsupported("\(place) has no search parameter \(code.prefix(40))")
        }
        guard Self.isSupported(definition) else {
            throw .unsupported("the search parameter \(code) is not supported")
        }
        return definition
    }

    private func plain(
        _ definition: SearchParameterDefinition, _ modifier: String?, _ value: String
    ) throws(FHIRError) -> SearchClause {
        let code = definition.code
        if modifier == "missing" {
            guard value == "true" || value == "false" else { throw .malformed("\(code):missing is true or false") }
            guard !Self.always.contains(code) else { throw .unsupported("\(code):missing is not supported") }
            return SearchClause(code, .missing(value == "true"))
        }
        if let modifier { try permit(modifier, definition) }
        let texts = SearchValueReader.split(value, at: ",")
        guard texts.count <= Self.mostAlternatives else {
            throw .malformed("\(code) has more than \(Self.mostAlternatives) alternatives")
        }
        var tests: [SearchTest] = []
        for text in texts {
            do {
                if let modifier, let modified = try self.tests(definition, modifier, text) {
                    tests += modified
                } else if definition.kind == .composite {
                    tests.append(try composite(definition, text))
                } else {
                    tests.append(try values.test(text, definition.kind, modifier: modifier))
                }
            } catch {
                throw Self.error(error, about: code)
            }
        }
        let isSystemless = tests.allSatisfy { if case .token(.any, _?) = $0 { true } else { false } }
        guard code != "_id" || isSystemless else { throw .malformed("_id takes ids") }
        // A value set without codes: nothing is in it.
        if tests.isEmpty { tests = [.codes(system: nil, [])] }
        return SearchClause(code, tests, isNegated: modifier == "not" || modifier == "not-in")
    }

    /// Every resource has these.
    private static let always: Set<String> = ["_id", "_lastUpdated"]

    private func permit(_ modifier: String, _ definition: SearchParameterDefinition) throws(FHIRError) {
        let isKnown =
            switch definition.kind {
            case .string: modifier == "exact" || modifier == "contains"
            case .token:
                ["not", "text", "in", "not-in", "above", "below", "of-type"].contains(modifier)
                    && !Self.always.contains(definition.code)
            case .reference:
                ["identifier", "above", "below"].contains(modifier)
                    || FHIRTarget.isType(modifier)
                        && (Self.targets(of: definition).isEmpty || definition.targets.contains(modifier))
            case .uri: modifier == "above" || modifier == "below"
            case .number, .date, .quantity, .composite, .special: false
            }
        guard isKnown else {
            throw .unsupported("the modifier :\(modifier.prefix(40)) of \(definition.code) is not supported")
        }
    }

    /// The types that a reference may point to; empty where it may point to any.
    private static func targets(of definition: SearchParameterDefinition) -> [String] {
        definition.targets == ["Resource"] ? [] : definition.targets
    }

    private func composite(_ definition: SearchParameterDefinition, _ text: String) throws(FHIRError) -> SearchTest {
        let parts = SearchValueReader.split(text, at: "$")
        guard parts.count == definition.components.count else {
            throw .malformed("a value has \(definition.components.count) parts with $ between them")
        }
        var tests: [SearchTest] = []
        for (part, component) in zip(parts, definition.components) {
            tests.append(try values.test(part, component.kind))
        }
        if case .reference(nil, _)? = tests.first { throw .malformed("the reference in a composite needs its type") }
        return .composite(tests)
    }

    /// `subject:Patient.name=…`: a reference to something that another search finds.
    private func chain(
        _ type: String, _ head: Substring, _ rest: Substring, _ value: String, depth: Int
    ) throws(FHIRError) -> SearchClause {
        let (code, named) = Self.parts(of: head)
        let definition = try definition(of: type, code)
        guard definition.kind == .reference else {
            throw .unsupported("\(code) is no reference, so nothing follows it")
        }
        if let named {
            guard FHIRTarget.isType(named) else {
                throw .unsupported("a chain goes on from a type, as \(code):Patient")
            }
            try permit(named, definition)
        }
        let targets = named.map { [$0] } ?? Self.targets(of: definition)
        guard !targets.isEmpty else { throw .malformed("\(code) may refer to any type: name one, as \(code):Patient") }
        var searches: [SearchTest] = []
        var refusal = FHIRError.unsupported("nothing that \(code) refers to has this search parameter")
        for target in targets {
            do {
                let clause = try clause(target, rest, value, depth: depth + 1)
                searches.append(.chain(SearchQuery(target, [clause])))
            } catch {
                // Of several targets those count that have the parameter; what is wrong is told where none has.
                if targets.count == 1 || !error.isUnsupported { refusal = error }
            }
        }
        guard !searches.isEmpty else { throw refusal }
        return SearchClause(code, searches)
    }

    /// `_has:Observation:patient:code=…`: something that another search finds refers here.
    private func referred(
        _ type: String, _ name: Substring, _ value: String, depth: Int
    ) throws(FHIRError) -> SearchClause {
        let parts = name.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, type != "Resource" else { throw .malformed("_has is _has:Type:reference:parameter") }
        let source = String(parts[1])
        guard FHIRTarget.isType(source) else { throw .malformed("_has names a resource type that there is none of") }
        let reference = try definition(of: source, String(parts[2]))
        guard reference.kind == .reference else { throw .unsupported("_has takes a reference of \(source)") }
        let query = SearchQuery(source, [try clause(source, parts[3], value, depth: depth + 1)])
        return SearchClause("_has", .referred(by: query, parameter: reference.code))
    }

    /// A name and what follows it after a colon.
    private static func parts(of name: Substring) -> (code: String, modifier: String?) {
        let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts.first ?? ""), parts.count > 1 ? String(parts[1]) : nil)
    }

    private static func error(_ error: FHIRError, about code: String) -> FHIRError {
        switch error {
        case .malformed(let text): .malformed("\(code): \(text)")
        case .unsupported(let text): .unsupported("\(code): \(text)")
        default: error
        }
    }
}

extension FHIRError {
    var isUnsupported: Bool {
        if case .unsupported = self { true } else { false }
    }
}
