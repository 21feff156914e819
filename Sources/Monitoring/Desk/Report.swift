/// What somebody, or a device, reports: all of it measured together.
package struct Report: Sendable, Hashable {
    /// Which of the programme's activities it is of; nil: of none in particular.
    package var activity: String?
    package var values: [Value]
    /// When it was measured.
    package var at: Int64
    /// The sender's own id of this report, so that it counts once however often it is sent.
    package var transmission: String

    package struct Value: Sendable, Hashable {
        package var measure: String
        package var value: Double
        /// By UCUM.
        package var unit: String

        package init(measure: String, value: Double, unit: String) {
            self.measure = measure
            self.value = value
            self.unit = unit
        }
    }

    package init(activity: String? = nil, values: [Value], at instant: Int64, transmission: String) {
        self.activity = activity
        self.values = values
        at = instant
        self.transmission = transmission
    }

    /// Older than this nothing is taken in: what was measured before nobody could have waited for.
    package static let oldest: Int64 = 31 * LocalClock.day
    /// Values that one report may have.
    package static let mostValues = 20

    /// Its values as measurements.
    ///
    /// - Parameter now: what is later by more than clocks differ is refused.
    package func measurements(now: Int64) throws(ReportFault) -> [Measurement] {
        guard !transmission.isEmpty, transmission.utf8.count <= 200, !values.isEmpty, values.count <= Self.mostValues
        else { throw .transmission }
        guard at <= now + MonitoringConsequences.mostAhead else { throw .future }
        guard at >= now - Self.oldest else { throw .old }
        var measurements: [Measurement] = []
        for value in values {
            do {
                measurements.append(
                    try Measurement.reported(value.measure, value.value, unit: value.unit, at: at))
            } catch {
                throw .value(error)
            }
        }
        guard Set(measurements.map(\.measure.id)).count == measurements.count else { throw .transmission }
        return measurements
    }
}
