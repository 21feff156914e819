package import Record

/// What this room brings to the record. A new capability adds its own folders and one line here.
package enum Capabilities {
    package static let all: [Capability] = [
        Capability(name: "overview", projections: [ThreadProjection.projection]),
        ConsentCapability.capability(),
        LookCapability.capability(),
        ResponsibilityCapability.capability,
        TransitionCapability.capability,
        StayCapability.capability,
        CoordinationCapability.capability(),
        CitizenMarkCapability.capability,
        LetterCapability.capability,
    ]
}
