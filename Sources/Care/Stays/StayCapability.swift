package import Record

/// Stays at hospitals, as a capability of the record.
package enum StayCapability {
    package static let capability = Capability(
        name: "hospital stays", projections: [StayProjection.projection], rules: [StayRules.rule],
        consequences: StayConsequences.all + TransferConsequences.all)
}
