import FHIR
import Record

/// What a search needs to find out in the record before it can be put: which codes are in a value set, what lies below a
/// unit, what a list holds.
struct SearchKnowledge {
    let reading: Reading
    let searchEntries: @Sendable (JSONValue) -> [SearchEntry]
    private let terminology: HeldTerminology

    /// Codes, places or list entries that one parameter may come to.
    static let most = 5000

    /// Up or down a hierarchy, from something that is itself included.
    enum Direction: String {
        case above, below
    }

    init(_ reading: Reading, searchEntries: @escaping @Sendable (JSONValue) -> [SearchEntry]) {
        self.reading = reading
        self.searchEntries = searchEntries
        terminology = HeldTerminology(reading)
    }

    /// Whether some parameter's name asks for it.
    static func isNeeded(_ parameters: QueryParameters) -> Bool {
        parameters.all.contains { parameter in
            guard parameter.name != "_list" else { return true }
            guard let colon = parameter.name.lastIndex(of: ":") else { return false }
            return ["in", "not-in", "above", "below"].contains(parameter.name[parameter.name.index(after: colon)...])
        }
    }

    /// The codes of a value set, by system.
    func codes(inValueSet text: String) throws(FHIRError) -> [SearchTest] {
        let address = CanonicalAddress(text)
        let concepts: [ValueSetConcept]
        do {
            guard let valueSet = try terminology.valueSet(address) else {
                throw TerminologyError.unknownValueSet(address)
            }
            concepts = try ValueSetRules(terminology, most: Self.most).concepts(of: valueSet)
        } catch {
            throw Self.refusal(error)
        }
        var codes: [String: [String]] = [:]
        for concept in concepts { codes[concept.system, default: []].append(concept.code) }
        return codes.sorted { $0.key < $1.key }.map { .codes(system: $0.key, $0.value) }
    }

    /// A code with those above or below it.
    func codes(_ direction: Direction, _ code: String, of system: String) throws(FHIRError) -> [String] {
        do {
            let address = CanonicalAddress(system)
            guard let content = try terminology.codeSystem(address) else {
                throw TerminologyError.unknownCodeSystem(address)
            }
            guard let place = content.place(of: code) else {
                guard content.isComplete else { throw TerminologyError.withoutConcepts(address) }
                throw FHIRError.malformed("the code system has no such code")
            }
            let places =
                direction == .below ? content.selfAndDescendants(of: place) : content.selfAndAncestors(of: place)
            guard places.count <= Self.most else { throw TerminologyError.tooCostly(Self.most) }
            return places.map { content.concepts[$0].code }
        } catch {
            throw Self.refusal(error)
        }
    }

    /// The ids of a resource and of those above or below it, by the parameter that says what each is part of.
    func places(_ direction: Direction, _ type: String, _ id: String, by parent: String) throws(FHIRError) -> [String] {
        var found = [id]
        var seen: Set<String> = [id]
        var fresh = [id]
        do {
            while !fresh.isEmpty {
                let next = try direction == .below ? children(fresh, type, parent) : parents(fresh, type, parent)
                fresh = next.filter { seen.insert($0).inserted }
                found += fresh
                guard found.count <= Self.most else { throw TerminologyError.tooCostly(Self.most) }
            }
        } catch {
            throw Self.refusal(error)
        }
        return found
    }

    private func children(_ ids: [String], _ type: String, _ parent: String) throws -> [String] {
        let tests = ids.map { SearchTest.reference(type: type, id: $0) }
        return try reading.search(SearchQuery(type, [SearchClause(parent, tests)], limit: Self.most + 1))
            .resources.map(\.id)
    }

    private func parents(_ ids: [String], _ type: String, _ parent: String) throws -> [String] {
        try ids.flatMap { id -> [String] in
            guard let resource = try reading.resource(type, id) else { return [] }
            return searchEntries(try resource.json()).compactMap { entry in
                guard entry.code == parent, case .reference(let reference) = entry.value, reference.url == nil,
                    reference.type == type
                else { return nil }
                return reference.id
            }
        }
    }

    /// What a List of the record holds, as ids by type.
    func members(ofList id: String) throws(FHIRError) -> [String: Set<String>] {
        guard !id.hasPrefix("$") else {
            throw .unsupported("_list takes the id of a List; \(id.prefix(40)) is not kept")
        }
        var members: [String: Set<String>] = [:]
        do {
            guard let list = try reading.resource("List", id) else {
                throw FHIRError.malformed("_list names no List of the record")
            }
            for entry in searchEntries(try list.json()) where entry.code == "item" {
                guard case .reference(let reference) = entry.value, reference.url == nil, let type = reference.type,
                    let id = reference.id
                else { continue }
                members[type, default: []].insert(id)
            }
        } catch {
            throw FHIRError(error)
        }
        guard members.values.reduce(0, { $0 + $1.count }) <= Self.most else {
            throw .unsupported("a List of more than \(Self.most) resources is not searched")
        }
        return members
    }

    /// What cannot be told is wrong with the search, not with its address.
    private static func refusal(_ error: any Error) -> FHIRError {
        guard let error = error as? TerminologyError else { return FHIRError(error) }
        return .unsupported(error.text)
    }
}
