import Access
import FHIR
import Record

/// Which unit sends a letter: one that has something to do with the citizen also tomorrow, for its staff have to open it.
struct LetterSender {
    let occasion: LetterOccasion
    let change: ProposedChange
    let bystanders: Bystanders

    /// The Organization, as a reference; nil where the citizen has to do with nobody.
    func unit() throws -> String? {
        let json = change.after
        switch occasion {
        case .message:
            let own = try unit(of: json?["sender"]?["reference"]?.string)
            // Whoever has looked or opened the record in an emergency is not to have more to do with it by that.
            return isAboutAccess ? try practice() ?? responsible() ?? own : try own ?? practice() ?? responsible()
        case .responsible:
            let pathway = json.flatMap { Responsibility($0) }?.unit?.holder.reference
            return try pathway ?? json.flatMap { Handover($0) }?.givingUnit?.reference ?? fallback()
        case .discharge:
            let discharge = json.flatMap(Discharge.init)?.department
            let part = json.flatMap(DischargePartTask.init)?.owner
            return try discharge ?? part ?? json.flatMap(DischargeTakeover.init)?.giver ?? fallback()
        case .task: return try json.flatMap { DelegatedTask($0) }?.giver.reference ?? fallback()
        case .failure: return try json.flatMap { CoordinationFailure($0) }?.owner.reference ?? fallback()
        case .plan: return try change.caller.unit.map { "Organization/" + $0 } ?? fallback()
        }
    }

    private var isAboutAccess: Bool {
        let codings = change.after?.list("category").flatMap { $0.list("coding") } ?? []
        return codings.contains { $0["system"]?.string == ConsentSystems.message }
    }

    private func fallback() throws -> String? { try practice() ?? responsible() }

    /// The Organization that a sender is or works at; nil where it is none that the record knows.
    private func unit(of sender: String?) throws -> String? {
        guard let sender else { return nil }
        if sender.hasPrefix("Organization/") { return try bystanders.read(sender) == nil ? nil : sender }
        guard sender.hasPrefix("PractitionerRole/") else { return nil }
        let unit = try bystanders.read(sender)?["organization"]?["reference"]?.string
        return unit?.hasPrefix("Organization/") == true ? unit : nil
    }

    private func practice() throws -> String? {
        let practitioners = try change.patient.flatMap { try bystanders.read("Patient", $0) }?.list(
            "generalPractitioner")
        return try practitioners?.lazy.compactMap { try unit(of: $0["reference"]?.string) }.first
    }

    /// Who has the pathway that began last.
    private func responsible() throws -> String? {
        let open = Responsibility.open.sorted().map { SearchTest.token(.any, code: $0) }
        return try bystanders.find(
            SearchQuery("EpisodeOfCare", [SearchClause("status", open)], compartment: change.patient)
        ).compactMap { Responsibility($0) }.max { $0.start ?? 0 < $1.start ?? 0 }?.unit?.holder.reference
    }
}
