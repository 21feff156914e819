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
    /// When they can be reached, as the record says it in words.
    package var hours: String?
    /// When they can be reached, where the record says it as data.
    package var openings: [Opening]
    /// Where the unit is.
    package var address: String?

    package init(
        reference: String? = nil, person: String? = nil, role: String? = nil, unit: String? = nil,
        sector: Sector = .unknown, telephones: [String] = [], emails: [String] = [], hours: String? = nil,
        openings: [Opening] = [], address: String? = nil
    ) {
        self.reference = reference
        self.person = person
        self.role = role
        self.unit = unit
        self.sector = sector
        self.telephones = telephones
        self.emails = emails
        self.hours = hours
        self.openings = openings
        self.address = address
    }
}

/// Whom a citizen can turn to about a matter.
package enum ContactChoice: Sendable, Hashable {
    /// Somebody the record names for this matter.
    case named(Contact)
    /// The record names nobody for it; the citizen's general practitioner, where the record knows one, is offered.
    case nobodyNamed(generalPractitioner: Contact?)
}

/// Hours at which somebody can be reached on some days of the week.
package struct Opening: Sendable, Hashable {
    /// Days of the week, 0 for Monday, in order.
    package var days: [Int]
    /// `08:00`; both nil: all day, or the record says no hours.
    package var start: String?
    package var end: String?
    package var isAllDay: Bool

    package init(days: [Int], start: String? = nil, end: String? = nil, isAllDay: Bool = false) {
        self.days = days
        self.start = start
        self.end = end
        self.isAllDay = isAllDay
    }
}
