/// Instants as resources say them: in UTC, as exactly as is needed.
package enum InstantText {
    /// To the second, as people's steps are told.
    ///
    /// - Parameter instant: milliseconds since 1970-01-01T00:00:00Z, as everywhere here.
    package static func second(_ instant: Int64) -> String { text(instant, .second) }

    /// To the thousandth of a second: where an instant is compared, or two periods touch.
    package static func exact(_ instant: Int64) -> String { text(instant, .fraction) }

    /// The day that it is in UTC.
    package static func day(_ instant: Int64) -> String { text(instant, .day) }

    private static func text(_ instant: Int64, _ precision: DateTime.Precision) -> String {
        CivilDateTime(milliseconds: instant, offsetMinutes: 0, precision: precision).text
    }
}
