/// The identifiers of resources that this import has accepted and not yet written, so that what comes after can refer to
/// them. What has been written is found in the record instead, so this stays small.
struct ImportedIdentifiers {
    private var ids: [Key: [String: Int]] = [:]

    private struct Key: Hashable {
        let type: String
        let term: IdentifierTerm
    }

    /// - Parameter terms: the resource's identifiers, each with its system or an empty one.
    mutating func add(type: String, id: String, terms: [IdentifierTerm]) {
        for key in keys(type, terms) { ids[key, default: [:]][id, default: 0] += 1 }
    }

    mutating func remove(type: String, id: String, terms: [IdentifierTerm]) {
        for key in keys(type, terms) {
            guard let count = ids[key]?[id] else { continue }
            ids[key]?[id] = count > 1 ? count - 1 : nil
            if ids[key]?.isEmpty == true { ids[key] = nil }
        }
    }

    func matches(_ search: SearchExpression) -> Set<String> {
        Set(ids[Key(type: search.type, term: search.term)].map { Array($0.keys) } ?? [])
    }

    var isEmpty: Bool { ids.isEmpty }

    private func keys(_ type: String, _ terms: [IdentifierTerm]) -> [Key] {
        terms.flatMap { term in
            [Key(type: type, term: term), Key(type: type, term: IdentifierTerm(system: nil, value: term.value))]
        }
    }
}
