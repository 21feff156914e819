/// What staff have filled in to send a questionnaire, or to withdraw one.
package struct SendForm: Sendable, Hashable {
    package enum Mistake: Sendable, Hashable, CaseIterable {
        case form, day
    }

    package var canonical: String?
    package var due: String?
    package var mistakes: Set<Mistake> = []
    /// The one that was to be withdrawn without a reason.
    package var withdrawn: String?

    package init() {}

    package init(_ fields: FormFields) {
        canonical = fields["form"]
        due = fields["due"]
    }

    /// The end of the day by which it is to be answered; nil: whenever. A day that is over is a mistake.
    package mutating func dueInstant(at moment: Moment) -> Int64? {
        guard let due else { return nil }
        guard let day = CalendarDate(iso: due) else {
            mistakes.insert(.day)
            return nil
        }
        let end = CalendarDate(daysSince1970: day.daysSince1970 + 1).start(in: moment.zone)
        if end <= moment.now { mistakes.insert(.day) }
        return end
    }
}
