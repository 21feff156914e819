package import Access
package import SignIn

/// What a professional is at one place of work.
package struct Employment: Sendable, Hashable {
    package var profession: Profession
    /// The PractitionerRole, as a reference; or the Person, where there is no role.
    package var reference: String
    /// The id of the Organization.
    package var unit: String?
    package var unitName: String?
    /// All references that mean this professional here.
    package var selves: Set<String>
    /// The Organizations that the unit is a part of, as references.
    package var largerUnits: Set<String>

    package init(
        _ profession: Profession, reference: String, unit: String? = nil, unitName: String? = nil,
        selves: Set<String> = [], largerUnits: Set<String> = []
    ) {
        self.profession = profession
        self.reference = reference
        self.unit = unit
        self.unitName = unitName
        self.selves = selves
        self.largerUnits = largerUnits
    }

    package init(_ profession: Profession, at workplace: Workplace) {
        self.init(
            profession, reference: "PractitionerRole/" + workplace.role, unit: workplace.unit,
            unitName: workplace.unitName, selves: workplace.selves, largerUnits: workplace.largerUnits)
    }

    /// As whom the record is opened.
    package var caller: Caller {
        Caller(
            identity: reference, role: .professional(profession), unit: unit, selves: selves, largerUnits: largerUnits)
    }
}
