import FHIR

/// A person, post, unit, place or thing that entries refer to, as far as names and ways to reach it go.
struct DirectoryEntry: Sendable, Hashable {
    var reference: String
    /// The person's name; nil for units and things.
    var person: String?
    /// The profession or relation.
    var role: String?
    /// The unit's or thing's own name; for a person the unit where the post is.
    var unit: String?
    var sector = Sector.unknown
    var telephones: [String] = []
    var emails: [String] = []
    /// In words.
    var hours: String?
    /// As data.
    var openings: [Opening] = []
    var address: String?
    /// For places: the place's name.
    var place: String?
}
