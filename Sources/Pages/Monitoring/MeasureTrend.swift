/// One measure over time, with the limits that hold for this citizen.
package struct MeasureTrend: Sendable, Hashable {
    package struct Point: Sendable, Hashable {
        package var instant: Int64
        package var value: Double
        package var mark: MonitoringMark

        package init(instant: Int64, value: Double, mark: MonitoringMark) {
            self.instant = instant
            self.value = value
            self.mark = mark
        }
    }

    /// The measure's id.
    package var measure: String
    package var name: String
    package var unit: String
    /// Oldest first.
    package var points: [Point]
    package var limits: LimitLines
    /// Whether the limits were set for this citizen, and not by the programme alone.
    package var isPersonal: Bool

    package init(
        measure: String, name: String, unit: String, points: [Point], limits: LimitLines = LimitLines(),
        isPersonal: Bool = false
    ) {
        self.measure = measure
        self.name = name
        self.unit = unit
        self.points = points
        self.limits = limits
        self.isPersonal = isPersonal
    }
}

/// The four limits of a measure as lines on a chart, in its own unit; each may be absent.
package struct LimitLines: Sendable, Hashable {
    package var alertLow: Double?
    package var warningLow: Double?
    package var warningHigh: Double?
    package var alertHigh: Double?

    package init(
        alertLow: Double? = nil, warningLow: Double? = nil, warningHigh: Double? = nil, alertHigh: Double? = nil
    ) {
        self.alertLow = alertLow
        self.warningLow = warningLow
        self.warningHigh = warningHigh
        self.alertHigh = alertHigh
    }

    var isEmpty: Bool { all.isEmpty }

    /// Those that there are, lowest first.
    var all: [Double] { [alertLow, warningLow, warningHigh, alertHigh].compactMap(\.self) }

    /// Above it there is nothing red or yellow on the low side; nil where there is no limit there.
    var greenFrom: Double? { warningLow ?? alertLow }
    /// The same on the high side.
    var greenTo: Double? { warningHigh ?? alertHigh }
}
