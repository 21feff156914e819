import Access
import FHIR
import Record
import RecordSQLite
import Synchronization
import TestSupport
import Testing

@testable import Exchange

@Suite(.onEachEngine) struct ImporterTests {
    private let folder: ScratchFolder
    private let temporary: TemporaryRecord
    private let refusals: String

    init() async throws {
        folder = try ScratchFolder()
        temporary = try await TemporaryRecord(on: .current)
        refusals = folder.path("refused.ndjson")
    }

    private func importer(_ change: (inout ImportSettings) -> Void = { _ in }) -> Importer {
        var settings = ImportSettings()
        settings.refusals = refusals
        change(&settings)
        return Importer(temporary.record, validator: Validator(), settings: settings)
    }

    @discardableResult
    private func run(
        _ paths: [String], events: ImportEvents = ImportEvents(), _ change: (inout ImportSettings) -> Void = { _ in }
    ) async throws -> ImportReport {
        try await importer(change).run(InputFiles(at: paths).files.map { ImportSource($0) }, events: events)
    }

    private func version(_ type: String, _ id: String) async throws -> Int? {
        try await temporary.engine.read { try $0.resource(type, id)?.version }
    }

    private func text(_ type: String, _ id: String) async throws -> String? {
        try await temporary.engine.read { try $0.resource(type, id)?.bytes }.map { String(decoding: $0, as: UTF8.self) }
    }

    private static func patient(_ id: String, family: String = "Ø") -> String {
        #"{"resourceType":"Patient","id":"\#(id)","name":[{"family":"\#(family)"}]}"#
    }

