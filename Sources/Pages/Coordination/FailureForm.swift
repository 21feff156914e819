import Care

/// What somebody has filled in on a case, and what is missing in it.
package struct FailureForm: Sendable, Hashable {
    package enum Mistake: Sendable, Hashable, CaseIterable {
        case text, unit, kind, words, date
    }

    /// The case; nil: a new one.
    package var failure: String?
    package var words: String?
    package var kind: String?
    package var date: String?
    package var mistakes: Set<Mistake> = []

    package init() {}

    /// - Parameter fields: as they were sent, with the case in their names.
    package init(_ fields: FormFields) {
        failure = fields["failure"]
        let suffix = failure.map { "-" + $0 } ?? ""
        words = fields["words" + suffix]
        kind = fields["kind" + suffix]
        date = fields["date" + suffix]
    }

    /// The step that was sent; nil where something is missing in it, and then ``mistakes`` says what.
    mutating func step(_ name: String?, at moment: Moment) -> FailureDesk.Step? {
        if !JointPlanForm.isText(words) { mistakes.insert(.words) }
        switch name {
        case "analyse":
            if FailureClass.named(kind) == nil { mistakes.insert(.kind) }
            guard mistakes.isEmpty, let kind, let words else { return nil }
            return .analyse(kind: kind, analysis: words)
        case "change":
            let start = date.flatMap(CalendarDate.init(iso:))?.start(in: moment.zone) ?? 0
            let days = (start - moment.now) / 86_400_000
            if start <= moment.now || days >= CoordinationFailure.followUpDays.upperBound { mistakes.insert(.date) }
            guard mistakes.isEmpty, let date, let words else { return nil }
            return .change(words, followUp: date)
        case "holds", "holds-not":
            guard mistakes.isEmpty, let words else { return nil }
            return .followUp(words, holds: name == "holds")
        default: return nil
        }
    }
}
