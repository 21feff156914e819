import Testing

@testable import FHIR

@Suite struct PrimitiveTypeTests {
    static let accepted: [(PrimitiveType, [String])] = [
        (.id, ["a", "A-1.b", String(repeating: "x", count: 64)]),
        (.code, ["a", "a b", "a b c", "<", "æ"]),
        (.uri, ["urn:uuid:x", "http://a/b|1", "#a", "x"]),
        (.oid, ["urn:oid:1.2.208.176.1.2", "urn:oid:2.0"]),
        (.uuid, ["urn:uuid:c757873d-ec9a-4326-a141-556f43239520"]),
        (.base64Binary, ["AAAA", "AAA=", "AA==", "AAAA\r\nBBBB", "+/+/"]),
        (.instant, ["2026-11-21T09:30:00Z", "2026-11-21T09:30:00.123456+01:00", "2016-12-31T23:59:60Z"]),
        (.date, ["2026", "2026-11", "2026-11-21"]),
        (.dateTime, ["2026", "2026-11", "2026-11-21", "2026-11-21T09:30:00-05:00"]),
        (.time, ["00:00:00", "23:59:60", "09:30:00.5"]),
        (.integer, ["0", "-2147483648", "2147483647", "-1"]),
        (.unsignedInt, ["0", "1", "2147483647"]),
        (.positiveInt, ["1", "2147483647"]),
        (.string, ["a", " a", "\n a"]),
        (.markdown, ["# a"]),
        (.boolean, ["true", "false"]),
        (.xhtml, ["<div xmlns=\"http://www.w3.org/1999/xhtml\">a</div>", "<div>a</div>"]),
    ]

    static let refused: [(PrimitiveType, [String])] = [
        (.id, ["", "a b", "a_b", "æ", String(repeating: "x", count: 65)]),
        (.code, ["", " a", "a ", "a  b", "\t"]),
        (.uri, ["", "a b", "\n"]),
        (.oid, ["urn:oid:1", "urn:oid:3.1", "urn:oid:1.", "urn:oid:1.02", "1.2.3", "urn:oid:1..2", "urn:oid:"]),
        (.uuid, ["urn:uuid:C757873D-EC9A-4326-A141-556F43239520", "c757873d-ec9a-4326-a141-556f43239520"]),
        (.base64Binary, ["", "A", "AA=", "A===", "====", "AA==AA==", "A-A_", " "]),
        (.instant, ["2026-11-21", "2026-11-21T09:30:00", "2026-11-21T09:30Z"]),
        (.date, ["2026-11-21T09:30:00Z", "2026-2-1", "2026-02-30", "21-11-2026"]),
        (.dateTime, ["2026-11-21T09:30:00", "2026-11-21T09:30Z", "2026-11-21T09:30:00 Z", "now"]),
        (.time, ["24:00:00", "9:30:00", "09:30", "09:30:00Z", "09:30:00."]),
        (.integer, ["1.0", "01", "-0", "2147483648", "-2147483649", "1e3", "99999999999999999999"]),
        (.unsignedInt, ["-1", "2147483648"]),
        (.positiveInt, ["0", "-1", "1.5"]),
        (.string, ["", " ", "\t\n"]),
        (.boolean, ["TRUE", "1"]),
        (.xhtml, ["", "a", "<p>a</p>", "<divide>"]),
    ]

    @Test(arguments: accepted) func accepts(type: PrimitiveType, texts: [String]) {
        for text in texts { #expect(type.accepts(text), "\(type): \(text)") }
    }

    @Test(arguments: refused) func refuses(type: PrimitiveType, texts: [String]) {
        for text in texts { #expect(!type.accepts(text), "\(type): \(text)") }
    }
}
