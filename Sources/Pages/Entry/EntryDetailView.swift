package import Care
package import HTML

/// One entry's own page: what it is, who, where it comes from, what it belongs to, and its text.
package struct EntryDetailView: Sendable {
    package var citizen: CitizenSummary
    package var relation: CitizenBanner.Relation
    package var entry: Entry
    /// The course that it belongs to.
    package var course: CourseSummary?
    /// Its text, where it is a document or has notes.
    package var document: DocumentText?
    /// What it hangs together with: the results of a report, what an order led to.
    package var related: [Entry]
    /// The same quantity over time.
    package var trend: Trend?
    package var context: PageContext

    package init(
        citizen: CitizenSummary, relation: CitizenBanner.Relation, entry: Entry, course: CourseSummary? = nil,
        document: DocumentText? = nil, related: [Entry] = [], trend: Trend? = nil, context: PageContext
    ) {
        self.citizen = citizen
        self.relation = relation
        self.entry = entry
        self.course = course
        self.document = document
        self.related = related
        self.trend = trend
        self.context = context
    }

    private var texts: EntryTexts { context.texts.entry }
    private var title: String { EntryView.title(entry, context) }

    package var html: HTML {
        PageFrame(title: title, context: context, banner: CitizenBanner(citizen: citizen, relation: relation)) {
            div(.class("heading")) {
                p(.class("sectors")) {
                    span(.class("kind")) {
                        Icon(entry.kind).html
                        context.language.name(of: entry.kind)
                    }
                    SectorBadge(sector: entry.sector, context: context).html
                }
                h1(.lang(entry.title.isEmpty ? nil : context.foreign(entry.language))) { title }
                if let detail = entry.detail, detail != entry.title {
                    p(.class("lead")) { context.said(detail, in: entry.language) }
                }
            }
            voided
            div(.class("card")) { facts }
            chart
            text
            connected
        }.html
    }

    @HTMLBuilder private var voided: HTML {
        if entry.isVoid {
            div(.class("notice")) {
                Icon.warning.html
                p { texts.voidedHelp }
            }
        }
    }

    private var facts: HTML {
        dl(.class("facts")) {
            if let value = entry.value {
                fact(texts.value) { ValueView(value: value, context: context).html }
                if let range = value.referenceRange {
                    fact(context.texts.result.referenceRange) { context.language.localised(range) }
                }
            }
            for component in entry.components {
                fact(context.language.title(of: component)) {
                    ValueView(value: component.value, context: context).html
                }
            }
            if let when = context.language.say(from: entry.start, to: entry.end, at: context.moment) {
                fact(texts.when) { span(.class("sentence")) { when } }
            }
            sourceFacts
            fact(texts.belongsTo) {
                if let course {
                    CourseLink(course: course, citizen: citizen.id, context: context).html
                } else {
                    texts.noCourse
                }
            }
            recordFacts
        }
    }

    private var sourceFacts: HTML {
        HTML.group {
            optionalFact(texts.why, entry.reason == entry.title ? nil : entry.reason)
            optionalFact(texts.place, entry.place)
            optionalFact(texts.instruction, entry.instruction)
            optionalFact(texts.who, entry.person)
            fact(texts.from) {
                SectorBadge(sector: entry.sector, context: context).html
                if let unit = entry.unit {
                    " " + unit
                }
            }
        }
    }

    /// Codes and names of resources are for those who work with them.
    private var isStaff: Bool { context.viewer?.kind == .professional }

    private var recordFacts: HTML {
        HTML.group {
            if let status = entry.status {
                fact(texts.status) { context.language.name(ofStatus: status) }
            }
            if isStaff, let code = entry.code?.split(separator: "|", maxSplits: 1).last {
                fact(texts.code) { span(.class("digits")) { String(code) } }
            }
            if isStaff {
                fact(texts.reference) { span(.class("reference")) { entry.reference } }
            }
        }
    }

    private func fact(_ name: String, @HTMLBuilder _ content: () -> HTML) -> HTML {
        div {
            dt { name }
            dd { content() }
        }
    }

    private func optionalFact(_ name: String, _ text: String?) -> HTML {
        guard let text, !text.isEmpty else { return .nothing }
        return fact(name) { context.said(text, in: entry.language) }
    }

    @HTMLBuilder private var chart: HTML {
        if let trend, let chart = TrendChart(trend: trend, context: context).html {
            section(.ariaLabelledBy("trend")) {
                h2(.id("trend")) {
                    a(.href(Route.trend(citizen: citizen.id, code: trend.code).target)) { texts.history }
                }
                chart
            }
        }
    }

    @HTMLBuilder private var text: HTML {
        if let document, !document.sections.isEmpty || !document.attachments.isEmpty {
            DocumentView(document: document, context: context).html
        } else if entry.kind == .document {
            EmptyNotice(text: texts.noText).html
        }
    }

    /// As many as one takes in at a glance.
    private static let openRelated = 8

    private func list(_ entries: ArraySlice<Entry>) -> HTML {
        ul(.class("entries card")) {
            for entry in entries {
                EntryView(entry, of: citizen.id, context).item(.line)
            }
        }
    }

    @HTMLBuilder private var connected: HTML {
        if !related.isEmpty {
            section(.ariaLabelledBy("related")) {
                h2(.id("related")) { texts.related }
                list(related.prefix(Self.openRelated))
                if related.count > Self.openRelated {
                    details(.class("fold")) {
                        summary { "\(context.texts.common.showMore) (\(related.count - Self.openRelated))" }
                        list(related.dropFirst(Self.openRelated))
                    }
                }
            }
        }
    }
}
