package import FHIR

/// A Consent of ours as people speak of it: who, what, until when.
package struct HeldConsent: Sendable, Hashable {
    package enum Status: String, Sendable, Hashable, CaseIterable {
        /// Given, and not yet accepted by the relative.
        case proposed
        case active
        case rejected
        /// Ended or lifted.
        case inactive
        case enteredInError = "entered-in-error"
    }

    package let id: String
    package let kind: ConsentKind
    package let status: Status
    /// The Patient's id.
    package let patient: String
    /// What the citizen was called when it was written.
    package let patientName: String?
    /// Whom it lets in or keeps out: a reference; nil: every professional.
    package let actor: String?
    package let actorName: String?
    /// Empty: all of the record.
    package let parts: [ConsentPart]
    package let mayAct: Bool
    /// When it was written.
    package let given: DateTime?
    package let from: DateTime?
    package let until: DateTime?
    /// Why, in the professional's words.
    package let reason: String?
    /// The DocumentReference of the signed paper, for one who is not digital.
    package let paper: String?
    /// Whether a parent or guardian has decided it in the citizen's stead.
    package let isDecidedInStead: Bool

    /// Nil where it is none of ours, or cannot be understood.
    package init?(_ json: JSONValue) {
        guard let kind = ConsentKind(of: json), let id = json["id"]?.string,
            let status = json["status"]?.string.flatMap(Status.init(rawValue:)), let provision = json["provision"],
            let patient = Reference(json["patient"])?.patient,
            let parts = ConsentPart.parts(of: provision)
        else { return nil }
        let consent = Consent(json: json)
        let actor = provision["actor"]?[0]?["reference"]
        self.id = id
        self.kind = kind
        self.status = status
        self.patient = patient
        patientName = json["patient"]?["display"]?.string
        self.actor = actor?["reference"]?.string
        actorName = actor?["display"]?.string
        self.parts = parts
        mayAct = consent.provision?.actions.contains { $0.has(ConsentWriter.act) } ?? false
        given = consent.dateTime
        from = consent.provision?.period?.start
        until = consent.provision?.period?.end
        reason = consent.extensionValue(ConsentSystems.reason)?.valueString
        paper = json["sourceReference"]?["reference"]?.string
        isDecidedInStead = json.list("performer").contains {
            $0["reference"]?.string?.hasPrefix("RelatedPerson/") ?? false
        }
    }

    /// Whether it has an effect at an instant.
    package func holds(at instant: Int64) -> Bool {
        status == .active && (from?.earliest ?? .min) <= instant && instant < (until?.latest ?? .max)
    }

    /// Whether it is over: ended, lifted, declined, withdrawn as a mistake, or past its last day.
    package func isOver(at instant: Int64) -> Bool {
        switch status {
        case .proposed, .active: instant >= (until?.latest ?? .max)
        case .rejected, .inactive, .enteredInError: true
        }
    }

    /// Whether a professional keeps something from a parent by it.
    package var isFilter: Bool { kind == .block && actor?.hasPrefix("RelatedPerson/") == true }
}
