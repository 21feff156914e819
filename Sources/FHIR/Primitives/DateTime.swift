/// A FHIR `date`, `dateTime` or `instant`, with the precision that was written: `2026`, `2026-11`, `2026-11-21`,
/// `2026-11-21T09:30:00+01:00`. Comparison and display never invent what was not said.
package struct DateTime: Sendable, Hashable {
    /// As written.
    package let text: String
    /// The first instant it may mean, in milliseconds since 1970-01-01T00:00:00Z. Without an offset: as UTC.
    package let earliest: Int64
    /// The first instant after all that it may mean.
    package let latest: Int64
    package let precision: Precision

    package enum Precision: Int, Sendable, Comparable {
        case year, month, day, minute, second, fraction

        package static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
    }
}
