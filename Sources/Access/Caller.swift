/// Somebody who reads or writes the record. Every read and write is made as a caller, for a ``Purpose``.
package struct Caller: Sendable, Hashable {
    /// Who it is, as a reference into the record (`Patient/…`, `PractitionerRole/…`, `RelatedPerson/…`), or a plain
    /// word for those who are not in it (`operator`). Stands in the audit.
    package let identity: String
    package let role: Role
    /// The id of the Organization that a professional works at; nil for everybody else. Stands in the audit.
    package var unit: String?
    /// All references that mean this person or the unit: `Practitioner/…`, `PractitionerRole/…`, `Organization/…`. A care
    /// relation or a Consent that names one of them is about this caller. The identity and the unit are always among
    /// them.
    package private(set) var selves: Set<String>
    /// The Organizations that the unit is a part of, as references. A block of one of them holds for the caller; a care
    /// relation of one of them gives the caller nothing.
    package var largerUnits: Set<String>
    /// The client id of the registered app that asks on the person's behalf; nil on pages. Stands in the audit.
    package var app: String?
    /// What the app may see of all that the person may see; nil: no narrower than the person.
    package var limits: TypeLimits?

    package init(
        identity: String, role: Role, unit: String? = nil, selves: Set<String> = [], largerUnits: Set<String> = [],
        app: String? = nil, limits: TypeLimits? = nil
    ) {
        self.identity = identity
        self.role = role
        self.unit = unit
        self.selves = selves.union([identity])
        if let unit { self.selves.insert("Organization/" + unit) }
        self.largerUnits = largerUnits
        self.app = app
        self.limits = limits
    }

    /// The operator's own command line on this machine.
    package static let commandLine = Caller(identity: "operator", role: .operator)
}
