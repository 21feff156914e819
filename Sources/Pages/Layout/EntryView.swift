import Care
import FHIR
import HTML

/// One entry of a record, as it stands in lists.
///
/// A class, for its blocks of mark-up hold it rather than copies of the entry's many fields.
final class EntryView {
    /// How much of it is shown.
    enum Style {
        /// A calendar leaf, the time of day, the place and the reason: for what lies ahead.
        case ahead
        /// When, where and what, briefly: for the next step within a card.
        case step
        /// What is to be done and by when.
        case toDo
        /// One or two lines, for the thread.
        case line
        /// The title and what is said about it, without date and source: for short lists.
        case short
    }

    let entry: Entry
    let citizen: String
    let context: PageContext
    /// The unit that stands around it already, and need not be said again.
    var within: String?

    init(_ entry: Entry, of citizen: String, _ context: PageContext, within unit: String? = nil) {
        self.entry = entry
        self.citizen = citizen
        self.context = context
        within = unit
    }

    /// The entry as an item of a list.
    func item(_ style: Style) -> HTML {
        li(.class(classes(style))) {
            switch style {
            case .ahead, .toDo: leaf(style)
            case .step, .line, .short: Icon(entry.kind).html
            }
            div(.class("entry-body")) {
                heading
                switch style {
                case .ahead: aheadFacts
                case .step: stepFacts
                case .toDo: toDoFacts
                case .line: lineFacts
                case .short: shortFacts
                }
            }
        }
    }

    private func classes(_ style: Style) -> String {
        let base =
            switch style {
            case .ahead: "entry entry-ahead"
            case .step: "entry entry-step"
            case .toDo: "entry entry-ahead entry-to-do"
            case .line: "entry entry-line"
            case .short: "entry entry-short"
            }
        return entry.isVoid ? base + " entry-void" : base
    }

    /// What it is called; what kind of thing it is where the record has no words for it.
    static func title(_ entry: Entry, _ context: PageContext) -> String {
        context.language.title(of: entry)
    }

    /// The line below the title; for medicines without words of their own, the dose.
    private var detail: String? {
        if let detail = entry.detail, !detail.isEmpty { return detail == entry.title ? nil : detail }
        return entry.dose.flatMap(context.language.say)
    }

    private var heading: HTML {
        p(.class("entry-title")) {
            if let reference = ReferencePath(entry.reference) {
                a(.href(Route.entry(citizen: citizen, reference: reference).target), titleLanguage) {
                    Self.title(entry, context)
                }
            } else {
                span(titleLanguage) { Self.title(entry, context) }
            }
            if let value = entry.value {
                " "
                ValueView(value: value, context: context).html
            }
            for component in entry.components {
                " "
                span(.class("component")) {
                    span(.class("component-title")) { context.language.title(of: component) + " " }
                    ValueView(value: component.value, context: context).html
                }
            }
            if entry.isVoid {
                " "
                span(.class("mark")) { context.texts.entry.voided }
            }
        }
    }

    /// The record's own words, in the language that the record says they are in.
    private func said(_ text: String) -> HTML { context.said(text, in: entry.language) }

    /// A title that is ours is in the language of the page.
    private var titleLanguage: Attribute { .lang(entry.title.isEmpty ? nil : context.foreign(entry.language)) }

    private var aheadFacts: HTML {
        HTML.group {
            when
            fact(.place, context.texts.entry.place, entry.place)
            if let reason = entry.reason, reason != entry.title {
                p(.class("entry-fact")) {
                    span {
                        "\(context.texts.entry.why): "
                        said(reason)
                    }
                }
            }
            if let instruction = entry.instruction {
                p(.class("entry-instruction")) { said(instruction) }
            }
            source
        }
    }

    private var stepFacts: HTML {
        HTML.group {
            when
            fact(.place, context.texts.entry.place, entry.place)
        }
    }

    private var toDoFacts: HTML {
        HTML.group {
            deadline
            if let reason = entry.reason {
                p(.class("entry-fact")) { said(reason) }
            }
            if let unit = entry.unit {
                p(.class("entry-meta")) { unit }
            }
        }
    }

    private var lineFacts: HTML {
        HTML.group {
            if let detail {
                p(.class("entry-detail")) { said(detail) }
            }
            p(.class("entry-meta")) {
                if let time = entry.start ?? entry.end {
                    context.time(time)
                } else {
                    span { context.texts.common.notDated }
                }
                span(.class("entry-kind")) { context.language.name(of: entry.kind) }
                SectorBadge(sector: entry.sector, context: context).html
                sourceNames()
            }
        }
    }

    private var shortFacts: HTML {
        HTML.group {
            if let detail {
                p(.class("entry-detail")) { said(detail) }
            }
            if let time = entry.start, entry.kind != .allergy {
                p(.class("entry-meta")) {
                    entry.kind == .result || entry.kind == .measurement
                        ? context.time(time, withTime: false)
                        : HTML.text(
                            context.texts.sayings.since(context.language.sayPlainly(time, at: context.moment)))
                }
            }
        }
    }

    private var source: HTML {
        p(.class("entry-meta")) {
            SectorBadge(sector: entry.sector, context: context).html
            sourceNames(withUnit: !placeSaysUnit)
        }
    }

    private func sourceNames(withUnit: Bool = true) -> HTML {
        HTML.group {
            if withUnit, let unit = entry.unit, unit != within {
                span { unit }
            }
            if let person = entry.person {
                span { person }
            }
        }
    }

    /// Whether the place begins with the unit's name.
    private var placeSaysUnit: Bool {
        guard let place = entry.place, let unit = entry.unit else { return false }
        return place.hasPrefix(unit)
    }

    private func fact(_ icon: Icon, _ name: String, _ text: String?) -> HTML {
        guard let text else { return .nothing }
        return p(.class("entry-fact")) {
            icon.html
            span(.class("unseen")) { name + ": " }
            span { said(text) }
        }
    }
}
