package import FHIR

/// A course, in short.
package struct CourseSummary: Sendable, Hashable {
    /// What the course page is addressed by: the EpisodeOfCare's, CarePlan's, Condition's or Encounter's `Type/id`.
    package var id: String
    package var title: String
    package var status: CourseStatus
    package var start: DateTime?
    package var end: DateTime?
    package var sectors: [Sector]
    /// The unit that has the course, by name.
    package var unit: String?
    /// The code of the diagnosis it is about: `system|code`.
    package var code: String?
    /// The language that the record says its title is in: a BCP 47 code.
    package var language: String?
    package var entryCount: Int
    /// When something last happened in it.
    package var newest: DateTime?
    /// The newest entries, latest first; the course page has them all.
    package var entries: [Entry]

    package init(
        id: String, title: String, status: CourseStatus, start: DateTime? = nil, end: DateTime? = nil,
        sectors: [Sector] = [], unit: String? = nil, code: String? = nil, language: String? = nil, entryCount: Int = 0,
        newest: DateTime? = nil, entries: [Entry] = []
    ) {
        self.id = id
        self.title = title
        self.status = status
        self.start = start
        self.end = end
        self.sectors = sectors
        self.unit = unit
        self.code = code
        self.language = language
        self.entryCount = entryCount
        self.newest = newest
        self.entries = entries
    }
}

/// Where a course stands.
package enum CourseStatus: String, Sendable, Hashable, CaseIterable {
    case planned, active, resting, over
}
