import Care

/// A task as somebody fills it in, and what is wrong with it.
package struct TaskForm: Sendable, Hashable {
    package enum Mistake: Sendable, Hashable, CaseIterable {
        case title, unit, severalUnits, date
    }

    package var title: String?
    /// The unit that was chosen: `Organization/…`.
    package var unit: String?
    /// The beginning of another unit's name.
    package var otherUnit: String?
    /// The last day, as it came.
    package var date: String?

    package init() {}

    package init(_ fields: FormFields) {
        title = fields["what"]
        unit = fields["unit"]
        otherUnit = fields["other-unit"]
        date = fields["date"]
    }

    /// What is wrong with it; whether the unit can be found is asked of the record besides.
    package func mistakes(at moment: Moment) -> Set<Mistake> {
        var mistakes: Set<Mistake> = []
        if title == nil || (title?.count ?? 0) > CoordinationSystems.longestText { mistakes.insert(.title) }
        if unit == nil, otherUnit == nil { mistakes.insert(.unit) }
        if due(at: moment) == nil { mistakes.insert(.date) }
        return mistakes
    }

    /// The last minute of the last day, where the reader is; nil where it is no day, or has passed.
    package func due(at moment: Moment) -> Int64? {
        guard let day = date.flatMap(CalendarDate.init(iso:)) else { return nil }
        let end = CalendarDate(daysSince1970: day.daysSince1970 + 1).start(in: moment.zone) - 60_000
        return end > moment.now ? end : nil
    }
}
