package import FHIR

/// One citizen's whole course as it stands at one instant, from all sectors: what the overview page shows.
///
/// Made by pure rules from the record; it holds what the record says (texts in the record's own language), never
/// words of the interface.
package struct Overview: Sendable {
    package var citizen: CitizenSummary
    /// What goes on now, most important first. Each has somebody to contact.
    package var now: [Matter]
    /// What the citizen must do, soonest deadline first.
    package var toDo: [Entry]
    /// Appointments and steps to come, soonest first.
    package var next: [Entry]
    /// How many lie beyond those in ``next``.
    package var nextRemaining: Int
    /// Courses that are over or resting, latest first, each with its newest entries.
    package var earlier: [CourseSummary]
    /// Entries that belong to no course, latest first.
    package var latest: [Entry]
    /// How many entries the whole thread has.
    package var entryCount: Int
    /// Current medicines, allergies and diagnoses, for the short lists beside the thread.
    package var medicines: [Entry]
    package var allergies: [Entry]
    package var diagnoses: [Entry]
    /// Resources that could not be shown as they should, by what is wrong with them; the page says so.
    package var unreadable: Int
}

/// Who the record is about.
package struct CitizenSummary: Sendable {
    /// The Patient's id.
    package var id: String
    package var name: String?
    package var civilRegistrationNumber: String?
    package var birthDate: String?
    /// Whole years at the instant of the overview, or at death.
    package var age: Int?
    /// `male`, `female`, `other`, `unknown` or nil.
    package var gender: String?
    package var deceased: Bool
    package var deceasedDate: String?
    /// BCP 47 code of the preferred language of communication, and whether an interpreter is needed.
    package var language: String?
    package var needsInterpreter: Bool
    package var address: String?
    package var telephone: String?
    /// `meta.security` says restricted (name and address protection).
    package var isConfidential: Bool
    /// The citizen's general practitioner: what to fall back on when nobody else is named.
    package var generalPractitioner: Contact?
    package var relatives: [Contact]
}

/// Something that goes on: a course, or where the record knows no courses an active problem or plan.
package struct Matter: Sendable {
    package var course: CourseSummary
    /// Who has the responsibility now, as far as the record says.
    package var responsible: Contact?
    /// Whom to contact. Never missing: ``ContactChoice/nobodyNamed`` says so and offers the general practitioner.
    package var contact: ContactChoice
    /// The next thing that happens in it.
    package var nextStep: Entry?
    /// The newest entries in it, latest first.
    package var latest: [Entry]
}

/// Whom a citizen can turn to about a matter.
package enum ContactChoice: Sendable {
    /// Somebody the record names for this matter.
    case named(Contact)
    /// The record names nobody for it; the citizen's general practitioner, where the record knows one, is offered.
    case nobodyNamed(generalPractitioner: Contact?)
}

/// A person or unit that can be reached.
package struct Contact: Sendable, Hashable {
    /// A reference such as `PractitionerRole/12`; nil for somebody who stands in the record as a name only.
    package var reference: String?
    /// The person's name; nil where only the unit is known.
    package var person: String?
    /// What the person is to the citizen or by profession, as the record says it.
    package var role: String?
    package var unit: String?
    package var sector: Sector
    package var telephones: [String]
    package var emails: [String]
    /// When they can be reached, as the record says it.
    package var hours: String?
}

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

/// A course, in short.
package struct CourseSummary: Sendable {
    /// What the course page is addressed by: the EpisodeOfCare's, CarePlan's or Condition's `Type/id`.
    package var id: String
    package var title: String
    package var status: CourseStatus
    package var start: DateTime?
    package var end: DateTime?
    package var sectors: [Sector]
    package var entryCount: Int
    /// The newest entries, latest first; the course page has them all.
    package var entries: [Entry]
}

package enum CourseStatus: String, Sendable, Hashable {
    case planned, active, resting, over
}

/// One thing in the thread: a contact, a result, a medicine, a document, …
package struct Entry: Sendable {
    /// The resource it is made from, such as `Observation/12`.
    package var reference: String
    package var kind: EntryKind
    package var title: String
    /// One line more, as the record says it.
    package var detail: String?
    /// The resource's status code.
    package var status: String?
    package var start: DateTime?
    package var end: DateTime?
    package var sector: Sector
    /// The unit it comes from, by name.
    package var unit: String?
    /// The person who did it or will, by name.
    package var person: String?
    /// Where to go, for what lies ahead.
    package var place: String?
    /// Why, as the record says it.
    package var reason: String?
    package var course: String?
    /// For results and measurements.
    package var value: MeasuredValue?
    /// The system and code that say what it is, for trends and term explanations: `system|code`.
    package var code: String?
    /// Recorded as an error, cancelled or otherwise not to be counted on.
    package var isVoid: Bool
}

/// What sort of thing an entry is.
package enum EntryKind: String, Sendable, Hashable, CaseIterable {
    case appointment, admission, contact, diagnosis, medicine, allergy, result, measurement, report, procedure
    case vaccination, referral, document, plan, goal, message, task, questionnaire, device, image, claim, other
}

/// A result or measurement with what it is to be seen against.
package struct MeasuredValue: Sendable {
    /// As the record says it, digits unchanged, without the unit.
    package var text: String
    package var unit: String?
    /// For charts; nil where the value is no number.
    package var number: Double?
    package var low: Double?
    package var high: Double?
    /// The reference range as the record says it.
    package var referenceRange: String?
    package var interpretation: Interpretation
}

/// Whether a value deviates, by the record's own interpretation or else its reference range.
package enum Interpretation: String, Sendable, Hashable {
    case normal, low, high, criticallyLow, criticallyHigh, abnormal, unknown
}

/// One quantity over time, for a chart.
package struct Trend: Sendable {
    /// `system|code`.
    package var code: String
    package var title: String
    package var unit: String?
    /// Oldest first.
    package var entries: [Entry]
}
