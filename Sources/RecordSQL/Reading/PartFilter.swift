import Access
import Record

/// What of one citizen's compartment is inside: ``Parts`` as conditions in SQL, and on versions by what they say.
struct PartFilter: Sendable {
    let parts: Parts
    /// Why the caller may see it; nil where it was decided beforehand.
    let ground: Ground?
    private let patient: Int64
    private let limits: PartSet?
    private let hidden: PartSet
    /// Those among whose works very restricted ones are open, as numbers.
    private let authors: [Int64]
    /// Whether anything of this citizen's is marked as confidential.
    private let hasLabels: Bool
    /// The places of the Consents that hide something and are hidden themselves.
    private let denies: [Int64]

    init(_ parts: Parts, of patient: Int64, ground: Ground? = nil, in reading: SQLReading) throws {
        self.parts = parts
        self.ground = ground
        self.patient = patient
        let marks = try HidingMarks(parts, of: patient, in: reading)
        limits = try parts.limits.map { try PartSet($0, of: patient, in: reading, marks) }
        hidden = try PartSet(parts.hidden, of: patient, in: reading, marks)
        hasLabels = marks.hasLabels
        denies = marks.denies
        if case .ofAuthors(let authors) = parts.confidential {
            self.authors = authors.map(ReferenceMark.number(of:)).sorted()
        } else {
            authors = []
        }
    }

    /// The condition that a row of this citizen's is inside; nil where all are.
    func condition(_ place: RowPlace) -> SQLText? {
        var conditions: [SQLText] = []
        if let limits { conditions.append(limits.condition(place) ?? SQLText("FALSE")) }
        if let hidden = hidden.condition(place) { conditions.append(hidden.negated) }
        if hasLabels { conditions.append(openLabels(place)) }
        if !denies.isEmpty, place.type == nil || place.type == "Consent" {
            conditions.append(SQLText.number(place.resource, isOneOf: denies).negated)
        }
        return conditions.isEmpty ? nil : SQLText.all(conditions)
    }

    private func openLabels(_ place: RowPlace) -> SQLText {
        guard case .ofAuthors = parts.confidential else { return hasLabel(place).negated }
        let isVeryRestricted = hasLabel(place, SQLText("label.label = \(GateProjections.Label.veryRestricted)"))
        var isByAuthors = SQLText("label.label = \(GateProjections.Label.author)")
        isByAuthors.and(.number("label.author", isOneOf: authors))
        return SQLText.any([isVeryRestricted.negated, hasLabel(place, isByAuthors)])
    }

    /// That a row's resource is marked so; nil: as confidential in any way.
    private func hasLabel(_ place: RowPlace, _ mark: SQLText? = nil) -> SQLText {
        let table = ProjectionTables.table(of: GateProjections.labels.name)
        var sql = SQLText(
            "EXISTS (SELECT 1 FROM \(table) AS label WHERE label.patient = ? AND label.resource = \(place.resource)",
            [.integer(patient)])
        sql.and(mark)
        sql.append(")")
        return sql
    }

    /// Whether a version is inside, by what it says itself.
    ///
    /// - Parameter isCurrent: whether the rows that the record has are of this version.
    func contains(_ version: StoredResource, isCurrent: Bool) throws -> Bool {
        var known: ResourceMarks?
        func content() throws -> ResourceMarks {
            if let known { return known }
            let marks = ResourceMarks(try version.json())
            known = marks
            return marks
        }
        if let limits, try !limits.contains(version, content) { return false }
        if try hidden.contains(version, content) { return false }
        if parts.confidential != .all, hasLabels || !isCurrent {
            let marks = try content()
            switch parts.confidential {
            case .all: break
            case .ofAuthors(let authors):
                if marks.confidentiality == .veryRestricted, marks.authors.isDisjoint(with: authors) { return false }
            case .none:
                if marks.confidentiality > .normal { return false }
            }
        }
        if parts.denies != .all, version.type == "Consent" {
            let marks = try content()
            let isOpen =
                switch parts.denies {
                case .all: true
                case .filters: marks.isFilter
                case .blocks: marks.isBlock
                case .none: false
                }
            if marks.isDeny, !isOpen { return false }
        }
        return true
    }
}

extension SQLReading {
    /// The places of resources of one type that lie in a patient's compartment.
    func sequences(ofType type: String, _ ids: [String], inCompartmentOf patient: Int64) throws -> [Int64] {
        guard let number = try names.types.number(of: type, in: connection) else { return [] }
        let found = try connection.all(
            "SELECT \(keys.rawValue) FROM resource WHERE \(tables.dialect.hasIdentifier(among: ids.count))",
            [.integer(number)] + ids.map { .compact($0) }
        ) { ResourceKey(rawValue: $0.integer(0)) }
        return found.filter { $0.patient == patient }.map(\.sequence)
    }
}
