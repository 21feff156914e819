/// How a stay is, as far as messages tell.
struct StayState: Sendable, Hashable, Codable {
    /// Of FHIR's Encounter.status.
    var status: String
    /// `IMP` or `EMER`.
    var encounterClass: String
    var start: String
    var end: String?
    /// The id of the Organization where it is.
    var provider: String
    /// Whether it ended because the patient was moved: the stay that came after it is told of instead.
    var isMoved: Bool?
}
