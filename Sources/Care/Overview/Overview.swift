/// One citizen's whole course as it stands at one instant, from all sectors: what the overview page shows. Made by
/// pure rules from the record; it holds what the record says (texts in the record's own language), never words of the
/// interface.
package struct Overview: Sendable, Hashable {
    package var citizen: CitizenSummary
    /// What goes on now, most important first. Each has somebody to contact.
    package var now: [Matter]
    /// What the citizen must do, soonest deadline first; an entry's ``Entry/end`` is the deadline.
    package var toDo: [Entry]
    /// Appointments and steps to come, soonest first.
    package var next: [Entry]
    /// How many lie beyond those in ``next``.
    package var nextRemaining: Int
    /// Courses that are over or resting, latest first, each with its newest entries.
    package var earlier: [CourseSummary]
    /// How many courses lie beyond those in ``earlier``.
    package var earlierRemaining: Int
    /// Entries that belong to no course, latest first.
    package var latest: [Entry]
    /// How many entries belong to no course.
    package var looseCount: Int
    /// How many entries the whole thread has.
    package var entryCount: Int
    /// Current medicines, for the short list beside the thread.
    package var medicines: [Entry]
    /// Current allergies.
    package var allergies: [Entry]
    /// Active diagnoses.
    package var diagnoses: [Entry]
    /// The newest results and measurements, one for each code, those that deviate first.
    package var results: [Entry]
    /// Resources that could not be shown as they should; the page says so.
    package var unreadable: Int
    /// What in the record cannot all be true; the page says so.
    package var contradictions: [Contradiction]

    package init(
        citizen: CitizenSummary, now: [Matter] = [], toDo: [Entry] = [], next: [Entry] = [],
        nextRemaining: Int = 0, earlier: [CourseSummary] = [], earlierRemaining: Int = 0, latest: [Entry] = [],
        looseCount: Int = 0, entryCount: Int = 0, medicines: [Entry] = [], allergies: [Entry] = [],
        diagnoses: [Entry] = [], results: [Entry] = [], unreadable: Int = 0, contradictions: [Contradiction] = []
    ) {
        self.citizen = citizen
        self.now = now
        self.toDo = toDo
        self.next = next
        self.nextRemaining = nextRemaining
        self.earlier = earlier
        self.earlierRemaining = earlierRemaining
        self.latest = latest
        self.looseCount = looseCount
        self.entryCount = entryCount
        self.medicines = medicines
        self.allergies = allergies
        self.diagnoses = diagnoses
        self.results = results
        self.unreadable = unreadable
        self.contradictions = contradictions
    }
}

/// Something in the record that cannot all be true. It is shown as the record says it, and said to be doubtful.
package enum Contradiction: String, Sendable, Hashable, CaseIterable {
    /// The record says that the citizen is dead, and has appointments or active courses after that.
    case activeAfterDeath = "active-after-death"
    /// Something ends before it begins.
    case endsBeforeStart = "ends-before-start"
    /// Something is said to be active, but its period is over.
    case activeButEnded = "active-but-ended"
    /// More than one current home address.
    case severalAddresses = "several-addresses"
    /// The birth date and the one in the CPR number differ.
    case birthDateDiffers = "birth-date-differs"
}
