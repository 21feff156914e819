package import Care
import FHIR

/// What somebody writes to hand over a pathway, or several.
package struct OfferForm: Sendable, Hashable {
    package enum Mistake: Sendable, Hashable, CaseIterable {
        case receiver, noSuchUnit, severalUnits, what, why, date, none
    }

    /// `Organization/id`; nil where it is to be found by its name.
    package var receiver: String?
    /// A part of the name of a unit.
    package var name: String?
    package var what: String?
    package var why: String?
    /// The day from which, as FHIR writes a date.
    package var date: String?
    /// What is open: a line each.
    package var open: String?

    package init() {}

    package init(_ fields: FormFields) {
        receiver = fields["receiver"].flatMap { ReferencePath($0)?.type == "Organization" ? $0 : nil }
        name = fields["unit"]
        what = fields["what"]
        why = fields["why"]
        date = fields["date"]
        open = fields["open"]
    }

    /// - Parameter found: units that are called so.
    package func mistakes(_ found: [ResponsibilityPeriod.Holder], at moment: Moment) -> Set<Mistake> {
        var mistakes: Set<Mistake> = []
        if receiver == nil {
            switch (name, found.count) {
            case (nil, _): mistakes.insert(.receiver)
            case (_, 0): mistakes.insert(.noSuchUnit)
            case (_, 1): break
            default: mistakes.insert(.severalUnits)
            }
        }
        if what == nil { mistakes.insert(.what) }
        if why == nil { mistakes.insert(.why) }
        if let date, ResponsibilityDay(date, at: moment)?.start ?? 0 <= moment.now { mistakes.insert(.date) }
        return mistakes
    }

    /// What is offered; nil where it is not said to whom.
    ///
    /// - Parameter units: those that can be meant, with their names.
    package func draft(_ units: [ResponsibilityPeriod.Holder], at moment: Moment) -> OfferDraft? {
        let chosen = receiver.map { reference in
            units.first { $0.reference == reference } ?? ResponsibilityPeriod.Holder(reference)
        }
        guard let receiver = chosen ?? (units.count == 1 ? units[0] : nil) else { return nil }
        let lines = (open ?? "").split(whereSeparator: \.isNewline).map { $0.trimmingPrefix(while: \.isWhitespace) }
        return OfferDraft(
            to: receiver, what: what ?? "", why: why ?? "",
            from: date.flatMap { ResponsibilityDay($0, at: moment)?.start },
            open: lines.filter { !$0.isEmpty }.map { Handover.OpenItem(kind: "Åbent", text: String($0)) })
    }
}

/// A day as a form says it, where the reader is.
struct ResponsibilityDay {
    /// Its first instant.
    let start: Int64
    /// The first instant after it.
    let end: Int64

    init?(_ text: String, at moment: Moment) {
        guard let date = DateTime(text), date.precision == .day else { return nil }
        start = Self.local(date.earliest, moment)
        end = Self.local(date.latest, moment)
    }

    /// The instant at which clocks there show what clocks in Greenwich show at another.
    private static func local(_ instant: Int64, _ moment: Moment) -> Int64 {
        instant - moment.zone.offset(instant) * 1000
    }
}
