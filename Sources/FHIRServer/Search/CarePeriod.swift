import FHIR
import Record

/// The time that `$everything` is asked about (`start`, `end`): what has a care date outside it is left out.
///
/// Source: FHIR R4, Patient, Operation $everything: the range relates to care dates, not to when something was recorded.
struct CarePeriod: Sendable, Hashable {
    /// Milliseconds since 1970-01-01T00:00:00Z; nil: from the beginning.
    var start: Int64?
    /// The first instant after it; nil: without an end.
    var end: Int64?

    /// - Returns: nil where neither is asked for.
    init?(start: String?, end: String?) throws(FHIRError) {
        guard start != nil || end != nil else { return nil }
        self.start = try Self.date(start, "start")?.earliest
        self.end = try Self.date(end, "end")?.latest
        if let start = self.start, let end = self.end, start >= end { throw .malformed("start is after end") }
    }

    private static func date(_ text: String?, _ name: String) throws(FHIRError) -> DateTime? {
        guard let text else { return nil }
        guard let date = DateTime(text) else { throw .malformed("\(name) is a date, such as 2026-11-21") }
        return date
    }

    /// Whether a resource belongs to it: one that says no care date does.
    func includes(_ type: String, _ entries: [SearchEntry]) -> Bool {
        guard let span = CareDates.span(of: type, entries) else { return true }
        return span.latest > start ?? .min && span.earliest < end ?? .max
    }

    /// Those of a patient's resources that belong to it.
    func kept(
        of matches: [SearchMatch], _ reading: Reading, _ searchEntries: (JSONValue) -> [SearchEntry]
    ) throws -> [SearchMatch] {
        try matches.filter { match in
            guard let resource = try reading.look(at: match) else { return false }
            return includes(resource.type, searchEntries(try resource.json()))
        }
    }
}
