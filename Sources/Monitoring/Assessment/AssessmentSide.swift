/// Whose view it is.
package enum AssessmentSide: String, Sendable, Hashable, CaseIterable {
    case citizen, clinician
}
