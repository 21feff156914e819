/// That somebody has to do with a citizen's care, as a resource in the record says.
package struct CareRelation: Sendable, Hashable {
    /// The Patient's id.
    package var patient: String
    /// Who: `Organization/…`, `Practitioner/…` or `PractitionerRole/…`.
    package var actor: String
    package var kind: Ground.Kind
    /// The resource that says so, such as `Encounter/x`.
    package var basis: String
    /// From this instant, in milliseconds since 1970-01-01T00:00:00Z; nil: always.
    package var from: Int64?
    /// Before this instant; nil: no end is known.
    package var until: Int64?

    package init(
        patient: String, actor: String, kind: Ground.Kind, basis: String, from: Int64? = nil, until: Int64? = nil
    ) {
        self.patient = patient
        self.actor = actor
        self.kind = kind
        self.basis = basis
        self.from = from
        self.until = until
    }

    /// Whether it gives this caller access at this instant.
    package func holds(for caller: Caller, at instant: Int64) -> Bool {
        caller.selves.contains(actor) && (from ?? .min) <= instant && instant < (until ?? .max)
    }
}
