/// Sentences with something put into them.
package struct Sayings: Sendable {
    package let years: @Sendable (Int) -> String
    package let inDays: @Sendable (Int) -> String
    package let daysAgo: @Sendable (Int) -> String
    /// A time of day after a date.
    package let atTime: @Sendable (String) -> String
    package let since: @Sendable (String) -> String
    package let until: @Sendable (String) -> String
    package let entries: @Sendable (Int) -> String
    package let moreAhead: @Sendable (Int) -> String
    package let unreadable: @Sendable (Int) -> String
    package let call: @Sendable (String) -> String
    /// When something was asked for that has no time yet.
    package let askedFor: @Sendable (String) -> String
    package let deadline: @Sendable (String) -> String
    package let deadlinePassed: @Sendable (String) -> String
    package let beforeAppointment: @Sendable (String) -> String
    /// That a number is below this, and that such numbers are not shown.
    package let fewerThan: @Sendable (Int) -> String
    package let smallNumbers: @Sendable (Int) -> String
    /// That one is signed out at a time of day, where nothing is done until then.
    package let signedOutUnused: @Sendable (String) -> String
    /// The same, whatever is done.
    package let signedOutAt: @Sendable (String) -> String
    /// A chart in words: how many values, from when, to when, the lowest, the highest, the latest.
    package let chart: @Sendable (ChartSummary) -> String
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
        atTime: { " kl.\u{00A0}\($0)" },
        since: { "siden \($0)" },
        until: { "til \($0)" },
        entries: { $0 == 1 ? "1 hændelse" : "\($0) hændelser" },
        moreAhead: { $0 == 1 ? "Og 1 mere længere fremme" : "Og \($0) mere længere fremme" },
        unreadable: {
            ($0 == 1 ? "1 oplysning" : "\($0) oplysninger")
                + " i journalen kunne ikke vises, som de skulle. De er ikke gået tabt."
        },
        call: { "Ring til \($0)" },
        askedFor: { "bestilt \($0)" },
        deadline: { "Senest \($0)" },
        deadlinePassed: { "Fristen var \($0)" },
        beforeAppointment: { "Før aftalen \($0)" },
        fewerThan: { "Under \($0)" },
        smallNumbers: { "Tal under \($0) vises ikke, så ingen kan genkendes." },
        signedOutUnused: { "Du bliver logget ud kl.\u{00A0}\($0), hvis du ikke bruger siderne inden." },
        signedOutAt: { "Du bliver logget ud kl.\u{00A0}\($0) og kan så logge ind igen." },
        chart: { chart in
            "\(chart.title): \(chart.count) svar fra \(chart.first) til \(chart.last). Lavest \(chart.lowest), "
                + "højest \(chart.highest), senest \(chart.latest)."
                + (chart.referenceRange.map { " Referenceområde \($0)." } ?? "")
        })

    static let english = Sayings(
        years: { $0 == 1 ? "1 year" : "\($0) years" },
        inDays: { $0 == 1 ? "in 1 day" : "in \($0) days" },
        daysAgo: { $0 == 1 ? "1 day ago" : "\($0) days ago" },
        atTime: { " at\u{00A0}\($0)" },
        since: { "since \($0)" },
        until: { "until \($0)" },
        entries: { $0 == 1 ? "1 entry" : "\($0) entries" },
        moreAhead: { $0 == 1 ? "And 1 more further ahead" : "And \($0) more further ahead" },
        unreadable: {
            ($0 == 1 ? "1 part" : "\($0) parts")
                + " of the record could not be shown properly. Nothing is lost."
        },
        call: { "Call \($0)" },
        askedFor: { "asked for \($0)" },
        deadline: { "Due \($0)" },
        deadlinePassed: { "Was due \($0)" },
        beforeAppointment: { "Before the appointment \($0)" },
        fewerThan: { "Fewer than \($0)" },
        smallNumbers: { "Numbers below \($0) are not shown, so that nobody can be recognised." },
        signedOutUnused: { "You will be signed out at \($0) unless you use the pages before then." },
        signedOutAt: { "You will be signed out at \($0), and can then sign in again." },
        chart: { chart in
            "\(chart.title): \(chart.count) results from \(chart.first) to \(chart.last). Lowest \(chart.lowest), "
                + "highest \(chart.highest), latest \(chart.latest)."
                + (chart.referenceRange.map { " Reference range \($0)." } ?? "")
        })
}
