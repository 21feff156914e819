import FHIR
import Record

/// A letter that nobody prints in time: the unit's leader is told, once, by a Task that is done when it is printed.
enum LetterClock {
    static let clock = Clock(name: "letter-waiting", types: ["CommunicationRequest"]) { json in
        guard let letter = LetterRequest(json), letter.state == .waiting, letter.escalations.isEmpty,
            let sender = letter.sender, json["status"]?.string == "active"
        else { return [] }
        return [ClockTime(letter.printBy, owner: sender)]
    } strike: { struck in
        guard let letter = LetterRequest(struck.resource), let sender = letter.sender else { return [] }
        let leader = try UnitLimits.find(sender, struck.bystanders, at: struck.instant).leader
        return [
            try letter.json(struck.resource, after: Escalation(step: .leader, at: struck.instant, to: leader)),
            try ResponsibilityTask(
                kind: .letterWaiting, about: letter.reference, patient: letter.patient, owner: leader,
                written: struck.instant, text: "Et brev til en borger, der ikke er digital, er ikke sendt i tide."
            ).json(id: struck.bystanders.newIdentifier()),
        ]
    }
}
