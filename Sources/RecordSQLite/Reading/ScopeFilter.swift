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
    func condition(on column: String, type: String) -> SQLText? {
        guard let patients else {
            return opensShared(for: type) ? nil : SQLText("\(column) > ?", [.integer(ResourceKey.lastSequence)])
        }
        let numbers = opensShared(for: type) ? [ResourceKey.nobody] + patients : patients
        if numbers.isEmpty { return SQLText("0") }
        let range = "\(column) BETWEEN ? AND ?"
        let bounds = numbers.flatMap { number -> [SQLValue] in
            let keys = ResourceKey.all(of: number)
            return [.integer(keys.lowerBound), .integer(keys.upperBound)]
        }
        if numbers.count == 1 { return SQLText(range, bounds) }
        return SQLText("(" + Array(repeating: range, count: numbers.count).joined(separator: " OR ") + ")", bounds)
    }

    /// A condition on a column of patient numbers, for rows made of these types (nil: any); nil where all are inside.
    func condition(onPatient column: String, types: Set<String>?) -> SQLText? {
        let opensShared = shared == .all || (shared == .directory && types?.isSubset(of: Directory.types) ?? false)
        guard let patients else {
            return opensShared ? nil : SQLText("\(column) > ?", [.integer(ResourceKey.nobody)])
        }
        let numbers = opensShared ? [ResourceKey.nobody] + patients : patients
        switch numbers.count {
        case 0: return SQLText("0")
        case 1: return SQLText("\(column) = ?", [.integer(numbers[0])])
        default:
            let places = Array(repeating: "?", count: numbers.count).joined(separator: ", ")
            return SQLText("\(column) IN (\(places))", numbers.map { .integer($0) })
        }
    }

    /// Whether a resource is inside.
    func contains(_ key: ResourceKey, type: String) -> Bool {
        if key.patient == ResourceKey.nobody { return opensShared(for: type) }
        return patients?.contains(key.patient) ?? true
    }
}
