/// Which part of the health service something comes from.
package enum Sector: String, Sendable, Hashable, CaseIterable {
    case hospital
    case generalPractice = "general-practice"
    case municipality
    case specialistPractice = "specialist-practice"
    case pharmacy
    /// The citizen's own measurements and answers.
    case home
    case unknown
}
