package import FHIR

/// The offer of a pathway to another unit or clinician, and the answer: a view of a Task over its own bytes.
///
/// Offered, seen, and then accepted, declined with a reason, or withdrawn. Responsibility moves when it is accepted, or
/// at ``from`` where that is later; until then the giver has it.
package struct Handover: Sendable {
    package let json: JSONValue
    /// ``TaskKind/handover`` or ``TaskKind/handoverAtDischarge``.
    package let kind: TaskKind
    package let state: State

    /// The status of the Task.
    package enum State: String, Sendable, Hashable, CaseIterable {
        case offered = "requested"
        case seen = "received"
        case accepted
        case declined = "rejected"
        case withdrawn = "cancelled"

        /// Whether it awaits an answer.
        package var isOpen: Bool { self == .offered || self == .seen }
    }

    /// Nil where it is no handover, or in a state that handovers do not have.
    package init?(_ json: JSONValue) {
        guard let kind = TaskKind(of: json), kind.movesResponsibility,
            let state = json["status"]?.string.flatMap(State.init(rawValue:))
        else { return nil }
        self.json = json
        self.kind = kind
        self.state = state
    }

    /// The Task itself.
    package var task: TaskResource { TaskResource(json: json) }

    /// `Task/id`.
    package var reference: String { "Task/" + (task.id ?? "") }

    /// The pathway, as `EpisodeOfCare/id`.
    package var pathway: String? { task.focus?.target.flatMap { $0.hasPrefix("EpisodeOfCare/") ? $0 : nil } }

    /// The stay, as `Encounter/id`, where the patient is moved with it.
    package var stay: String? {
        kind == .handover ? Reference(json["encounter"])?.id(of: "Encounter").map { "Encounter/" + $0 } : nil
    }

    /// The Patient's id.
    package var patient: String? { task.subject?.patient }

    /// Who gives: a PractitionerRole or an Organization.
    package var giver: ResponsibilityPeriod.Holder? { ResponsibilityPeriod.Holder(task.requester) }

    /// The unit that gives, where a clinician does it on its behalf.
    package var givingUnit: ResponsibilityPeriod.Holder? {
        let named = task.extensionValue(ResponsibilitySystems.onBehalfOf)?.valueReference
        if let named { return ResponsibilityPeriod.Holder(named) }
        return giver.flatMap { $0.reference.hasPrefix("Organization/") ? $0 : nil }
    }

    /// Who is to take over: an Organization, or a PractitionerRole of one.
    package var receiver: ResponsibilityPeriod.Holder? { ResponsibilityPeriod.Holder(task.owner) }

    /// What is handed over, in words.
    package var what: String? { task.description }

    /// Why.
    package var why: String? { task.reasonCode?.text }

    /// When it was offered: milliseconds since 1970-01-01T00:00:00Z.
    package var offered: Int64? { task.authoredOn?.earliest }

    /// From when the receiver is to have it; nil: from the answer.
    package var from: Int64? { task.executionPeriod?.start?.earliest }

    /// When responsibility moved; nil: it has not.
    package var moved: Int64? { task.executionPeriod?.end?.earliest }

    /// Until when an answer is wanted.
    package var answerBy: Int64? { task.restriction?.period?.end?.earliest }

    /// Why it was declined or withdrawn.
    package var reason: String? { task.statusReason?.text }

    /// What is open in the pathway: what the receiver has to see to.
    package var open: [OpenItem] { json.list("input").compactMap { OpenItem($0) } }

    /// What many that were offered at once have in common.
    package var group: String? { json["groupIdentifier"]?["value"]?.string }

    /// What was done because nobody answered.
    package var escalations: [Escalation] { Escalation.all(of: json) }

    /// Something that is open in a pathway.
    package struct OpenItem: Sendable, Hashable {
        /// What kind of thing it is, in words.
        package var kind: String
        /// What it says, or what the resource is called.
        package var text: String
        /// The resource, as `Type/id`, where it is one.
        package var reference: String?

        package init(kind: String, text: String, reference: String? = nil) {
            self.kind = kind
            self.text = text
            self.reference = reference
        }

        init?(_ json: JSONValue) {
            let reference = Reference(json["valueReference"])
            guard let text = json["valueString"]?.string ?? reference?.display ?? reference?.target else { return nil }
            kind = CodeableConcept(json["type"])?.display ?? ""
            self.text = text
            self.reference = reference?.target
        }
    }
}
