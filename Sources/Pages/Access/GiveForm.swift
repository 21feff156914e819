package import Care
import FHIR

/// What a citizen has chosen in the form that gives a relative access, and what is wrong with it.
package struct GiveForm: Sendable, Hashable {
    package enum Mistake: Sendable, Hashable, CaseIterable {
        case who, name, number, course, date
    }

    package enum What: String, Sendable, Hashable, CaseIterable {
        case appointments, messages, course, whole
    }

    package enum HowLong: String, Sendable, Hashable, CaseIterable {
        case month, year, date, open
    }

    /// The RelatedPerson's id, or ``somebodyElse``.
    package var who: String?
    package var name: String?
    package var relationship: NewRelative.Relationship
    package var number: String?
    package var what: What
    package var course: String?
    package var mayAct: Bool
    package var howLong: HowLong
    package var date: String?

    /// What the choice of somebody who is not in the record yet is called; no id has a line below in it.
    package static let somebodyElse = "_new"

    /// Appointments only, read, for a year: the least that is of use is what stands there first.
    package init(who: String? = nil) {
        self.who = who
        relationship = .family
        what = .appointments
        mayAct = false
        howLong = .year
    }

    package init(_ fields: FormFields) {
        self.init(who: fields["who"])
        name = fields["name"]
        relationship = fields["relationship"].flatMap(NewRelative.Relationship.init(rawValue:)) ?? .family
        number = fields["number"].map { $0.filter { !$0.isWhitespace && $0 != "-" } }
        what = fields["what"].flatMap(What.init(rawValue:)) ?? .appointments
        course = fields["course"]
        mayAct = fields["how"] == "act"
        howLong = fields["long"].flatMap(HowLong.init(rawValue:)) ?? .year
        date = fields["date"]
    }

    /// What is wrong with it.
    package func mistakes(_ model: AccessModel, at moment: Moment) -> Set<Mistake> {
        var mistakes: Set<Mistake> = []
        if who == Self.somebodyElse {
            if name == nil { mistakes.insert(.name) }
            if number?.utf8.count != 10 || number?.utf8.allSatisfy({ (48...57).contains($0) }) != true {
                mistakes.insert(.number)
            }
        } else if model.relative(who) == nil {
            mistakes.insert(.who)
        }
        if what == .course, !model.episodes.contains(where: { $0.value == course }) { mistakes.insert(.course) }
        if howLong == .date {
            let chosen = date.flatMap(DateTime.init)
            if chosen?.precision != .day || (chosen?.latest ?? 0) <= moment.now { mistakes.insert(.date) }
        }
        return mistakes
    }

    /// What it limits the access to; nil: nothing.
    package var part: ConsentPart? {
        switch what {
        case .whole: nil
        case .appointments: .kind("Appointment")
        case .messages: .kind("Communication")
        case .course: course.map(ConsentPart.course)
        }
    }

    /// The last day, as FHIR writes it; nil: none.
    ///
    /// - Parameters:
    ///   - years: after how many a year's access ends.
    ///   - lastDay: no later than this; nil: whenever.
    package func until(
        at moment: Moment, years: Int = ConsentLimits.standard.proxyYears, lastDay: String? = nil
    ) -> String? {
        // Whole days, written year first, come in the order of their texts.
        [chosen(at: moment, years: years), lastDay].compactMap { $0 }.min()
    }

    private func chosen(at moment: Moment, years: Int) -> String? {
        let today = moment.local.date
        switch howLong {
        case .open: return nil
        case .date: return date
        case .month: return Self.day(today.year + today.month / 12, today.month % 12 + 1, today.day)
        case .year: return Self.day(today.year + years, today.month, today.day)
        }
    }

    /// A day of the calendar, or the last of its month where the month is shorter.
    private static func day(_ year: Int, _ month: Int, _ day: Int) -> String {
        let last = CivilDate.daysInMonth(month, ofYear: year)
        return CivilDateTime(year: year, month: month, day: min(day, last))?.text ?? ""
    }

    /// The name of whom it is about.
    func relativeName(_ model: AccessModel) -> String? {
        who == Self.somebodyElse ? name : model.relative(who)?.name
    }

    /// What the next page must send again.
    var fields: [(String, String)] {
        [
            ("who", who), ("name", name), ("relationship", relationship.rawValue), ("number", number),
            ("what", what.rawValue), ("course", course), ("how", mayAct ? "act" : "read"), ("long", howLong.rawValue),
            ("date", date),
        ].compactMap { name, value in value.map { (name, $0) } }
    }
}
