import Access
import FHIR
package import Record

/// Whoever is not digital gets on paper what others are told on a screen: each step that is a ``LetterOccasion``, in whatever
/// room it is taken, asks for a letter in the same transaction.
package enum LetterCapability {
    package static let capability = Capability(
        name: "letters", projections: [LetterProjection.projection], rules: [LetterRules.rule],
        consequences: [letter, printed], clocks: [LetterClock.clock])

    private static let letter = Consequence(name: "letter", types: LetterOccasion.types) { change, bystanders in
        guard !isOperator(change.caller), let after = change.after, let patient = change.patient,
            let occasion = LetterOccasion.of(change), try isOnPaper(patient, bystanders)
        else { return [] }
        let sender = try LetterSender(occasion: occasion, change: change, bystanders: bystanders).unit()
        let about = change.type + "/" + change.id
        let security = after["meta"]?["security"]
        if occasion != .message,
            let (waiting, json) = try waiting(for: patient, from: sender, marked: security, bystanders)
        {
            return try waiting.with(occasion, about: about, in: json).map { [$0] } ?? []
        }
        let within = try sender.map { try UnitLimits.find($0, bystanders, at: change.instant)[.printLettersWithin] }
        let request = LetterRequest(
            id: bystanders.newIdentifier(), patient: patient, occasion: occasion,
            title: occasion == .message ? title(of: after) : nil, about: about, sender: sender,
            written: change.instant, printBy: change.instant + (within ?? 0))
        return [try request.json(marked: security)]
    }

    /// When it is printed, nobody has to see to it any more.
    private static let printed = Consequence(name: "letter printed", types: ["CommunicationRequest"]) {
        change, bystanders in
        guard let before = change.before.flatMap(LetterRequest.init), before.state == .waiting,
            !before.escalations.isEmpty, let after = change.after.flatMap(LetterRequest.init), after.state != .waiting
        else { return [] }
        return try ResponsibilityTask.open(about: after.reference, bystanders).map {
            try ResponsibilityTask.done($0, at: change.instant)
        }
    }

    /// Operators move records as they are: what has been sent is not sent again.
    private static func isOperator(_ caller: Caller) -> Bool { if case .operator = caller.role { true } else { false } }

    /// Whether a citizen is to be told on paper, as the record says at this moment.
    private static func isOnPaper(_ patient: String, _ bystanders: Bystanders) throws -> Bool {
        guard let json = try bystanders.read("Patient", patient) else { return false }
        let isDead = json["deceasedBoolean"]?.bool == true || json["deceasedDateTime"] != nil
        return !isDead && CitizenMark.notDigital.value(of: json) == true
    }

    /// A letter to the citizen from the same unit that nobody has printed yet and that tells how things are: what is new is
    /// told in it, so that one envelope says it once. Messages go by themselves, each as confidential as it is.
    private static func waiting(
        for patient: String, from sender: String?, marked security: JSONValue?, _ bystanders: Bystanders
    ) throws -> (LetterRequest, JSONValue)? {
        let open = SearchQuery(
            "CommunicationRequest", [SearchClause("status", .token(.any, code: "active"))], compartment: patient)
        for json in try bystanders.find(open) {
            guard let request = LetterRequest(json), request.state == .waiting, request.sender == sender,
                !request.occasions.contains(.message),
                json["meta"]?["security"].map({ Array($0.rawBytes) }) == security.map({ Array($0.rawBytes) })
            else { continue }
            return (request, json)
        }
        return nil
    }

    private static func title(of notice: JSONValue) -> String? {
        notice["topic"]?["text"]?.string ?? notice.list("category").lazy.compactMap { $0["text"]?.string }.first
    }
}
