package import FHIR
package import Record

/// How long a unit may take, and who is told when it takes longer: what its Organization says, else the table of
/// defaults for its sector.
package struct UnitLimits: Sendable, Hashable {
    /// The Organization, as `Organization/id`.
    package let unit: String
    /// Milliseconds, by what they limit.
    private var durations: [Limit: Int64]
    /// The unit's leader: a PractitionerRole or an Organization; where none is named, the unit that it is part of, or
    /// the unit itself.
    package private(set) var leader: String
    /// Who has the duty when the leader does not act.
    package private(set) var dutyHolder: String

    /// What is limited.
    package enum Limit: String, Sendable, Hashable, CaseIterable {
        /// From a pathway's beginning at the unit until a clinician is named.
        case nameClinicianWithin = "name-clinician-within"
        /// From a handover's offer until it is answered.
        case answerWithin = "answer-within"
        /// From a reminder until the leader is told.
        case leaderAfter = "leader-after"
        /// From the leader until the duty holder is told.
        case dutyHolderAfter = "duty-holder-after"
        /// Before a pathway's planned end, from when the unit is told that nobody is next.
        case endingWithin = "ending-within"
        /// From when a citizen who is not digital is to be told something until the letter is printed.
        case printLettersWithin = "print-letters-within"
        /// From the report of a coordination failure until it has been looked into.
        case analyseFailureWithin = "analyse-failure-within"
        /// From when a citizen comes on the case list until there is a next step.
        case nextStepWithin = "next-step-within"
    }

    /// - Parameters:
    ///   - organization: the unit; nil where it is not in the record: then the defaults hold.
    ///   - larger: the unit that it belongs to now, where another resource than its own says so.
    package init(of unit: String, _ organization: JSONValue?, within larger: String? = nil) {
        self.unit = unit
        let organization = organization.flatMap { Organization($0) }
        let own = organization?.extensionValue(ResponsibilitySystems.unitLimits)
        let sector = organization.flatMap(SectorRule.sector(of:)) ?? .unknown
        durations = [:]
        for limit in Limit.allCases {
            durations[limit] = Self.milliseconds(own?.extensionValue(limit.rawValue)) ?? Self.standard(limit, sector)
        }
        let larger = larger ?? organization?.partOf?.target ?? unit
        leader = own?.extensionValue("leader")?.valueReference?.target ?? larger
        dutyHolder = own?.extensionValue("duty-holder")?.valueReference?.target ?? larger
    }

    /// Those of a unit as the record has them at an instant: which larger unit it belongs to is dated.
    package static func find(_ unit: String, _ bystanders: Bystanders, at instant: Int64) throws -> UnitLimits {
        try find(unit, find: { try bystanders.find($0) }, read: { try bystanders.read($0) }, at: instant)
    }

    /// The same by any way of reading the record.
    static func find(
        _ unit: String, find: (SearchQuery) throws -> [JSONValue], read: (String) throws -> JSONValue?,
        at instant: Int64
    ) throws -> UnitLimits {
        guard let id = Reference.id(of: "Organization", in: unit) else { return UnitLimits(of: unit, nil) }
        let query = SearchQuery(
            "OrganizationAffiliation",
            [SearchClause("participating-organization", .reference(type: "Organization", id: id))])
        return UnitLimits(
            of: unit, try read(unit), within: UnitAffiliation.larger(of: try find(query), at: instant))
    }

    /// Milliseconds.
    package subscript(limit: Limit) -> Int64 { durations[limit] ?? 0 }

    /// A duration of hours, minutes or days, as UCUM writes them; nil for anything else.
    private static func milliseconds(_ value: Extension?) -> Int64? {
        guard let duration = value?.json["valueDuration"], let text = duration["value"]?.numberText,
            let number = Double(text), number >= 0, number < 100_000,
            let unit = duration["code"]?.string.flatMap({ units[$0] })
        else { return nil }
        return Int64(number * Double(unit))
    }

    private static let units: [String: Int64] = ["min": 60_000, "h": 3_600_000, "d": 86_400_000]

    /// The table's: of the sector, else of any.
    private static func standard(_ limit: Limit, _ sector: Sector) -> Int64? {
        table[limit.rawValue + "\t" + sector.rawValue] ?? table[limit.rawValue + "\tany"]
    }

    /// The lines of `unit-limits.tsv`, by limit and sector.
    private static let table: [String: Int64] = {
        var table: [String: Int64] = [:]
        for row in CareTable.rows("unit-limits", columns: 4) {
            if let hours = Double(row[2]) { table[row[0] + "\t" + row[1]] = Int64(hours * 3_600_000) }
        }
        return table
    }()
}
