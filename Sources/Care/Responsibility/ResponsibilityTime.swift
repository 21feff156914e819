import FHIR

/// How instants of responsibility are written, and what a pathway's dates mean as instants.
package enum ResponsibilityTime {
    /// An instant as FHIR writes it, in UTC and to the thousandth of a second: two periods touch exactly.
    package static func text(_ instant: Int64) -> String {
        DateTime(milliseconds: instant, offsetMinutes: 0, precision: .fraction).text
    }

    /// The first instant of a period.
    static func start(_ date: DateTime) -> Int64 { date.earliest }

    /// The first instant after a period that ends so: a day is part of it as a whole, an instant is where it ends.
    static func end(_ date: DateTime) -> Int64 { date.precision >= .second ? date.earliest : date.latest }
}
