/// What was just done about whether home is right, or could not be.
package enum HomeAssessmentNotice: String, Sendable, Hashable, CaseIterable {
    case begun, saved, decided, late

    /// Whether something was not done.
    var isRefusal: Bool { self == .late }
}

/// What is wrong with a form about it.
package enum HomeAssessmentMistake: Sendable, Hashable, CaseIterable {
    case programme
    /// Nothing is chosen.
    case choice
    /// It is decided otherwise than suggested, without a word why.
    case why
    /// The citizen does not want to.
    case veto
    case words
}
