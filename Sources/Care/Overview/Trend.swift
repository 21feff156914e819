package import FHIR

/// One quantity over time, for a chart. Values in another unit are another trend.
package struct Trend: Sendable, Hashable {
    /// `system|code`.
    package var code: String
    package var title: String
    package var unit: String?
    /// One, or one for each component (systolic and diastolic pressure).
    package var series: [TrendSeries]
    /// The observations, oldest first.
    package var entries: [Entry]

    package init(
        code: String, title: String, unit: String? = nil, series: [TrendSeries] = [], entries: [Entry] = []
    ) {
        self.code = code
        self.title = title
        self.unit = unit
        self.series = series
        self.entries = entries
    }
}

/// One line of a chart.
package struct TrendSeries: Sendable, Hashable {
    package var code: String?
    package var title: String
    /// Oldest first.
    package var points: [TrendPoint]
    /// The newest reference range.
    package var low: Double?
    package var high: Double?

    package init(
        code: String? = nil, title: String, points: [TrendPoint] = [], low: Double? = nil, high: Double? = nil
    ) {
        self.code = code
        self.title = title
        self.points = points
        self.low = low
        self.high = high
    }
}

/// One value of a trend.
package struct TrendPoint: Sendable, Hashable {
    /// The Observation that it comes from.
    package var reference: String
    package var time: DateTime
    package var value: MeasuredValue

    package init(reference: String, time: DateTime, value: MeasuredValue) {
        self.reference = reference
        self.time = time
        self.value = value
    }
}
