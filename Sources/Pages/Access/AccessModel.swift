package import Care

/// What the pages about access to one record are made from.
package struct AccessModel: Sendable, Hashable {
    package var citizen: CitizenSummary
    package var relation: CitizenBanner.Relation
    package var decisions: AccessDecisions
    package var courses: [CourseSummary]
    /// The newest ones, for those who want to keep one of them to themselves.
    package var documents: [Entry]

    package init(
        citizen: CitizenSummary, relation: CitizenBanner.Relation, decisions: AccessDecisions,
        courses: [CourseSummary] = [], documents: [Entry] = []
    ) {
        self.citizen = citizen
        self.relation = relation
        self.decisions = decisions
        self.courses = courses
        self.documents = documents
    }

    func relative(_ id: String?) -> AccessDecisions.Relative? {
        id.flatMap { id in decisions.relatives.first { $0.id == id } }
    }

    /// Courses that access can be limited to: those that are an EpisodeOfCare of their own.
    var episodes: [(value: String, title: String)] {
        courses.filter { $0.id.hasPrefix("EpisodeOfCare/") }.map { ($0.id, $0.title) }
    }
}

extension ConsentPart {
    /// The types of what can be blocked as a kind, in the order in which they are offered.
    static let blockKinds = [
        "MedicationRequest", "Observation", "DocumentReference", "Condition", "Appointment", "Communication",
        "QuestionnaireResponse", "ImagingStudy", "CarePlan",
    ]
}
