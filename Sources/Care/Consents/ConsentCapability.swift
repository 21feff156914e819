package import Record

/// What people decide about access, as a capability of the record.
package enum ConsentCapability {
    package static func capability(_ limits: ConsentLimits = .standard) -> Capability {
        let authorship = ConsentAuthorship(limits: limits)
        return Capability(
            name: "consents",
            rules: [ConsentShape(limits: limits).rule, authorship.rule, RelativeRoleRules.rule],
            admissions: [authorship.admission, RelativeRoleRules.admission, RelativeRoleRules.naming],
            consequences: [ConsentConsequences.emergency])
    }
}
