import FHIR
import Record

/// A stay that is going on, for a page.
package struct StayLine: Sendable {
    package let stay: HospitalStay
    package let department: Contact?
    /// The handover by which the patient is to be moved, while nobody has said yes.
    package let transfer: Handover?
    package let name: String?
    package let birthDate: String?

    package init(
        stay: HospitalStay, department: Contact? = nil, transfer: Handover? = nil, name: String? = nil,
        birthDate: String? = nil
    ) {
        self.stay = stay
        self.department = department
        self.transfer = transfer
        self.name = name
        self.birthDate = birthDate
    }
}

extension TransitionReader {
    /// A citizen's stays that are going on, latest first.
    package func stays(of patient: String) throws -> [StayLine] {
        let open = SearchClause("status", HospitalStay.openStatuses.map { .token(.any, code: $0) })
        let offers = SearchQuery(
            "Task",
            [
                SearchClause("code", .token(.is(TaskKind.system), code: TaskKind.handover.rawValue)),
                SearchClause("status", [Handover.State.offered, .seen].map { .token(.any, code: $0.rawValue) }),
            ], compartment: patient)
        let transfers = try reading.search(offers).resources.compactMap { Handover(try $0.json()) }
        return try reading.search(SearchQuery("Encounter", [open], compartment: patient)).resources
            .compactMap { HospitalStay(try $0.json()) }.sorted { ($0.start, $0.id) > ($1.start, $1.id) }
            .map { stay in
                StayLine(
                    stay: stay, department: try reader.contact(stay.department),
                    transfer: transfers.first { $0.stay == stay.reference })
            }
    }

    /// The patients who are in a unit, or whom it is to know of who are in another: those who came last first.
    func stays(_ side: TransitionProjection.Side, of unit: String) throws -> [StayLine] {
        let keys = try reading.rows(StayProjection.open(side, of: unit, limit: Self.mostLines)).map(\.key)
        let names = try CitizenNames(reading, of: keys)
        return try keys.compactMap { key in
            guard let stay = try reading.resource(at: key).flatMap({ HospitalStay(try $0.json()) }) else { return nil }
            return StayLine(
                stay: stay, department: try reader.contact(stay.department), name: names[key]?.name,
                birthDate: names[key]?.birthDate)
        }
    }

    /// Whether somebody can be admitted to a unit.
    ///
    /// - Parameter unit: as `Organization/id`.
    package func isHospital(_ unit: String) throws -> Bool {
        try reader.resource(unit).flatMap { Organization($0) }.flatMap(SectorRule.sector(of:)) == .hospital
    }

    /// The other departments of a department's hospital: whom patients are most often moved to.
    package func departments(beside unit: String) throws -> [ResponsibilityPeriod.Holder] {
        guard let hospital = try reader.resource(unit).flatMap({ Organization($0) })?.partOf?.id(of: "Organization")
        else { return [] }
        let query = SearchQuery(
            "Organization", [SearchClause("partof", .reference(type: "Organization", id: hospital))],
            limit: Self.mostDepartments)
        return try reading.search(query).resources.map { Organization(json: try $0.json()) }
            .filter { $0.active != false && SectorRule.sector(of: $0) == .hospital }
            .map { ResponsibilityPeriod.Holder("Organization/" + ($0.id ?? ""), display: $0.name) }
            .filter { $0.reference != unit }.sorted { ($0.display ?? "") < ($1.display ?? "") }
    }

    /// As many as a list on a page is read through; others are found by name.
    private static let mostDepartments = 30
}
