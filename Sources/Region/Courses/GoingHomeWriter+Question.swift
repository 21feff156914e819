import FHIR

/// What the home nurse asked the department on the first evening, and what it said.
extension GoingHomeWriter {
    private static let minutesUntilAnswer: Int64 = 25

    func question(_ visit: String) {
        let asked = Moment(leaving.date, minute: 1205)
        let nurse = nursing.member("S", 0)
        let id = discharge + ".question"
        let words = "Iltmætningen er 89 procent i aften. Skal inhalationerne gives oftere?"
        chart.add("Task", id: id) {
            $0.references("partOf", ["Task/" + discharge])
            $0.member("status", "completed")
            head("question", "Spørgsmål til afdelingen", visit, &$0)
            $0.member("description", words)
            $0.member("authoredOn", text(asked))
            $0.reference("requester", nursing.organization, nursing.name)
            $0.reference("owner", lung.organization, lung.name)
            $0.period("executionPeriod", text(asked), text(asked, minutes: Self.minutesUntilAnswer))
            $0.object("restriction") { limit in limit.period("period", nil, text(asked, plus: 1)) }
        }
        line(words, on: id, at: text(asked), by: nurse, of: nursing, to: lung)
        line(
            "Ja, hver fjerde time i nat. Ring, hvis den kommer under 88.", on: id,
            at: text(asked, minutes: Self.minutesUntilAnswer), by: lung.member("L", 0), of: lung, to: nursing)
    }

    private func line(
        _ words: String, on question: String, at sent: String, by sender: StaffMember?, of unit: Unit, to receiver: Unit
    ) {
        chart.add("Communication") {
            $0.member("language", "da")
            $0.references("basedOn", ["Task/" + question])
            $0.member("status", "completed")
            $0.reference("subject", chart.citizen.reference)
            $0.member("sent", sent)
            $0.references("recipient", [receiver.organization])
            $0.reference("sender", sender?.role ?? unit.organization, sender?.name ?? unit.name)
            $0.array("payload") { list in list.object { $0.member("contentString", words) } }
        }
    }
}
