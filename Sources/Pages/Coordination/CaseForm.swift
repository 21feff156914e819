import Care

/// What somebody has filled in on the case list, and what is missing in it.
package struct CaseForm: Sendable, Hashable {
    package enum Mistake: Sendable, Hashable, CaseIterable {
        case words, date
    }

    package var citizen: String?
    /// `next`, `note` or `off`.
    package var step: String?
    package var words: String?
    package var date: String?
    package var mistakes: Set<Mistake> = []

    package init() {}

    package init(_ fields: FormFields) {
        citizen = fields["citizen"]
        step = fields["do"]
        let place = "\(step ?? "")-\(citizen ?? "")"
        words = fields["words-" + place]
        date = fields["date-" + place]
    }

    /// Days that a next step may lie ahead.
    private static let longest: Int64 = 90

    /// The step that was sent; nil where something is missing in it, and then ``mistakes`` says what.
    mutating func taken(at moment: Moment) -> CaseDesk.Step? {
        if !JointPlanForm.isText(words) { mistakes.insert(.words) }
        if step == "next" {
            let days = date.flatMap(CalendarDate.init(iso:)).map {
                Int64($0.daysSince1970 - moment.local.date.daysSince1970)
            }
            if !(0..<Self.longest).contains(days ?? -1) { mistakes.insert(.date) }
        }
        guard mistakes.isEmpty, let words else { return nil }
        switch step {
        case "next": return date.map { .next(.init(text: words, by: $0)) }
        case "note": return .note(words)
        case "off": return .over(reason: words)
        default: return nil
        }
    }
}
