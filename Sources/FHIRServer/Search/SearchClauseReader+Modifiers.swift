import FHIR
import Record

/// Modifiers that change what a value is: a text, an address, an identifier, a place in a hierarchy.
///
/// Source: FHIR R4, Search, 3.1.1.4.1 Modifiers.
extension SearchClauseReader {
    /// - Returns: nil where the kind of parameter has no such modifier.
    func tests(
        _ definition: SearchParameterDefinition, _ modifier: String, _ text: String
    ) throws(FHIRError) -> [SearchTest]? {
        let direction = SearchKnowledge.Direction(rawValue: modifier)
        switch (definition.kind, modifier) {
        case (.token, "text"): return [.text(try Self.words(SearchValueReader.unescaped(text)))]
        case (.token, "of-type"): return [try typed(text)]
        case (.token, "in"), (.token, "not-in"):
            return try inside(definition, SearchValueReader.unescaped(text))
        case (.token, "above"), (.token, "below"):
            guard let direction else { return nil }
            return [try codes(definition, direction, text)]
        case (.reference, "identifier"): return [try identifier(text)]
        case (.reference, "above"), (.reference, "below"):
            guard let direction else { return nil }
            return try places(definition, direction, text)
        case (.uri, "below"): return [.addressBelow(SearchValueReader.unescaped(text))]
        case (.uri, "above"): return Self.above(SearchValueReader.unescaped(text)).map { .uri($0) }
        default: return nil
        }
    }

    private func known() throws(FHIRError) -> SearchKnowledge {
        guard let knowledge else { throw .unsupported("this modifier is for searches, not for conditions") }
        return knowledge
    }

    private static func words(_ text: String) throws(FHIRError) -> String {
        guard text.contains(where: { $0.isLetter || $0.isNumber }) else { throw .malformed("a text has words") }
        return text
    }

    private func typed(_ text: String) throws(FHIRError) -> SearchTest {
        let parts = SearchValueReader.split(text, at: "|").map(SearchValueReader.unescaped)
        guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty }) else {
            throw .malformed("a value is the type's system|its code|the identifier's value")
        }
        return .typedIdentifier(system: parts[0], code: parts[1], value: parts[2])
    }

    private func identifier(_ text: String) throws(FHIRError) -> SearchTest {
        guard case .token(let system, let value) = try values.test(text, .token) else {
            throw .malformed("an identifier is system|value")
        }
        return .identifier(system, value: value)
    }

    private func inside(_ definition: SearchParameterDefinition, _ text: String) throws(FHIRError) -> [SearchTest] {
        guard !text.isEmpty else { throw .malformed("a value set has an address") }
        let tests = try known().codes(inValueSet: text)
        guard definition.isOfPlainCodes else { return tests }
        // An element that is only a code says its system by being there.
        return tests.map { test in
            if case .codes(_, let codes) = test { .codes(system: nil, codes) } else { test }
        }
    }

    private func codes(
        _ definition: SearchParameterDefinition, _ direction: SearchKnowledge.Direction, _ text: String
    ) throws(FHIRError) -> SearchTest {
        guard case .token(.is(let system), let code?) = try values.test(text, .token) else {
            throw .malformed("a hierarchy is asked for as system|code")
        }
        let codes = try known().codes(direction, code, of: system)
        return .codes(system: definition.isOfPlainCodes ? nil : system, codes)
    }

    /// A resource with those that it is part of, or that are part of it.
    ///
    /// Source: FHIR R4, Search, 3.1.1.4.12 Searching Hierarchies.
    private func places(
        _ definition: SearchParameterDefinition, _ direction: SearchKnowledge.Direction, _ text: String
    ) throws(FHIRError) -> [SearchTest] {
        let reference = SearchReference(text: SearchValueReader.unescaped(text))
        let isID = !text.contains("/") && !text.contains(":")
        let targets = definition.targets.filter { SearchParameters.r4.parent(of: $0) != nil }
        guard isID || reference.url == nil,
            let type = isID ? (targets.count == 1 ? targets[0] : nil) : reference.type,
            let parent = SearchParameters.r4.parent(of: type)
        else { throw .malformed("a hierarchy begins at a resource that can be part of another: Location/12") }
        let id = isID ? SearchValueReader.unescaped(text) : reference.id ?? ""
        return try known().places(direction, type, id, by: parent).map { .reference(type: type, id: $0) }
    }

    /// An address and those that it lies below: without its last part, its last two, and so on.
    private static func above(_ address: String) -> [String] {
        var addresses = [address]
        var rest = Substring(address)
        while let slash = rest.lastIndex(of: "/"), !rest[..<slash].hasSuffix("/"), !rest[..<slash].isEmpty {
            // With and without the slash at its end.
            addresses.append(String(rest[...slash]))
            rest = rest[..<slash]
            addresses.append(String(rest))
        }
        return addresses
    }
}

extension SearchParameters {
    /// The search parameter by which resources of a type say what they are part of; nil where they do not.
    func parent(of type: String) -> String? {
        ["partof", "part-of"].first { code in
            guard let definition = definition(of: type, code: code) else { return false }
            return definition.kind == .reference && definition.targets.contains(type)
        }
    }
}

extension SearchParameterDefinition {
    /// Whether its values are elements of type `code`, whose system is not written with them.
    var isOfPlainCodes: Bool {
        var parts = expression.split(separator: ".").map(String.init)
        guard parts.count > 1, parts.removeFirst() == resourceType else { return false }
        var type = Definitions.r4.type(named: resourceType)
        for part in parts {
            guard let current = type, let element = Definitions.r4.elements(named: part, of: current.id).first else {
                return false
            }
            type = Definitions.r4.type(element.type)
        }
        return type?.name == "code"
    }
}
