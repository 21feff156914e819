/// Which trace and which span a request belongs to, as it is said between programs.
///
/// Source: W3C Trace Context, Recommendation 2021, 3.2: header `traceparent`, version 00.
struct TraceParent: Sendable, Hashable {
    static let header = "traceparent"

    /// 32 hexadecimal digits.
    let trace: String
    /// 16 hexadecimal digits: the span that the work belongs below.
    let span: String
    /// Whether whoever asked writes the trace down.
    let isSampled: Bool

    init(trace: String, span: String, isSampled: Bool) {
        self.trace = trace
        self.span = span
        self.isSampled = isSampled
    }

    /// Nil where it is not one: the standard then asks for a new trace.
    init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 4, let version = Self.digits(parts[0], 2), version != "ff",
            version != "00" || parts.count == 4, let trace = Self.digits(parts[1], 32),
            trace.contains(where: { $0 != "0" }),
            let span = Self.digits(parts[2], 16), span.contains(where: { $0 != "0" }),
            let flags = Self.digits(parts[3], 2),
            let bits = UInt8(flags, radix: 16)
        else { return nil }
        self.init(trace: trace, span: span, isSampled: bits & 1 == 1)
    }

    var text: String { "00-\(trace)-\(span)-\(isSampled ? "01" : "00")" }

    /// Digits in small letters, as the standard asks for.
    private static func digits(_ text: Substring, _ count: Int) -> String? {
        text.utf8.count == count && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
            ? String(text) : nil
    }
}
