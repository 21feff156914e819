/// What somebody may see of one citizen, and why.
package struct Opening: Sendable, Hashable {
    package var parts: Parts
    package var ground: Ground
    /// Whether a block hides something from the caller.
    package var mayBeHidden = false
    /// That a relative decides in the citizen's stead; nil for everybody else.
    package var standIn: StandIn?

    package init(parts: Parts, ground: Ground, mayBeHidden: Bool = false, standIn: StandIn? = nil) {
        self.parts = parts
        self.ground = ground
        self.mayBeHidden = mayBeHidden
        self.standIn = standIn
    }
}

extension Access {
    /// What a citizen, a relative or a professional may see of one citizen; nil: nothing, and not that there is anybody.
    ///
    /// - Parameter facts: of that citizen; others' are left aside.
    package static func opening(of patient: String, for caller: Caller, _ facts: Facts) -> Opening? {
        switch caller.role {
        case .citizen(patient): Opening(parts: .whole, ground: Ground(.ownRecord))
        case .relative(let relatedPerson): relativeOpening(of: patient, for: relatedPerson, facts)
        case .professional(let profession): professionalOpening(of: patient, for: caller, profession, facts)
        default: nil
        }
    }
}
