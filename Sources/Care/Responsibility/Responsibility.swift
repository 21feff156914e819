package import FHIR

/// Who is and was responsible for a pathway: a view of an EpisodeOfCare over its own bytes.
///
/// The history stands on the pathway itself, as an extension for each period. A pathway without it, such as one from
/// another system, has one period that is not written: its managing organisation's, for as long as it lasts.
package struct Responsibility: Sendable {
    package let json: JSONValue
    /// In the order that they were written in; those that follow from the pathway's own elements where none are.
    package let periods: [ResponsibilityPeriod]
    /// The extension of each period; empty where none are written.
    let lines: [JSONValue]
    /// How many of the extensions cannot be understood.
    let unreadable: Int

    /// Nil where it is no EpisodeOfCare.
    package init?(_ json: JSONValue) {
        guard let pathway = EpisodeOfCare(json) else { return nil }
        self.init(of: pathway)
    }

    init(of pathway: EpisodeOfCare) {
        json = pathway.json
        let all = json.list("extension").filter { $0["url"]?.string == ResponsibilitySystems.responsibility }
        let read = all.map { ($0, ResponsibilityPeriod($0)) }
        unreadable = read.count { $0.1 == nil }
        lines = read.compactMap { $0.1 == nil ? nil : $0.0 }
        periods = all.isEmpty ? Self.implied(by: pathway) : read.compactMap(\.1)
    }

    /// The pathway itself.
    package var pathway: EpisodeOfCare { EpisodeOfCare(json: json) }

    /// `EpisodeOfCare/id`.
    package var reference: String { "EpisodeOfCare/" + (pathway.id ?? "") }

    /// The Patient's id.
    package var patient: String? {
        pathway.patient?.patient
    }

    /// Whether the history is written.
    package var isWritten: Bool { !lines.isEmpty || unreadable > 0 }

    /// Whether somebody must be responsible now: it is active or on hold.
    package var isOpen: Bool { Self.open.contains(pathway.status ?? "") }

    /// Whether its life is over.
    package var isClosed: Bool { Self.closed.contains(pathway.status ?? "") }

    /// Statuses of pathways that are under way.
    package static let open: Set<String> = ["active", "onhold"]
    static let closed: Set<String> = ["finished", "cancelled"]

    /// When it began; nil where the pathway does not say.
    package var start: Int64? { pathway.period?.start.map(ResponsibilityTime.start) }

    /// When it ended, or is planned to end: the plan of an open pathway ends no responsibility.
    package var end: Int64? { pathway.period?.end.map(ResponsibilityTime.end) }

    /// The periods in one role.
    package func periods(_ role: ResponsibilityRole) -> [ResponsibilityPeriod] { periods.filter { $0.role == role } }

    /// Who is responsible in a role at an instant: of a unit and a clinician there is one at most.
    package func holder(_ role: ResponsibilityRole, at instant: Int64) -> ResponsibilityPeriod? {
        periods.last { $0.role == role && $0.contains(instant) }
    }

    /// The unit that has it now; nil where the pathway is closed or names nobody.
    package var unit: ResponsibilityPeriod? { periods.last { $0.role == .unit && $0.end == nil } }

    /// The clinician who answers for it now.
    package var clinician: ResponsibilityPeriod? { periods.last { $0.role == .clinician && $0.end == nil } }

    /// Until when the unit has to name a clinician; nil where none has to be named.
    package var nameClinicianBy: Int64? {
        pathway.extensionValue(ResponsibilitySystems.nameClinicianBy)?.valueDateTime?.earliest
    }

    /// When it is looked whether somebody comes after a planned end; nil where none is planned, or that has been done.
    package var nextBy: Int64? { pathway.extensionValue(ResponsibilitySystems.nextBy)?.valueDateTime?.earliest }

    /// What was done because no clinician was named in time.
    package var escalations: [Escalation] { Escalation.all(of: json) }

    /// What a pathway without a history says of it.
    private static func implied(by pathway: EpisodeOfCare) -> [ResponsibilityPeriod] {
        guard let start = pathway.period?.start.map(ResponsibilityTime.start) else { return [] }
        let isOver = closed.contains(pathway.status ?? "")
        let end = isOver ? pathway.period?.end.map { max(start, ResponsibilityTime.end($0)) } : nil
        let holders: [(ResponsibilityRole, Reference?)] = [
            (.unit, pathway.managingOrganization), (.clinician, pathway.careManager),
        ]
        return holders.compactMap { role, reference in
            ResponsibilityPeriod.Holder(reference).map {
                ResponsibilityPeriod(role: role, holder: $0, start: start, end: end, because: .rule(.opened))
            }
        }
    }
}
