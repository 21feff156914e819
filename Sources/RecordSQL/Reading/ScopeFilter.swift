package import Access
import Record

/// A ``Scope`` as conditions in SQL, with patients as numbers.
package struct ScopeFilter: Sendable {
    /// Ascending; nil: all patients.
    package let patients: [Int64]?
    let shared: Scope.Shared

    /// Nothing is outside.
    package static let everything = ScopeFilter(patients: nil, shared: .all)

    /// - Parameters:
    ///   - patients: by number; nil: all.
    ///   - shared: how much of what is nobody's.
    package init(patients: [Int64]?, shared: Scope.Shared) {
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

    /// A condition on the key of rows that belong to resources of one type; nil where all are inside.
    ///
    /// - Parameter hint: stands before the column (see ``SQLDialect/asideHint``).
    func condition(on keys: KeyColumns, type: String, hint: String = "") -> SQLText? {
        switch keys {
        case .whole: condition(onKey: hint + "key", type: type)
        case .parts: condition(onPatient: hint + "patient", opensShared: opensShared(for: type))
        }
    }

    private func condition(onKey column: String, type: String) -> SQLText? {
        guard let patients else {
            return opensShared(for: type) ? nil : SQLText("\(column) > ?", [.integer(ResourceKey.lastSequence)])
        }
        let numbers = opensShared(for: type) ? [ResourceKey.nobody] + patients : patients
        if numbers.isEmpty { return SQLText("FALSE") }
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
        condition(
            onPatient: column,
            opensShared: shared == .all || (shared == .directory && types?.isSubset(of: Directory.types) ?? false))
    }

    private func condition(onPatient column: String, opensShared: Bool) -> SQLText? {
        guard let patients else {
            return opensShared ? nil : SQLText("\(column) > ?", [.integer(ResourceKey.nobody)])
        }
        let numbers = opensShared ? [ResourceKey.nobody] + patients : patients
        switch numbers.count {
        case 0: return SQLText("FALSE")
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
