package import Questionnaires

/// The values of one measure over some time, with what they are judged by.
package struct MeasureSeries: Sendable {
    package var measure: Measure
    /// Oldest first.
    package var points: [Point]
    /// Nil where no limits hold for it.
    package var limits: LimitSet?
    package var isPersonal: Bool
    package var baseline: Double?

    package struct Point: Sendable, Hashable {
        package var value: Double
        package var at: Int64
        /// By the limits that hold now.
        package var colour: Colour
        /// In words; nil where it is green.
        package var reason: Wording?
        /// The Observation, as `Observation/id`.
        package var observation: String
        /// When the record got it.
        package var arrived: Int64?
    }

    /// The limits as values, for charts.
    package var values: [LimitSet.Level: Double] { limits?.values(baseline: baseline) ?? [:] }
}
