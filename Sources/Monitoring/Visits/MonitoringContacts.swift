import Care
import FHIR
import Record

/// When the unit that watches has been in contact with a citizen: spoken with or seen, however that came about. Messages are not
/// among it, for nobody knows whether they were read.
struct MonitoringContacts {
    let plan: MonitoringPlan
    let bystanders: Bystanders

    /// What was done about a deviation that is a contact.
    static let actions: Set<Deviation.Action> = [.called, .visited, .admitted]
    /// More of one citizen's than this are not gone through.
    private static let most = 200

    /// The last contact from an instant on and before another; nil where there was none.
    func last(from: Int64, before end: Int64) throws -> Int64? {
        try [handled(), looked(), met("Encounter", from), met("Appointment", from)].flatMap { $0 }
            .filter { from <= $0 && $0 < end }.max()
    }

    /// Deviations of the plan that were dealt with by a contact.
    private func handled() throws -> [Int64] {
        try bystanders.resources(of: DeviationProjection.all(ofPlan: plan.id)).compactMap { Deviation($0)?.outcome }
            .filter { Self.actions.contains($0.action) }.map(\.at)
    }

    /// Answers of the plan that somebody has looked at and called about.
    private func looked() throws -> [Int64] {
        try MonitoringAsking.tasks(of: plan, bystanders).compactMap { QuestionnaireAssignment($0)?.look }
            .filter { $0.action == .called || $0.action == .visit }.map(\.at)
    }

    /// Visits at the unit, and times that were agreed there and not called off.
    private func met(_ type: String, _ from: Int64) throws -> [Int64] {
        let since = SearchClause("date", .date(.greaterOrEqual, SearchDate(earliest: from, latest: from + 1)))
        let found = try bystanders.find(SearchQuery(type, [since], compartment: plan.patient, limit: Self.most))
        return try found.compactMap { json in
            guard !Self.neverCame.contains(json["status"]?.string ?? ""), try isAtUnit(json) else { return nil }
            return json["start"]?.momentValue ?? json["period"]?["start"]?.momentValue
        }
    }

    private static let neverCame: Set<String> = [
        "cancelled", "entered-in-error", "proposed", "waitlist", "planned", "unknown",
    ]

    private func isAtUnit(_ json: JSONValue) throws -> Bool {
        let unit = plan.watchedBy.reference
        if json["serviceProvider"]?["reference"]?.string == unit { return true }
        return try json.list("participant").contains { participant in
            guard let actor = participant["actor"]?["reference"]?.string else { return false }
            if actor == unit { return true }
            // Whoever takes part is asked where they work, and places whose they are.
            let one = actor.hasPrefix("Patient/") ? nil : try bystanders.read(actor)
            return ["organization", "providedBy", "managingOrganization"].contains {
                one?[$0]?["reference"]?.string == unit
            }
        }
    }
}
