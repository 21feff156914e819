/// What a Consent in the record says, as far as it matters to who may see what.
package struct Provision: Sendable, Hashable {
    /// The Patient's id.
    package var patient: String
    /// The Consent's id.
    package var consent: String
    package var kind: Kind
    /// Whom it is about, as references. Empty in a block: all professionals. Empty in what gives something: nobody.
    package var actors: Set<String>
    /// What it gives or hides; empty: everything.
    package var parts: [Part]
    /// Whether what is given may also be acted on, such as an appointment booked.
    package var mayAct: Bool
    /// Whether the relative has yet to accept: it gives nothing but a look at itself.
    package var isProposed: Bool
    /// Whether all that it says is understood. A block that is not hides everything from everybody but the citizen; what
    /// gives something and is not understood is never here.
    package var isUnderstood: Bool
    /// In force from this instant, in milliseconds since 1970-01-01T00:00:00Z; nil: always was.
    package var from: Int64?
    /// In force before this instant; nil: until withdrawn.
    package var until: Int64?

    package init(
        patient: String, consent: String, kind: Kind, actors: Set<String>, parts: [Part] = [], mayAct: Bool = false,
        isProposed: Bool = false, isUnderstood: Bool = true, from: Int64? = nil, until: Int64? = nil
    ) {
        self.patient = patient
        self.consent = consent
        self.kind = kind
        self.actors = actors
        self.parts = parts
        self.mayAct = mayAct
        self.isProposed = isProposed
        self.isUnderstood = isUnderstood
        self.from = from
        self.until = until
    }

    /// The codes of `https://tovholder.dk/fhir/CodeSystem/consent-kind`.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case custody, guardianship, proxy, block
        case statedReason = "stated-reason"
        case emergency
    }

    package func isInForce(at instant: Int64) -> Bool {
        !isProposed && (from ?? .min) <= instant && instant < (until ?? .max)
    }

    /// Whether it hides from relatives alone: a part that a professional has filtered.
    package var isFilter: Bool {
        kind == .block && isUnderstood && !actors.isEmpty && actors.allSatisfy { $0.hasPrefix("RelatedPerson/") }
    }

    /// Whether it hides from those who work alone: what a citizen blocks, or who decides in the citizen's stead.
    package var isBlock: Bool {
        kind == .block && isUnderstood && !actors.contains { $0.hasPrefix("RelatedPerson/") }
    }

    /// Whether it is a block that hides from one of these professionals' references.
    package func blocks(_ references: Set<String>) -> Bool {
        kind == .block && (!isUnderstood || actors.isEmpty || !actors.isDisjoint(with: references))
    }

    /// Whether it is a deny that hides from one of these relatives.
    func hides(fromOneOf relatives: Set<String>) -> Bool {
        kind == .block && (!isUnderstood || !actors.isDisjoint(with: relatives))
    }
}
