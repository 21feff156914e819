import Access
import Record

/// A ``Scope`` as conditions in SQL, with patients as numbers.
struct ScopeFilter: Sendable {
    /// Ascending; nil: all patients.
    let patients: [Int64]?
    let shared: Scope.Shared

    static let everything = ScopeFilter(patients: nil, shared: .all)

    init(patients: [Int64]?, shared: Scope.Shared) {
        self.patients = patients?.sorted()
        self.shared = shared
    }

    /// How much of what is nobody's is open for resources of one type; nil: of any type.
    private func opensShared(for type: String?) -> Bool {
        switch shared {
        case .none: false
        case .all: true
        case .directory: type.map(Directory.types.contains) ?? false
        }
    }

    /// A condition on a column of resource keys, for resources of one type; nil where all are inside.
    ///
    /// Numbers come from the patient table, so they stand in the text itself.
    func condition(on column: String, type: String) -> String? {
        guard let patients else {
            return opensShared(for: type) ? nil : "\(column) > \(ResourceKey.lastSequence)"
        }
        var numbers = patients
        if opensShared(for: type) { numbers.insert(ResourceKey.nobody, at: 0) }
        if numbers.isEmpty { return "0" }
        let ranges = numbers.map { number in
            let keys = ResourceKey.all(of: number)
            return "\(column) BETWEEN \(keys.lowerBound) AND \(keys.upperBound)"
        }
        return ranges.count == 1 ? ranges[0] : "(" + ranges.joined(separator: " OR ") + ")"
    }

    /// A condition on a column of patient numbers, for rows made of these types (nil: any), with the numbers to bind to
    /// it; nil where all are inside.
    ///
    /// The numbers are bound rather than written, so that every patient's queries share their prepared statements.
    func condition(onPatient column: String, types: Set<String>?) -> (sql: String, numbers: [Int64])? {
        let opensShared = shared == .all || (shared == .directory && types?.isSubset(of: Directory.types) ?? false)
        guard let patients else { return opensShared ? nil : ("\(column) > ?", [ResourceKey.nobody]) }
        var numbers = patients
        if opensShared { numbers.insert(ResourceKey.nobody, at: 0) }
        switch numbers.count {
        case 0: return ("0", [])
        case 1: return ("\(column) = ?", numbers)
        default:
            let places = Array(repeating: "?", count: numbers.count).joined(separator: ", ")
            return ("\(column) IN (\(places))", numbers)
        }
    }

    /// Whether a resource is inside.
    func contains(_ key: ResourceKey, type: String) -> Bool {
        if key.patient == ResourceKey.nobody { return opensShared(for: type) }
        return patients?.contains(key.patient) ?? true
    }
}
