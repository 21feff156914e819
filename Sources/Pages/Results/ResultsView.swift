package import Care
package import HTML

/// The newest of each result or measurement, with small charts of those that have changed most to look at.
package struct ResultsView: Sendable {
    package enum Kind: Sendable, Hashable {
        case results, measurements
    }

    package var kind: Kind
    package var citizen: CitizenSummary
    package var relation: CitizenBanner.Relation
    /// The newest entry of each code, those that deviate first.
    package var entries: [Entry]
    /// Quantities to draw on the page itself.
    package var trends: [Trend]
    package var context: PageContext

    package init(
        kind: Kind, citizen: CitizenSummary, relation: CitizenBanner.Relation, entries: [Entry], trends: [Trend] = [],
        context: PageContext
    ) {
        self.kind = kind
        self.citizen = citizen
        self.relation = relation
        self.entries = entries
        self.trends = trends
        self.context = context
    }

    private var texts: ResultTexts { context.texts.result }
    private var title: String {
        kind == .results ? context.texts.common.results : context.texts.common.measurements
    }

    package var html: HTML {
        PageFrame(title: title, context: context, banner: CitizenBanner(citizen: citizen, relation: relation)) {
            h1 { title }
            p(.class("lead")) { kind == .results ? texts.lead : texts.measurementsLead }
            if entries.isEmpty {
                EmptyNotice(text: kind == .results ? texts.nothing : texts.noMeasurements).html
            } else {
                charts
                ResultTable(entries: entries, citizen: citizen.id, context: context, firstColumn: .test).html
                p(.class("more")) {
                    a(
                        .href(
                            Route.thread(
                                citizen: citizen.id, ThreadQuery(kind: kind == .results ? .result : .measurement)
                            ).target)
                    ) { context.texts.thread.allOfKind }
                }
            }
        }.html
    }

    private var charts: HTML {
        let drawn = trends.compactMap { trend in
            TrendChart(trend: trend, context: context).html.map { (trend, $0) }
        }
        guard !drawn.isEmpty else { return .nothing }
        return section(.class("charts"), .ariaLabelledBy("charts")) {
            h2(.id("charts")) { texts.trend }
            div(.class("chart-grid")) {
                for (trend, chart) in drawn {
                    div {
                        h3(.class("chart-title")) {
                            a(.href(Route.trend(citizen: citizen.id, code: trend.code).target)) {
                                context.language.title(trend.title, code: trend.code) { texts.trend }
                            }
                        }
                        chart
                    }
                }
            }
        }
    }
}
