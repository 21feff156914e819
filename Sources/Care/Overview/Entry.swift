package import FHIR

/// One thing in the thread: a contact, a result, a medicine, a document, …
package struct Entry: Sendable, Hashable {
    /// The resource it is made from, such as `Observation/12`.
    package var reference: String
    package var kind: EntryKind
    /// What it is, as the record says it; empty where the record has no words, and the page says what kind it is.
    package var title: String
    /// One line more, as the record says it.
    package var detail: String?
    /// The resource's status code.
    package var status: String?
    package var start: DateTime?
    package var end: DateTime?
    /// Whether ``start`` only says when it was asked for, and its own time is not known.
    package var startIsOrderTime: Bool
    package var sector: Sector
    /// The unit it comes from, by name.
    package var unit: String?
    /// The person who did it or will, by name.
    package var person: String?
    /// Where to go, for what lies ahead.
    package var place: String?
    /// Why, as the record says it.
    package var reason: String?
    /// What the citizen should do before or for it, as the record says it.
    package var instruction: String?
    /// For medicines: how much and how often, where the record says it as data.
    package var dose: Dose?
    package var course: String?
    /// For results and measurements.
    package var value: MeasuredValue?
    /// Values measured together, such as systolic and diastolic pressure.
    package var components: [MeasuredComponent]
    /// The system and code that say what it is, for trends and term explanations: `system|code`.
    package var code: String?
    package var standing: Standing
    /// Recorded as an error, cancelled or otherwise not to be counted on.
    package var isVoid: Bool
    /// The language that the record says its words are in: a BCP 47 code.
    package var language: String?

    package init(
        reference: String, kind: EntryKind, title: String, detail: String? = nil, status: String? = nil,
        start: DateTime? = nil, end: DateTime? = nil, startIsOrderTime: Bool = false, sector: Sector = .unknown,
        unit: String? = nil, person: String? = nil, place: String? = nil, reason: String? = nil,
        instruction: String? = nil,
        dose: Dose? = nil, course: String? = nil, value: MeasuredValue? = nil,
        components: [MeasuredComponent] = [], code: String? = nil, standing: Standing = .past, isVoid: Bool = false,
        language: String? = nil
    ) {
        self.reference = reference
        self.kind = kind
        self.title = title
        self.detail = detail
        self.status = status
        self.start = start
        self.end = end
        self.startIsOrderTime = startIsOrderTime
        self.sector = sector
        self.unit = unit
        self.person = person
        self.place = place
        self.reason = reason
        self.instruction = instruction
        self.dose = dose
        self.course = course
        self.value = value
        self.components = components
        self.code = code
        self.standing = standing
        self.isVoid = isVoid
        self.language = language
    }
}

/// How much of a medicine and how often. Numbers keep the digits that were written.
package struct Dose: Sendable, Hashable {
    package var amount: String?
    package var unit: String?
    /// So many times …
    package var frequency: Int?
    /// … in so many …
    package var period: String?
    /// … `h`, `d`, `wk`, `mo`, `a`.
    package var periodUnit: String?
    package var asNeeded: Bool
    package var route: String?

    package init(
        amount: String? = nil, unit: String? = nil, frequency: Int? = nil, period: String? = nil,
        periodUnit: String? = nil, asNeeded: Bool = false, route: String? = nil
    ) {
        self.amount = amount
        self.unit = unit
        self.frequency = frequency
        self.period = period
        self.periodUnit = periodUnit
        self.asNeeded = asNeeded
        self.route = route
    }
}

/// How an entry stands to the present.
package enum Standing: Int, Sendable, Hashable, CaseIterable {
    /// Lies ahead.
    case planned
    /// Holds or goes on now: an active diagnosis, a current medicine, an admission.
    case current
    /// Has been.
    case past
}
