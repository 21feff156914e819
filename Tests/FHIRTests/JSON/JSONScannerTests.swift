import Foundation
import TestSupport
import Testing

@testable import FHIR

/// What RFC 8259 allows, and what it does not.
@Suite struct JSONScannerTests {
    static let accepted: [String] = [
        "{}", "[]", "0", "-0", "-1", "10", "1.0", "0.10", "1e5", "1E+5", "1e-05", "-0.0e0", "\"\"", "true", "false",
        "null", " \t\r\n[ ] \t\r\n", "[1,[2,[3]]]", #"{"a":{"a":{}}}"#, #"{"":""}"#, #"{"a":1,"a":2}"#,
        #""\"\\\/\b\f\n\r\t""#, #""\u0000\u001F\u00e6\u00E6\uFFFF""#, #""\uD834\uDD1E""#, #""\uDBFF\uDFFF""#,
        "\"æøå€𝄞\"", "\"\u{7F}\"", "\"\u{2028}\u{2029}\"", "\"\u{FFFE}\u{FFFF}\u{10FFFF}\"", "\"\u{E000}\u{D7FF}\"",
        "\"" + String(repeating: "a", count: 100) + "\"", "123456789012345678901234567890.123456789e999",
    ]

    static let refused: [(text: String, offset: Int)] = [
        ("", 0), (" ", 1), ("{", 1), ("[", 1), ("\"", 0), ("{]", 1), ("[}", 1), ("[1", 2), ("[1,", 3), ("[1,]", 3),
        ("[,1]", 1), ("[1 2]", 3), (#"{"a"}"#, 4), (#"{"a":}"#, 5), (#"{"a":1,}"#, 7), (#"{"a" 1}"#, 5), ("{a:1}", 1),
        ("{1:1}", 1), ("{'a':1}", 1), (#"{"a":1 "b":2}"#, 7), ("01", 1), ("-01", 2), ("+1", 0), ("1.", 2), (".5", 0),
        ("1e", 2), ("1e+", 3), ("-", 1), ("--1", 1), ("0x10", 1), ("1_000", 1), ("NaN", 0), ("Infinity", 0),
        ("-Infinity", 1), ("True", 0), ("tru", 0), ("truee", 4), ("nul", 0), ("fals", 0), ("undefined", 0),
        ("1 1", 2), ("{}{}", 2), ("[]//", 2), ("/**/[]", 0), ("\u{FEFF}[]", 0), ("\u{A0}1", 0), ("\u{0B}1", 0),
        ("\"\u{0}\"", 1), ("\"\u{1F}\"", 1), ("\"a\nb\"", 2), ("\"a\tb\"", 2), (#""\x""#, 1), (#""\'""#, 1),
        (#""\"#, 1),
        (#""\u12""#, 5), (#""\u12G4""#, 5), (#""\U0041""#, 1), (#""\uD834""#, 1), (#""\uD834\n""#, 1),
        (#""\uD834\uD834""#, 1), (#""\uDD1E""#, 1), (#""\uDD1E\uD834""#, 1), (#""\uD834x""#, 1), (#""\uD834\u""#, 9),
        ("\"\\u{41}\"", 3), ("[\"a\",\n\"b\"", 9),
    ]

    /// Bytes that are not UTF-8 (Unicode 15, table 3-7): each within a string.
    static let illFormed: [[UInt8]] = [
        [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x22], [0xC3, 0x28], [0xE0, 0x80, 0x80],
        [0xE0, 0x9F, 0xBF],
        [0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80],
        [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9D, 0x84], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
        [0xF8, 0x88, 0x80, 0x80, 0x80],
        [0xFE], [0xFF], [0xF0, 0x28, 0x8C, 0xBC], [0xE2, 0x82, 0x41],
    ]

    @Test(arguments: accepted) func accepts(text: String) throws {
        let document = try JSONDocument(text)
        #expect(Int(document.nodes[0].next) == document.nodes.count)
    }

    @Test(arguments: refused) func refusesInItsPlace(text: String, offset: Int) {
        let error = #expect(throws: JSONError.self) { try JSONDocument(text) }
        #expect(error?.offset == offset, "\(text): \(error?.reason ?? "")")
    }

    /// At every distance from the end and from a word boundary, since strings are read eight bytes at a time.
    @Test(arguments: illFormed) func refusesIllFormedBytes(bytes: [UInt8]) {
        for before in 0..<20 {
            for after in [0, 1, 7, 8, 9, 20] {
                let text =
                    [UInt8(ascii: "\"")] + Array(repeating: UInt8(ascii: "a"), count: before) + bytes
                    + Array(repeating: UInt8(ascii: "b"), count: after) + [UInt8(ascii: "\"")]
                let error = #expect(throws: JSONError.self) { try JSONDocument(text) }
                #expect(error?.offset == before + 1)
            }
            let name = [UInt8]("{\"".utf8) + bytes + [UInt8]("\":1}".utf8)
            #expect(throws: JSONError.self) { try JSONDocument(name) }
        }
    }

    @Test func findsTheEndOfAStringAtEveryLength() throws {
        for length in 0..<80 {
            for special in ["", "æ", "\\n", "€", "𝄞", "\\u0041"] {
                let body = String(repeating: "x", count: length) + special
                let document = try JSONDocument("[\"\(body)\",\"y\"]")
                #expect(document.nodes.count == 3)
                let first = try #require(document.root[0])
                #expect(first.rawBytes.dropFirst().dropLast().elementsEqual(body.utf8))
                #expect(first.node.hasEscapes == special.hasPrefix("\\"))
                #expect(document.root[1]?.string == "y")
                for control in [UInt8(0), 0x1F, 0x0A] {
                    #expect(throws: JSONError.self) {
                        try JSONDocument([UInt8]("[\"\(body)".utf8) + [control] + [UInt8]("\"]".utf8))
                    }
                }
            }
        }
    }

    @Test func truncatedAnywhereIsRefused() throws {
        let text = #"{ "a\u00e6" : [1.5e3, "æ𝄞", true, false, null, {"b":{}}], "c" : "d" }"#
        let bytes = Array(text.utf8)
        _ = try JSONDocument(bytes)
        for end in 0..<bytes.count {
            #expect(throws: JSONError.self) { try JSONDocument(Array(bytes[..<end])) }
        }
    }

    @Test func depthAndSizeAreBounded() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        _ = try JSONDocument(nested(100))
        let error = #expect(throws: JSONError.self) { try JSONDocument(nested(101)) }
        #expect(error?.offset == 100)
        _ = try JSONDocument(nested(5), limits: JSONLimits(depth: 5, size: 10))
        #expect(throws: JSONError.self) { try JSONDocument(nested(6), limits: JSONLimits(depth: 5, size: 100)) }
        #expect(throws: JSONError.self) { try JSONDocument(nested(5), limits: JSONLimits(depth: 5, size: 9)) }
        let hostile = [UInt8](repeating: UInt8(ascii: "["), count: 5_000_000)
        #expect(throws: JSONError.self) { try JSONDocument(hostile) }
        let members = [UInt8](String(repeating: #"{"a":"#, count: 1_000_000).utf8)
        #expect(throws: JSONError.self) { try JSONDocument(members) }
    }

    @Test func saysLineAndColumn() {
        let error = #expect(throws: JSONError.self) { try JSONDocument("{\n  \"a\": 1,\n  \"b\": x\n}") }
        #expect(error?.line == 3 && error?.column == 8)
    }

    /// A random value, written, is read as it was written.
    @Test(arguments: [1, 2, 3, 4] as [UInt64]) func randomValuesComeBack(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for _ in 0..<200 {
            let value = RandomJSON.value(depth: 5, &random)
            var writer = JSONWriter()
            value.write(to: &writer)
            let document = try JSONDocument(writer.bytes)
            #expect(value == RandomJSON(document.root))
            var again = JSONWriter()
            again.value(document.root)
            #expect(again.bytes == writer.bytes)
            let spaced = RandomJSON.spaced(document.root, &random)
            #expect(try JSONDocument(spaced).root.isEqual(to: document.root))
        }
    }

    @Test(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
    func realFilesAgreeWithFoundation() throws {
        for file in try SharedData.files(in: "04_dk_core/examples").prefix(60) {
            let data = try Data(contentsOf: file)
            let ours = RandomJSON(try JSONDocument([UInt8](data)).root)
            let theirs = try JSONSerialization.jsonObject(with: data) as? [String: Any]
            var writer = JSONWriter()
            ours.write(to: &writer)
            let rewritten = try JSONSerialization.jsonObject(with: Data(writer.bytes)) as? NSDictionary
            #expect(rewritten == theirs as NSDictionary?)
        }
    }
}

/// A JSON value as a tree, for comparison.
indirect enum RandomJSON: Equatable {
    case object([Member])
    case array([RandomJSON])
    case string(String)
    case number(String)
    case word(String)

    struct Member: Equatable {
        var name: String
        var value: RandomJSON
    }

    init(_ value: JSONValue) {
        switch value.kind {
        case .object: self = .object(value.members.map { Member(name: $0.name, value: RandomJSON($0.value)) })
        case .array: self = .array(value.elements.map(RandomJSON.init))
        case .string: self = .string(value.string ?? "")
        case .number: self = .number(value.numberText ?? "")
        default: self = .word(String(decoding: value.rawBytes, as: UTF8.self))
        }
    }

    static func value(depth: Int, _ random: inout SeededRandom) -> RandomJSON {
        switch Int.random(in: depth > 0 ? 0..<5 : 2..<5, using: &random) {
        case 0:
            .object(
                (0..<Int.random(in: 0..<5, using: &random)).map {
                    Member(name: "\($0)" + text(&random), value: value(depth: depth - 1, &random))
                })
        case 1: .array((0..<Int.random(in: 0..<5, using: &random)).map { _ in value(depth: depth - 1, &random) })
        case 2: .string(text(&random))
        case 3: .number(random.pick("0", "-1", "1.50", "2e10", "123456789.123456789", "-0.0"))
        default: .word(random.pick("true", "false", "null"))
        }
    }

    private static func text(_ random: inout SeededRandom) -> String {
        return String(
            (0..<Int.random(in: 0..<40, using: &random)).map { _ in
                random.pick("a", "b", "\"", "\\", "\n", "\u{1}", "æ", "€", "𝄞", " ", "/", "\u{7F}")
            })
    }

    func write(to writer: inout JSONWriter) {
        switch self {
        case .object(let members):
            writer.object { writer in
                for member in members {
                    writer.key(member.name)
                    member.value.write(to: &writer)
                }
            }
        case .array(let elements): writer.array { writer in elements.forEach { $0.write(to: &writer) } }
        case .string(let text): writer.string(text)
        case .number(let text), .word(let text): writer.raw(text.utf8)
        }
    }

    /// The same value with members shuffled and spaces between tokens.
    static func spaced(_ value: JSONValue, _ random: inout SeededRandom) -> [UInt8] {
        let space = [UInt8](random.pick(" ", "\n", "\t\r", "").utf8)
        let children: [[UInt8]] =
            value.members.map { Array($0.key.rawBytes) + space + [0x3A] + space + spaced($0.value, &random) }
            .shuffled(using: &random)
            + value.elements.map { spaced($0, &random) }
        switch value.kind {
        case .object: return space + [0x7B] + Array(children.joined(separator: space + [0x2C])) + space + [0x7D]
        case .array: return [0x5B] + space + Array(children.joined(separator: space + [0x2C])) + [0x5D] + space
        default: return space + value.rawBytes + space
        }
    }
}
