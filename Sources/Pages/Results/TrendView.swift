package import Care
package import HTML

/// One quantity over time: chart, words and table.
package struct TrendView: Sendable {
    package var citizen: CitizenSummary
    package var relation: CitizenBanner.Relation
    package var trend: Trend
    package var context: PageContext

    package init(
        citizen: CitizenSummary, relation: CitizenBanner.Relation, trend: Trend, context: PageContext
    ) {
        self.citizen = citizen
        self.relation = relation
        self.trend = trend
        self.context = context
    }

    private var texts: ResultTexts { context.texts.result }

    package var html: HTML {
        PageFrame(
            title: trend.title, context: context, banner: CitizenBanner(citizen: citizen, relation: relation)
        ) {
            h1 { trend.title }
            section(.ariaLabelledBy("trend")) {
                h2(.id("trend"), .class("unseen")) { texts.trend }
                if let chart = TrendChart(trend: trend, context: context).html {
                    chart
                } else {
                    p(.class("lead")) { trend.entries.count == 1 ? texts.oneValue : texts.noNumbers }
                }
            }
            section(.ariaLabelledBy("values")) {
                h2(.id("values")) { texts.allValues }
                ResultTable(
                    entries: trend.entries.reversed(), citizen: citizen.id, context: context, firstColumn: .date
                ).html
            }
        }.html
    }
}
