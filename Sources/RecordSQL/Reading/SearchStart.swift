import FHIR
import Record

/// Which part of a search is looked up first; the other clauses are then tried on the few resources that it finds.
enum SearchStart: Hashable {
    /// The patient's compartment that the search is limited to.
    case compartment
    /// The clause at this place.
    case clause(Int)
    /// Each clause finds its keys for itself: none of them is known to find few.
    case anywhere

    /// A clause that finds fewer than this is taken without a look at the others.
    private static let veryFew: Int64 = 100

    init(_ query: SearchQuery, _ selections: SearchSelections) throws {
        self = .anywhere
        guard selections.tables.dialect.needsSearchOrder else { return }
        if query.compartment != nil {
            self = .compartment
            return
        }
        guard query.clauses.count > 1 else { return }
        var fewest = selections.few
        // References name one resource, most often a patient: they find the fewest.
        let places = query.clauses.indices.sorted {
            query.clauses[$0].isReference && !query.clauses[$1].isReference
        }
        for place in places {
            guard let (definition, conditions) = try selections.conditions(query.clauses[place], of: query.type) else {
                continue
            }
            let found = conditions.map { selections.selection(definition, $0) }
            var sql = SQLText("SELECT count(*) FROM (SELECT 1 FROM ")
            sql.append(SearchSelections.union(found))
            sql.append(" LIMIT ?)", [.integer(fewest)])
            let count = try selections.connection.first(sql) { $0.integer(0) } ?? 0
            if count < fewest {
                fewest = count
                self = .clause(place)
            }
            if fewest < Self.veryFew { return }
        }
    }

    /// Whether the clause at a place is tried on what was found before.
    func comesBefore(_ place: Int) -> Bool {
        switch self {
        case .compartment: true
        case .clause(let first): first != place
        case .anywhere: false
        }
    }
}

extension SearchClause {
    fileprivate var isReference: Bool {
        alternatives.allSatisfy { if case .reference = $0 { true } else { false } }
    }
}
