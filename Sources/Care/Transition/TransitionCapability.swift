package import Record

/// Going home from hospital, as a capability of the record.
package enum TransitionCapability {
    package static let capability = Capability(
        name: "transition", projections: [TransitionProjection.projection], rules: TransitionShape.rules,
        consequences: TransitionConsequences.all + RehabilitationConsequences.all, clocks: TransitionClocks.all,
        checks: [TransitionShape.check])
}
