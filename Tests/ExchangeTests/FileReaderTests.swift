import FHIR
import TestSupport
import Testing

@testable import Exchange

@Suite struct FileReaderTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private func units(_ name: String, _ bytes: [UInt8], _ limits: ImportLimits = .standard) throws -> [ImportUnit] {
        var reader = try FileReader(path: folder.write(name, bytes), limits: limits)
        var units: [ImportUnit] = []
        while let unit = reader.next() {
            #expect(unit.ordinal == units.count)
            units.append(unit)
        }
        #expect(reader.next()?.ordinal == nil)
        return units
    }

    private func units(_ name: String, _ text: String) throws -> [ImportUnit] { try units(name, Array(text.utf8)) }

    /// What a unit is, in a word: its place and, for the unreadable, why.
    private func said(_ units: [ImportUnit]) -> [String] {
        units.map { unit in
            switch unit.content {
            case .line(_, let place): "line \(place.line ?? 0)"
            case .part(let part): "part \(part.place.entry ?? 0) of \(part.entries.count)"
            case .unreadable(let piece): "\(piece.place.line ?? 0): \(piece.reason)"
            }
        }
    }

    @Test func readsAResourceALineABundle() throws {
        #expect(said(try units("a.json", #"{"resourceType":"Patient"}"#)) == ["part 0 of 1"])
        #expect(said(try units("a.ndjson", "{}\n\n{}\r\n  \n{}")) == ["line 1", "line 3", "line 5"])
        #expect(said(try units("a.json", "{\"a\":1}\n{\"b\":2}\n")) == ["line 1", "line 2"])
        #expect(said(try units("a.json", "{\n\"a\":1}\n")) == ["part 0 of 1"])
        #expect(said(try units("a.json", "\u{FEFF}{}")) == ["part 0 of 1"])
        let entries = #""entry":[{"resource":{"resourceType":"Patient"}},{"resource":{"resourceType":"Group"}}]"#
        let bundle = #"{"resourceType":"Bundle","type":"TYPE","# + entries + "}"
        let expected = [
            "transaction": ["part 0 of 3"], "batch": ["part 0 of 1", "part 1 of 1", "part 2 of 1"],
            "collection": ["part 0 of 1", "part 1 of 1", "part 2 of 1"],
            "searchset": ["part 0 of 1", "part 1 of 1", "part 2 of 1"],
            "history": ["part 0 of 1", "part 2 of 1", "part 1 of 1"], "document": ["part 0 of 3"],
            "message": ["part 0 of 3"],
            "no-such-type": ["part 0 of 1"],
        ]
        for (type, parts) in expected {
            #expect(said(try units("a.json", bundle.replacing("TYPE", with: type))) == parts, "\(type)")
        }
        #expect(said(try units("a.json", #"{"resourceType":"Bundle","type":"batch"}"#)) == ["part 0 of 1"])
    }

    private static let bundle = """
        <?xml version="1.0" encoding="UTF-8"?>
        <Bundle xmlns="http://hl7.org/fhir"><type value="message"/><entry><resource><Patient>
        <name><given value="Ærø"/></name></Patient></resource></entry></Bundle>
        """

    @Test(arguments: ["cat", "gzip", "bzip2"]) func readsXMLAsTheJSONThatItMeans(program: String) throws {
        let units = try units("a.xml", pipe(Array(("\u{FEFF}" + Self.bundle).utf8), through: program, []))
        #expect(said(units) == ["part 0 of 2"])
        guard case .part(let part) = units[0].content else { return }
        #expect(part.entries[0].resource?["name"]?[0]?["given"]?[0]?.string == "Ærø")
    }

    @Test(arguments: [
        ("<Patient", "0: line 1, column 9: expected a space or the end of the tag"),
        (
            "<Patient xmlns=\"http://hl7.org/fhir\">\n<shoe/></Patient>",
            "0: line 2, column 2, Patient.shoe: Patient has no such element"
        ),
        ("<!DOCTYPE a []>", "0: line 1, column 1: a document type is not taken: FHIR has none"),
    ])
    func saysWhereXMLIsWrong(text: String, told: String) throws {
        #expect(said(try units("a.xml", text)) == [told])
    }

    @Test(arguments: ["gzip", "bzip2"]) func readsWhatIsPackedWhateverItIsCalled(program: String) throws {
        let packed = try pipe(Array("{}\n{}\n".utf8), through: program, ["-c"])
        #expect(said(try units("a.ndjson.gz", packed)) == ["line 1", "line 2"])
        #expect(said(try units("a.json", packed)) == ["line 1", "line 2"])
        let broken = said(try units("a.ndjson.gz", packed.dropLast(4) + []))
        #expect(broken.last == "0: the \(program) archive ends too early")
    }

    @Test func saysWhatIsWrongWithAFile() throws {
        #expect(said(try units("a.json", "")) == ["0: the file is empty"])
        #expect(try units("a.ndjson", "").isEmpty)
        #expect(said(try units("a.json", "{\"a\":\n [1,")) == ["0: line 2, column 5: the text ends too early"])
        #expect(
            said(try units("a.json", Array("{\"a\":\"".utf8) + [0xE6] + Array("\"}".utf8)))
                == ["0: line 1, column 7: bytes that are not UTF-8"])
        let deep = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
        #expect(said(try units("a.json", deep)) == ["0: line 1, column 101: nested deeper than 100 levels"])
        let limits = ImportLimits(text: 1 << 20, line: 1 << 20, depth: 100)
        let huge = [UInt8](repeating: 0x20, count: 2 << 20)
        #expect(
            said(try units("a.json", huge, limits)) == ["0: more than 1 MiB in one piece; give it as NDJSON"])
        let lines = Array("{}\n".utf8) + [UInt8](repeating: 0x5B, count: 2 << 20) + Array("\n{}\n".utf8)
        #expect(said(try units("a.ndjson", lines, limits)) == ["line 1", "2: a line of more than 1 MiB", "line 3"])
    }

    @Test func readsTheActionsOfABundle() throws {
        let requests = [
            (#"{"method":"POST","url":"Patient"}"#, ImportEntry.Action.create(ifNoneExist: nil)),
            (
                #"{"method":"POST","url":"Patient","ifNoneExist":"identifier=a|b"}"#,
                .create(ifNoneExist: "Patient?identifier=a|b")
            ),
            (#"{"method":"PUT","url":"Patient/1"}"#, .create(ifNoneExist: nil)),
            (#"{"method":"PUT","url":"Patient?identifier=a|b"}"#, .update(where: "Patient?identifier=a|b")),
            (#"{"method":"DELETE","url":"Patient/1"}"#, .delete(type: "Patient", id: "1")),
            (#"{"method":"DELETE","url":"Patient?identifier=a|b"}"#, .deleteWhere("Patient?identifier=a|b")),
            (#"{"method":"GET","url":"Patient/1"}"#, .pass),
            (#"{"method":"PATCH","url":"Patient/1"}"#, .refuse("a PATCH cannot be imported")),
            (#"{"method":"POST","url":"$validate"}"#, .refuse("an operation cannot be run by an import")),
        ]
        for (request, action) in requests {
            let text =
                #"{"resourceType":"Bundle","type":"batch","entry":[{"resource":{"resourceType":"Patient"},"request":"#
                + request + "}]}"
            let parts = BundleReader.parts(of: try JSONDocument(text).root, at: Place(file: "a"))
            #expect(parts.last?.entries.first?.action == action, "\(request)")
        }
    }

    @Test func givesTheSameIdsEveryTime() throws {
        func id(_ resource: String, _ fullURL: String?) throws -> String {
            ResourceIdentity.id(of: try JSONDocument(resource).root, fullURL: fullURL)
        }
        #expect(try id(#"{"id":"own"}"#, "urn:uuid:6F") == "own")
        #expect(try id("{}", "urn:uuid:6FA459EA-EE8A-3CA4-894E-DB77E160355E") == "6fa459ea-ee8a-3ca4-894e-db77e160355e")
        #expect(try id("{}", "http://example.org/fhir/Patient/12") == "12")
        let made = try id(#"{ "a" : 1.50 }"#, nil)
        #expect(made == (try id(#"{"a":1.50}"#, "http://example.org/x")))
        #expect(made != (try id(#"{"a":1.5}"#, nil)))
        #expect(ResourceIdentity.isID(made))
    }
}