    @Test func takesALineAResourceAndABundle() async throws {
        let lines = (1...40).map { Self.patient("line-\($0)") }.joined(separator: "\n")
        try folder.write("a.ndjson", lines)
        try folder.write("b.json", Self.patient("alone"))
        try folder.write(
            "c.json",
            #"{"resourceType":"Bundle","type":"collection","entry":[{"resource":\#(Self.patient("inside"))}]}"#)
        let report = try await run([folder.root]) {
            $0.batch = 7; $0.chunk = 3
        }
        #expect(report.created == 42)
        #expect(report.files == 3)
        #expect(report.refused == 0)
        for id in ["line-1", "line-40", "alone", "inside"] { #expect(try await version("Patient", id) != nil) }
    }

    @Test func takesXMLAsTheJSONThatItMeans() async throws {
        try folder.write("a.json", Self.patient("p"))
        try folder.write(
            "b.xml",
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Bundle xmlns="http://hl7.org/fhir"><type value="collection"/><entry><resource><Patient><id value="p"/>
            <name><family value="Ø"/></name></Patient></resource></entry><entry><resource><Patient><id value="q"/>
            </Patient></resource></entry></Bundle>
            """)
        try folder.write("c.xml", "<Patient xmlns=\"http://hl7.org/fhir\"><shoe value=\"1\"/></Patient>")
        let report = try await run([folder.root])
        #expect(report.created == 2)
        #expect(report.unchanged == 1)
        #expect(report.refused == 1)
        #expect(try await version("Patient", "p") == 1)
        let refused = String(decoding: try folder.bytes("refused.ndjson"), as: UTF8.self)
        #expect(refused.contains("Patient.shoe: Patient has no such element"))
        #expect(refused.contains("<shoe value"))
    }

    @Test func importingTwiceChangesNothing() async throws {
        let path = try folder.write("a.ndjson", (1...9).map { Self.patient("p\($0)") }.joined(separator: "\n"))
        try await run([path])
        let again = try await run([path])
        #expect(again.filesDone == 1)
        #expect(again.resources == 0)
        let copy = try folder.write("copy.ndjson", folder.bytes("a.ndjson"))
        #expect(try await run([copy]).filesDone == 1)
        let read = try await run([path]) { $0.readsAgain = true }
        #expect(read.unchanged == 9)
        #expect(read.created + read.updated == 0)
        #expect(try await version("Patient", "p9") == 1)
    }

    @Test func takesAFileThatHasChanged() async throws {
        let path = try folder.write("a.json", Self.patient("p"))
        try await run([path])
        try folder.write("a.json", Self.patient("p", family: "Holm"))
        #expect(try await run([path]).updated == 1)
        #expect(try await version("Patient", "p") == 2)
    }

    @Test func goesOnWhereItStopped() async throws {
        let path = try folder.write("a.ndjson", (1...100).map { Self.patient("p\($0)") }.joined(separator: "\n"))
        let durable = Atomic<Int>(0)
        var events = ImportEvents()
        events.durable = { durable.wrappingAdd($0.count, ordering: .relaxed) }
        events.shouldStop = { durable.load(ordering: .relaxed) >= 20 }
        let small = { @Sendable (settings: inout ImportSettings) in
            settings.batch = 10
            settings.chunk = 5
        }
        let first = try await run([path], events: events, small)
        #expect(first.wasStopped)
        #expect((20..<100).contains(first.created))
        let second = try await run([path], small)
        #expect(!second.wasStopped)
        #expect(second.created == 100 - first.created)
        #expect(second.unchanged == 0)
    }

    @Test func putsOffWhatRefersToSomethingLater() async throws {
        try folder.write(
            "1.json",
            #"""
            {"resourceType":"Bundle","type":"transaction","entry":[{"fullUrl":"urn:uuid:1b",
              "resource":{"resourceType":"Patient","id":"child","generalPractitioner":[
                {"reference":"Practitioner?identifier=npi|7"}]},"request":{"method":"POST","url":"Patient"}}]}
            """#)
        try folder.write(
            "2.json", #"{"resourceType":"Practitioner","id":"doctor","identifier":[{"system":"npi","value":"7"}]}"#)
        let report = try await run([folder.root])
        #expect(report.created == 2)
        #expect(report.refused == 0)
        #expect(try await text("Patient", "child")?.contains(#""reference":"Practitioner/doctor""#) == true)
        #expect(try await run([folder.root]).filesDone == 2)
    }

    @Test func refusesWhatItCannotTakeAndKeepsItWithTheReason() async throws {
        let broken: [UInt8] = Array(#"{"resourceType":"Patient","id":"#.utf8) + [0xFF, 0xFE]
        try folder.write("bad.ndjson", broken + Array("\n\(Self.patient("good"))\n{\"a\":1}\n".utf8))
        try folder.write(
            "bundle.json",
            #"""
            {"resourceType":"Bundle","type":"batch","entry":[
              {"resource":{"resourceType":"Patient","id":"stray","generalPractitioner":[
                {"reference":"Practitioner?identifier=npi|0"}]}}]}
            """#)
        let told = Mutex<[String]>([])
        var events = ImportEvents()
        events.refused = { refusal in told.withLock { $0.append(refusal.problems[0].text) } }
        let report = try await run([folder.root], events: events)
        #expect(report.created == 1)
        #expect(report.refused == 3)
        #expect(
            told.withLock { $0.map { String($0.dropFirst(folder.root.count + 1)) } } == [
                "bad.ndjson: line 1: column 32: expected a value",
                "bad.ndjson: line 3: not a FHIR resource: there is no resourceType",
                "bundle.json: entry 1: Patient (reference): a reference by search that finds no Practitioner",
            ])
        let lines = try folder.text("refused.ndjson").split(separator: "\n").map { try JSONDocument(String($0)).root }
        #expect(lines[0]["base64"]?.string == Base64.encode(broken))
        #expect(lines[0]["line"]?.numberText == "1")
        #expect(lines[1]["resource"]?["a"]?.numberText == "1")
        #expect(lines[2]["entry"]?.numberText == "1")
        #expect(lines[2]["resource"]?["id"]?.string == "stray")
    }

    @Test func triesWhatWasRefusedAgainTheNextTime() async throws {
        let path = try folder.write(
            "a.ndjson",
            [
                Self.patient("fine"),
                #"{"resourceType":"Patient","id":"stray","generalPractitioner":[{"reference":"Practitioner?identifier=npi|7"}]}"#,
            ].joined(separator: "\n"))
        #expect(try await run([path]).refused == 1)
        #expect(try await version("Patient", "stray") == nil)
        let doctor = try folder.write(
            "b.json", #"{"resourceType":"Practitioner","id":"d","identifier":[{"system":"npi","value":"7"}]}"#)
        let report = try await run([path, doctor])
        #expect(report.created == 2)
        #expect(report.unchanged == 0)
        #expect(report.refused == 0)
        #expect(try await run([path, doctor]).filesDone == 2)
        #expect(try folder.text("refused.ndjson").contains("stray"))
    }

    @Test func createsUpdatesAndDeletesByCondition() async throws {
        let doctor = #"{"resourceType":"Practitioner","id":"d","identifier":[{"system":"npi","value":"7"}]}"#
        try await run([try folder.write("1.json", doctor)])
        func entry(_ id: String, _ request: String) -> String {
            #"{"fullUrl":"urn:uuid:\#(id)","resource":{"resourceType":"Practitioner","active":true,"#
                + #""identifier":[{"system":"npi","value":"7"}]},"request":\#(request)}"#
        }
        let create = entry("x", #"{"method":"POST","url":"Practitioner","ifNoneExist":"identifier=npi|7"}"#)
        let update = entry("y", #"{"method":"PUT","url":"Practitioner?identifier=npi|7"}"#)
        let delete = #"{"request":{"method":"DELETE","url":"Practitioner?identifier=npi|7"}}"#
        for (name, text, expected) in [("2", create, 1), ("3", update, 2), ("4", delete, nil)] {
            let bundle = #"{"resourceType":"Bundle","type":"transaction","entry":[\#(text)]}"#
            let report = try await run([try folder.write("\(name).json", bundle)])
            #expect(report.refused == 0, "\(name)")
            #expect(try await version("Practitioner", "d") == expected, "\(name)")
        }
    }

    @Test func aRuleOfTheRecordRefusesOnePartAndNotItsNeighbours() async throws {
        let rule = WriteRule(name: "no-goblins") { change in
            change.after?["id"]?.string == "goblin" ? "goblins are not taken" : nil
        }
        let strict = try await TemporaryRecord(on: .current, capabilities: [Capability(name: "test", rules: [rule])])
        let path = try folder.write(
            "a.ndjson", ["one", "goblin", "two"].map { Self.patient($0) }.joined(separator: "\n"))
        var settings = ImportSettings()
        settings.refusals = refusals
        let report = try await Importer(strict.record, validator: Validator(), settings: settings)
            .run(InputFiles(at: [path]).files.map { ImportSource($0) })
        #expect(report.created == 2)
        #expect(report.refused == 1)
        #expect(try folder.text("refused.ndjson").contains("no-goblins: goblins are not taken"))
    }

    @Test func keepsEarlierRefusals() async throws {
        for name in ["a", "b", "c"] { try await run([try folder.write("\(name).json", "[\"\(name)\"]")]) }
        #expect(try folder.text("refused.ndjson").contains(#"["c"]"#))
        #expect(try folder.text("refused-1.ndjson").contains(#"["a"]"#))
        #expect(try folder.text("refused-2.ndjson").contains(#"["b"]"#))
    }

    @Test func takesResourcesThatAreMade() async throws {
        let source = ImportSource(making: "made of 10", count: 10) {
            AnyIterator((1...10).lazy.map { Array(Self.patient("made-\($0)").utf8) }.makeIterator())
        }
        #expect(try await importer().run([source]).created == 10)
        let again = try await importer().run([source])
        #expect(again.filesDone == 1)
        #expect(again.resources == 0)
    }
}
