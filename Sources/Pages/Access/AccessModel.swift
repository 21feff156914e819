package import Access
package import Care
import FHIR

/// What the pages about access to one record are made from.
package struct AccessModel: Sendable, Hashable {
    package var citizen: CitizenSummary
    package var relation: CitizenBanner.Relation
    package var decisions: AccessDecisions
    package var courses: [CourseSummary]
    /// The newest ones, for those who want to keep one of them to themselves.
    package var documents: [Entry]
    /// That the reader decides in the citizen's stead, and as which RelatedPerson.
    package var standIn: StandIn?
    package var standsInAs: String?

    package init(
        citizen: CitizenSummary, relation: CitizenBanner.Relation, decisions: AccessDecisions,
        courses: [CourseSummary] = [], documents: [Entry] = [], standIn: StandIn? = nil, standsInAs: String? = nil
    ) {
        self.standIn = standIn
        self.standsInAs = standsInAs
        self.citizen = citizen
        self.relation = relation
        self.decisions = decisions
        self.courses = courses
        self.documents = documents
    }

    /// Those whom the reader may choose among: nobody gives anything to themselves.
    var relatives: [AccessDecisions.Relative] { decisions.relatives.filter { $0.id != standsInAs } }

    func relative(_ id: String?) -> AccessDecisions.Relative? {
        id.flatMap { id in relatives.first { $0.id == id } }
    }

    /// The last day of what a parent gives for a child, as FHIR writes it: the day before the child decides alone.
    var lastDay: String? {
        standIn?.until.map { DateTime(milliseconds: $0 - 1, offsetMinutes: 0, precision: .day).text }
    }

    /// The words of the lists; to whoever decides in the citizen's stead they speak of the citizen.
    func accessTexts(_ context: PageContext) -> AccessTexts {
        standIn == nil ? context.texts.access : context.texts.access.about(name(context), context.language)
    }

    /// The words of the forms, likewise.
    func givingTexts(_ context: PageContext) -> GivingTexts {
        guard let standIn else { return context.texts.giving }
        let age = standIn.until.map { _ in AccessLimits.standard.years(.decidesAlone) }
        return context.texts.giving.about(name(context), until: age, context.language)
    }

    private func name(_ context: PageContext) -> String { citizen.name ?? context.texts.subject.nameless }

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
