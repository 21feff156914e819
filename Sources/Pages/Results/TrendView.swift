package import Care
package import HTML

/// One quantity over time: chart, words and table.
package struct TrendView: Sendable {
    package var citizen: CitizenSummary
    package var relation: CitizenBanner.Relation
    /// One for each unit that it has been measured in; at least one.
    package var trends: [Trend]
    package var context: PageContext

    package init(
        citizen: CitizenSummary, relation: CitizenBanner.Relation, trends: [Trend], context: PageContext
    ) {
        self.citizen = citizen
        self.relation = relation
        self.trends = trends
        self.context = context
    }

    private var texts: ResultTexts { context.texts.result }

    private var title: String {
        context.language.title(trends.first?.title ?? "", code: trends.first?.code) { texts.trend }
    }

    package var html: HTML {
        PageFrame(title: title, context: context, banner: CitizenBanner(citizen: citizen, relation: relation)) {
            h1 { title }
            for trend in trends {
                one(trend)
            }
        }.html
    }

    private func one(_ trend: Trend) -> HTML {
        section(.ariaLabel([title, trend.unit].compactMap { $0 }.joined(separator: ", "))) {
            if let chart = TrendChart(trend: trend, context: context).html {
                chart
            } else {
                p(.class("lead")) { trend.entries.count == 1 ? texts.oneValue : texts.noNumbers }
            }
            h2 {
                trends.count > 1
                    ? [texts.allValues, trend.unit].compactMap { $0 }.joined(separator: ", ") : texts.allValues
            }
            ResultTable(
                entries: trend.entries.reversed(), citizen: citizen.id, context: context, firstColumn: .date
            ).html
        }
    }
}
