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

    /// Reads what FHIR writes, and what searches and FHIRPath write too: seconds and the offset may be left out.
    ///
    /// Nil where the text is none, or names a day that does not exist. Whether a *resource* may hold it is asked of
    /// ``PrimitiveType``.
    package init?(_ text: String) {
        var text = text
        guard let civil = text.withUTF8({ CivilDateTime(utf8: $0) }) else { return nil }
        self.init(civil, text: text)
    }

    /// A time as FHIR writes it: the civil time, as exactly as its precision says.
    package init(_ civil: CivilDateTime) {
        self.init(civil, text: civil.text)
    }

    /// An instant, written as clocks at this offset from UTC show it.
    ///
    /// - Parameters:
    ///   - milliseconds: since 1970-01-01T00:00:00Z.
    ///   - offsetMinutes: minutes east of UTC.
    ///   - precision: how much of it is said; what is finer is cut off.
    package init(milliseconds: Int64, offsetMinutes: Int, precision: Precision = .second) {
        self.init(CivilDateTime(milliseconds: milliseconds, offsetMinutes: offsetMinutes, precision: precision))
    }

    private init(_ civil: CivilDateTime, text: String) {
        self.text = text
        earliest = civil.earliest
        latest = civil.latest
        precision = civil.precision
    }

    /// Year, month, day … as written, at the offset that was written.
    package var civil: CivilDateTime {
        var text = text
        return text.withUTF8 { CivilDateTime(utf8: $0) } ?? CivilDateTime(milliseconds: earliest, offsetMinutes: 0)
    }
}
