/// Sentences with something put into them.
package struct Sayings: Sendable {
    package let years: @Sendable (Int) -> String
    package let inDays: @Sendable (Int) -> String
    package let daysAgo: @Sendable (Int) -> String
    /// A time of day after a date.
    package let atTime: @Sendable (String) -> String
    package let from: @Sendable (String) -> String
    package let since: @Sendable (String) -> String
    package let until: @Sendable (String) -> String
    package let entries: @Sendable (Int) -> String
    package let moreAhead: @Sendable (Int) -> String
    package let unreadable: @Sendable (Int) -> String
    package let call: @Sendable (String) -> String
    package let pageOf: @Sendable (Int, Int) -> String
    package let shown: @Sendable (Int, Int, Int) -> String
    /// A chart in words: how many values, from when, to when, the lowest, the highest, the latest.
    package let chart: @Sendable (ChartSummary) -> String
    package let referenceRange: @Sendable (String) -> String
    package let recordOf: @Sendable (String) -> String
}

/// What a chart shows, for those who do not see it.
package struct ChartSummary: Sendable {
    let title: String
    let count: Int
    let first: String
    let last: String
    let lowest: String
    let highest: String
    let latest: String
    let referenceRange: String?
}

extension Sayings {
    static let danish = Sayings(
        years: { "\($0) år" },
        inDays: { $0 == 1 ? "om 1 dag" : "om \($0) dage" },
        daysAgo: { $0 == 1 ? "for 1 dag siden" : "for \($0) dage siden" },
        atTime: { " kl. \($0)" },
        from: { "fra \($0)" },
        since: { "siden \($0)" },
        until: { "til \($0)" },
        entries: { $0 == 1 ? "1 hændelse" : "\($0) hændelser" },
        moreAhead: { $0 == 1 ? "Og 1 mere længere fremme" : "Og \($0) mere længere fremme" },
        unreadable: {
            ($0 == 1 ? "1 oplysning" : "\($0) oplysninger")
                + " i journalen kunne ikke vises, som de skulle. De er ikke gået tabt."
        },
        call: { "Ring til \($0)" },
        pageOf: { "Side \($0) af \($1)" },
        shown: { "Viser \($0)–\($1) af \($2)" },
        chart: { chart in
            "\(chart.title): \(chart.count) svar fra \(chart.first) til \(chart.last). Lavest \(chart.lowest), "
                + "højest \(chart.highest), senest \(chart.latest)."
                + (chart.referenceRange.map { " Referenceområde \($0)." } ?? "")
        },
        referenceRange: { "Referenceområde \($0)" },
        recordOf: { "\($0)s forløb" })

    static let english = Sayings(
        years: { $0 == 1 ? "1 year" : "\($0) years" },
        inDays: { $0 == 1 ? "in 1 day" : "in \($0) days" },
        daysAgo: { $0 == 1 ? "1 day ago" : "\($0) days ago" },
        atTime: { " at \($0)" },
        from: { "from \($0)" },
        since: { "since \($0)" },
        until: { "until \($0)" },
        entries: { $0 == 1 ? "1 entry" : "\($0) entries" },
        moreAhead: { $0 == 1 ? "And 1 more further ahead" : "And \($0) more further ahead" },
        unreadable: {
            ($0 == 1 ? "1 part" : "\($0) parts")
                + " of the record could not be shown properly. Nothing is lost."
        },
        call: { "Call \($0)" },
        pageOf: { "Page \($0) of \($1)" },
        shown: { "Showing \($0)–\($1) of \($2)" },
        chart: { chart in
            "\(chart.title): \(chart.count) results from \(chart.first) to \(chart.last). Lowest \(chart.lowest), "
                + "highest \(chart.highest), latest \(chart.latest)."
                + (chart.referenceRange.map { " Reference range \($0)." } ?? "")
        },
        referenceRange: { "Reference range \($0)" },
        recordOf: { "\($0)'s record" })
}
