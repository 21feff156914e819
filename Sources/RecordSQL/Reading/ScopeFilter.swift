package import Access
import Record

/// A ``Scope`` as conditions in SQL, with patients as numbers.
package struct ScopeFilter: Sendable {
    /// Ascending; nil: all patients, or those that are ``related``.
    package let patients: [Int64]?
    let shared: Scope.Shared
    /// What is inside of those of whom not everything is.
    let parts: [Int64: PartFilter]
    /// Nil where the patients are named, or all.
    let related: RelatedFilter?
    /// Types that all of it is limited to.
    let types: TypeFilter?

    /// Nothing is outside.
    package static let everything = ScopeFilter(patients: nil, shared: .all)

    /// - Parameters:
    ///   - patients: by number; nil: all.
    ///   - shared: how much of what is nobody's.
    package init(patients: [Int64]?, shared: Scope.Shared) {
        self.init(patients: patients, shared: shared, parts: [:], related: nil, types: nil)
    }

    init(
        patients: [Int64]?, shared: Scope.Shared, parts: [Int64: PartFilter], related: RelatedFilter?,
        types: TypeFilter?
    ) {
        self.patients = patients?.sorted()
        self.shared = shared
        self.parts = parts
        self.related = related
        self.types = types
    }

    /// Whether it takes more than whose a resource is to tell whether it is inside.
    var isNarrow: Bool { !parts.isEmpty || related != nil || types != nil }

    /// How much of what is nobody's is open for resources of one type; nil: of any type.
    func opensShared(for type: String?) -> Bool {
        switch shared {
        case .none: false
        case .all: true
        case .directory: type.map(Directory.types.contains) ?? false
        }
    }

    /// A condition on rows of a table that belong to resources of one type; nil where all are inside.
    ///
    /// - Parameters:
    ///   - table: its name or alias.
    ///   - hint: stands before the column (see ``SQLDialect/asideHint``).
    func condition(on keys: KeyColumns, in table: String, type: String, hint: String = "") -> SQLText? {
        let place = RowPlace(keys, in: table, type: type)
        return all([
            patientCondition(on: keys, in: table, type: type, hint: hint),
            narrowing(place, opensShared: opensShared(for: type), with: related?.condition(place)),
        ])
    }

    /// The same, but for what of the patients' records is inside: for rows that say themselves whether they are, and where
    /// what they lead to is asked besides.
    func patientCondition(on keys: KeyColumns, in table: String, type: String, hint: String = "") -> SQLText? {
        switch keys {
        case .whole: condition(onKey: "\(hint)\(table).key", type: type)
        case .parts: condition(onPatient: "\(hint)\(table).patient", opensShared: opensShared(for: type))
        }
    }

    /// Whose rows may be inside: also those related, whatever of theirs is.
    func ownerCondition(on keys: KeyColumns, in table: String, type: String, hint: String = "") -> SQLText? {
        let place = RowPlace(keys, in: table, type: type)
        let isRelated = related.map { related in
            opensShared(for: type)
                ? SQLText.any([SQLText("\(place.patient) = 0"), related.isRelated(place.patient)])
                : related.isRelated(place.patient)
        }
        return all([patientCondition(on: keys, in: table, type: type, hint: hint), isRelated])
    }

    /// The condition on rows of a projection that are made of these types (nil: any); nil where all are inside.
    ///
    /// - Parameter isOfFew: whether the query's own conditions find few rows.
    func condition(
        onProjection table: String, _ keys: KeyColumns, types: Set<String>?, isOfFew: Bool = false
    ) -> SQLText? {
        let isOpen = shared == .all || (shared == .directory && types?.isSubset(of: Directory.types) ?? false)
        let place = RowPlace(projection: table, keys, type: types?.count == 1 ? types?.first : nil)
        return all([
            condition(onPatient: table + ".patient", opensShared: isOpen),
            narrowing(place, opensShared: isOpen, with: related?.condition(place, isOfFew: isOfFew)),
        ])
    }

    /// A condition on a column of patients' numbers, without what of theirs is inside.
    func condition(onPatient column: String) -> SQLText? {
        all([
            condition(onPatient: column, opensShared: shared == .all), related?.isRelated(column),
        ])
    }

    private func all(_ conditions: [SQLText?]) -> SQLText? {
        let conditions = conditions.compactMap { $0 }
        return conditions.isEmpty ? nil : SQLText.all(conditions)
    }

    private func narrowing(_ place: RowPlace, opensShared: Bool, with related: SQLText?) -> SQLText? {
        var conditions: [SQLText?] = [types?.condition(place)]
        for (patient, filter) in parts.sorted(by: { $0.key < $1.key }) {
            guard let condition = filter.condition(place) else { continue }
            if patients?.count == 1, !opensShared {
                conditions.append(condition)
            } else {
                conditions.append(SQLText.any([SQLText("\(place.patient) <> ?", [.integer(patient)]), condition]))
            }
        }
        if let related {
            conditions.append(opensShared ? SQLText.any([SQLText("\(place.patient) = 0"), related]) : related)
        }
        return all(conditions)
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

    /// The condition that rows found by a Patient's address are of those whose address may be told; nil where all are.
    func addressCondition(on keys: KeyColumns, in table: String) -> SQLText? {
        let patient = RowPlace(keys, in: table, type: "Patient").patient
        let withheld = parts.filter { $0.value.parts.withholdsAddress }.map(\.key).sorted()
        return all([
            withheld.isEmpty ? nil : SQLText.number(patient, isOneOf: withheld).negated,
            related?.opensAddress(patient),
        ])
    }

    /// Whether a resource may be inside, as far as its key and type tell.
    func mayContain(_ key: ResourceKey, type: String) -> Bool {
        if key.patient == ResourceKey.nobody { return opensShared(for: type) }
        return patients?.contains(key.patient) ?? true
    }
}
