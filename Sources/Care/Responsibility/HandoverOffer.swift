package import FHIR

/// A handover as it is offered, before it is written.
package struct HandoverOffer: Sendable, Hashable {
    package var kind: TaskKind
    /// The pathway, as `EpisodeOfCare/id`.
    package var pathway: String
    /// What the pathway is called.
    package var title: String?
    /// The Patient's id.
    package var patient: String
    package var giver: ResponsibilityPeriod.Holder
    /// The unit that gives, where the giver is a clinician.
    package var givingUnit: ResponsibilityPeriod.Holder?
    package var receiver: ResponsibilityPeriod.Holder
    package var what: String
    package var why: String
    /// From when; nil: from the answer.
    package var from: Int64?
    /// Until when an answer is wanted; nil: what the receiving unit's limits say.
    package var answerBy: Int64?
    package var open: [Handover.OpenItem]
    /// What many that are offered at once have in common.
    package var group: String?
    /// The stay, as `Encounter/id`, where the patient is moved with it.
    package var stay: String?

    package init(
        kind: TaskKind = .handover, pathway: String, title: String? = nil, patient: String,
        giver: ResponsibilityPeriod.Holder, givingUnit: ResponsibilityPeriod.Holder? = nil,
        receiver: ResponsibilityPeriod.Holder, what: String, why: String, from: Int64? = nil, answerBy: Int64? = nil,
        open: [Handover.OpenItem] = [], group: String? = nil,
        stay: String? = nil
    ) {
        self.kind = kind
        self.pathway = pathway
        self.title = title
        self.patient = patient
        self.giver = giver
        self.givingUnit = givingUnit
        self.receiver = receiver
        self.what = what
        self.why = why
        self.from = from
        self.answerBy = answerBy
        self.open = open
        self.group = group
        self.stay = stay
    }

    /// The system of ``group``.
    package static let groups = "https://tovholder.dk/fhir/NamingSystem/handover-group"

    /// The Task, with this id, offered at an instant.
    package func json(id: String, at instant: Int64) throws(JSONError) -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "Task")
            $0.member("id", id)
            if let givingUnit { Self.onBehalfOf(givingUnit, &$0) }
            if let group {
                $0.object("groupIdentifier") {
                    $0.member("system", Self.groups)
                    $0.member("value", group)
                }
            }
            $0.member("status", Handover.State.offered.rawValue)
            $0.member("intent", "order")
            kind.write(to: &$0)
            $0.member("description", what)
            $0.reference("focus", pathway, display: title)
            $0.reference("for", "Patient/" + patient, display: nil)
            if let stay { $0.reference("encounter", stay, display: nil) }
            writeTerms(to: &$0, at: instant)
        }
        return try JSONDocument(writer.bytes).root
    }

    private func writeTerms(to writer: inout JSONWriter, at instant: Int64) {
        if let from { writer.object("executionPeriod") { $0.member("start", InstantText.exact(from)) } }
        writer.member("authoredOn", InstantText.exact(instant))
        writer.member("lastModified", InstantText.exact(instant))
        writer.reference("requester", giver.reference, display: giver.display)
        writer.reference("owner", receiver.reference, display: receiver.display)
        writer.object("reasonCode") { $0.member("text", why) }
        if let answerBy {
            writer.object("restriction") { restriction in
                restriction.object("period") { $0.member("end", InstantText.exact(answerBy)) }
            }
        }
        guard !open.isEmpty else { return }
        writer.array("input") { list in
            for item in open { list.object { Self.write(item, to: &$0) } }
        }
    }

    private static func write(_ item: Handover.OpenItem, to writer: inout JSONWriter) {
        writer.object("type") { $0.member("text", item.kind) }
        if let reference = item.reference {
            writer.reference("valueReference", reference, display: item.text)
        } else {
            writer.member("valueString", item.text)
        }
    }

    private static func onBehalfOf(_ unit: ResponsibilityPeriod.Holder, _ writer: inout JSONWriter) {
        writer.array("extension") { list in
            list.object {
                $0.member("url", ResponsibilitySystems.onBehalfOf)
                $0.reference("valueReference", unit.reference, display: unit.display)
            }
        }
    }
}
