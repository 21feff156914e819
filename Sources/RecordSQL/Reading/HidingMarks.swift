import Access
import Record

/// What the gate's projections say of one citizen's record, as far as some parts of it ask for it.
///
/// It is asked for in one question, for a server may be far away.
struct HidingMarks: Sendable {
    /// Which course and contact is in which.
    private(set) var edges: [(mark: Int64, above: Int64)] = []
    /// What each of the citizen's resources is in; nil where it was not asked for, or there are many.
    private(set) var places: [(resource: Int64, mark: Int64)]?
    /// Whether anything is marked as confidential.
    private(set) var hasLabels = false
    /// The places of the Consents that hide something, in force or not, and are hidden themselves.
    private(set) var denies: [Int64] = []

    /// What a row is about.
    private enum Kind: Int64 {
        case edge, label, deny, place
    }

    /// More than these are not brought here: queries ask of each row instead.
    private static let mostPlaces = 512

    init(_ parts: Parts, of patient: Int64, in reading: SQLReading) throws {
        var questions: [String] = []
        func ask(_ kind: Kind, _ columns: String, _ rest: String) {
            questions.append("SELECT CAST(\(kind.rawValue) AS BIGINT), \(columns) \(rest)")
        }
        let zero = "CAST(0 AS BIGINT)"
        if parts.haveCourses {
            let courses = ProjectionTables.table(of: GateProjections.courses.name)
            ask(.edge, "mark, above", "FROM \(courses) WHERE patient = ?")
        }
        // What is being written changes what is in a course.
        let asksForPlaces = parts.haveCourses && reading.isCommitted
        if asksForPlaces {
            let places = ProjectionTables.table(of: GateProjections.places.name)
            ask(
                .place, "CAST(resource AS BIGINT), mark",
                "FROM (SELECT resource, mark FROM \(places) WHERE patient = ? LIMIT \(Self.mostPlaces + 1)) AS placed")
        }
        if parts.confidential != .all {
            let labels = ProjectionTables.table(of: GateProjections.labels.name)
            ask(.label, "\(zero), \(zero)", "WHERE EXISTS (SELECT 1 FROM \(labels) WHERE patient = ?)")
        }
        if parts.denies != .all {
            let denies = ProjectionTables.table(of: GateProjections.denies.name)
            let others = Self.number(of: parts.denies).map { " AND whom <> \($0)" } ?? ""
            ask(.deny, "CAST(resource AS BIGINT), \(zero)", "FROM \(denies) WHERE patient = ?\(others)")
        }
        guard !questions.isEmpty else { return }
        let rows = try reading.connection.all(
            questions.joined(separator: " UNION ALL "), questions.map { _ in .integer(patient) }
        ) { (Kind(rawValue: $0.integer(0)), $0.integer(1), $0.integer(2)) }
        var places: [(resource: Int64, mark: Int64)] = []
        for (kind, first, second) in rows {
            switch kind {
            case .edge: edges.append((first, second))
            case .place: places.append((first, second))
            case .label: hasLabels = true
            case .deny: denies.append(first)
            case nil: break
            }
        }
        denies.sort()
        if asksForPlaces, places.count <= Self.mostPlaces { self.places = places }
    }

    /// Of the Consents that hide something, the ones that are open, by their number in the projection; nil: none.
    private static func number(of denies: Parts.Denies) -> Int64? {
        switch denies {
        case .all, .none: nil
        case .filters: GateProjections.Deny.relatives
        case .blocks: GateProjections.Deny.professionals
        }
    }
}

extension Parts {
    /// Whether whole courses are inside or outside.
    fileprivate var haveCourses: Bool {
        hidden.union(limits ?? []).contains { if case .course = $0 { true } else { false } }
    }
}
