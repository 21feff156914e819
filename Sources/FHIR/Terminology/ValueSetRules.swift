/// What is in a value set: its codes, or whether a code is one of them.
///
/// Include and exclude, listed codes, filters, and other value sets. Nothing is guessed: what depends on a code system
/// or value set that is not held is an error that names it.
///
/// Source: FHIR R4, ValueSet, 4.9.8 Value Set Expansion and the rules of `compose`.
package struct ValueSetRules {
    private let source: any TerminologySource
    private let most: Int

    /// Codes that are worked through unless told otherwise.
    package static let mostConcepts = 100_000

    /// - Parameter most: codes that are worked through; more are ``TerminologyError/tooCostly(_:)``.
    package init(_ source: any TerminologySource, most: Int = ValueSetRules.mostConcepts) {
        self.source = source
        self.most = most
    }

    /// All codes of a value set, in its order.
    package func concepts(of valueSet: JSONValue) throws -> [ValueSetConcept] {
        try concepts(of: valueSet, only: nil, on: [])
    }

    /// A code as the value set has it; nil where it does not.
    ///
    /// Asks no more of the record than this one code needs, so that a value set of several systems can be asked though
    /// not all of them are held.
    package func concept(_ token: SearchToken, in valueSet: JSONValue) throws -> ValueSetConcept? {
        try concepts(of: valueSet, only: token, on: []).first
    }

    /// - Parameters:
    ///   - only: nothing but this code is looked for; nil: all.
    ///   - way: the value sets that this one is a part of.
    private func concepts(of valueSet: JSONValue, only: SearchToken?, on way: [String]) throws -> [ValueSetConcept] {
        let url = valueSet["url"]?.string ?? ""
        if !url.isEmpty, way.contains(url) { throw TerminologyError.circular(url) }
        let way = way + [url]
        guard let compose = valueSet["compose"] else {
            guard let expansion = valueSet["expansion"] else { throw TerminologyError.withoutContent(url) }
            return Self.contents(of: expansion["contains"]).filter { only.map($0.isSame) ?? true }
        }
        var found = ConceptSet()
        for include in compose["include"]?.elements.map({ $0 }) ?? [] {
            found.add(try part(include, only: only, on: way))
            guard found.concepts.count <= most else { throw TerminologyError.tooCostly(most) }
        }
        if !found.concepts.isEmpty {
            for exclude in compose["exclude"]?.elements.map({ $0 }) ?? [] {
                found.remove(try part(exclude, only: only, on: way))
            }
        }
        let concepts = found.concepts
        return compose["inactive"]?.bool == false ? concepts.filter { !$0.isInactive } : concepts
    }

    /// What one include or exclude names: of its system, and in all of its value sets.
    private func part(_ part: JSONValue, only: SearchToken?, on way: [String]) throws -> [ValueSetConcept] {
        var concepts: [ValueSetConcept]?
        if let system = part["system"]?.string {
            if let only, only.system != system { return [] }
            concepts = try self.concepts(of: part, CanonicalAddress(system, version: part["version"]?.string), only)
        }
        for other in part["valueSet"]?.elements.compactMap(\.string) ?? [] {
            let address = CanonicalAddress(other)
            guard let valueSet = try source.valueSet(address) else { throw TerminologyError.unknownValueSet(address) }
            let others = try self.concepts(of: valueSet, only: only, on: way)
            guard let known = concepts else {
                concepts = others
                continue
            }
            let tokens = Set(others.map(\.token))
            concepts = known.filter { tokens.contains($0.token) }
        }
        return concepts ?? []
    }

    /// What a part names of its code system: listed codes, those that all filters let through, or all.
    private func concepts(
        of part: JSONValue, _ address: CanonicalAddress, _ only: SearchToken?
    ) throws -> [ValueSetConcept] {
        let system = try source.codeSystem(address)
        if let listed = part["concept"] {
            return listed.elements.compactMap { item in
                guard let code = item["code"]?.string else { return nil }
                if let only, only.code != code { return nil }
                if let system, let concept = system.concept(code) {
                    return ValueSetConcept(concept, of: system, named: item)
                }
                return ValueSetConcept(
                    system: address.url, version: address.version, code: code, display: item["display"]?.string,
                    designations: item["designation"]?.elements.compactMap(CodeSystemConcept.Designation.init) ?? [])
            }
        }
        guard let system else { throw TerminologyError.unknownCodeSystem(address) }
        guard system.isComplete else { throw TerminologyError.withoutConcepts(address) }
        var filters: [ConceptFilter] = []
        for filter in part["filter"]?.elements.map({ $0 }) ?? [] {
            filters.append(try ConceptFilter(filter, in: system))
        }
        let places =
            only.map { [$0.code.flatMap(system.place(of:))].compactMap { $0 } } ?? Array(system.concepts.indices)
        var concepts: [ValueSetConcept] = []
        for place in places where filters.allSatisfy({ $0.matches(place, in: system) }) {
            guard concepts.count < most else { throw TerminologyError.tooCostly(most) }
            concepts.append(ValueSetConcept(system.concepts[place], of: system))
        }
        return concepts
    }

    /// What an expansion that came with the value set holds, nested or not.
    private static func contents(of list: JSONValue?) -> [ValueSetConcept] {
        (list?.elements.map { $0 } ?? []).flatMap { item -> [ValueSetConcept] in
            var concepts: [ValueSetConcept] = []
            if let system = item["system"]?.string, let code = item["code"]?.string, item["abstract"]?.bool != true {
                concepts.append(
                    ValueSetConcept(
                        system: system, version: item["version"]?.string, code: code,
                        display: item["display"]?.string,
                        designations: item["designation"]?.elements.compactMap(CodeSystemConcept.Designation.init)
                            ?? [],
                        isInactive: item["inactive"]?.bool ?? false))
            }
            return concepts + contents(of: item["contains"])
        }
    }
}

/// Concepts in the order they came, each once.
private struct ConceptSet {
    private(set) var concepts: [ValueSetConcept] = []
    private var tokens: Set<SearchToken> = []

    mutating func add(_ more: [ValueSetConcept]) {
        for concept in more where tokens.insert(concept.token).inserted { concepts.append(concept) }
    }

    mutating func remove(_ others: [ValueSetConcept]) {
        let removed = Set(others.map(\.token))
        guard !removed.isEmpty else { return }
        concepts.removeAll { removed.contains($0.token) }
        tokens.subtract(removed)
    }
}

extension ValueSetConcept {
    fileprivate func isSame(_ token: SearchToken) -> Bool { system == token.system && code == token.code }
}
