package import Record

/// Who is responsible for a pathway, as a capability of the record.
package enum ResponsibilityCapability {
    /// The rules, clocks and lists of responsibility.
    package static let capability = Capability(
        name: "responsibility",
        projections: [PathwayProjection.projection, HandoverProjection.projection, CitizenProjection.projection],
        rules: [ResponsibilityShape.rule, ResponsibilityAuthorship.rule, HandoverRules.rule],
        consequences: HandoverConsequences.all + ResponsibilityConsequences.all, clocks: ResponsibilityClocks.all,
        checks: [ResponsibilityShape.check])
}
