import FHIR
import FHIRXML
import Record
import TestSupport
import Testing

@testable import MedCom

/// Messages that come: once, again, altered, in the wrong order, for nobody, about the wrong person.
@Suite(.onEachEngine) struct MessageDeskTests {
    @Test func `an admission stands in the citizen's record, on the unit's list, and is acknowledged`() async throws {
        let fixture = try await MedComFixture()
        #expect(try await fixture.desk.receive(MessageExamples.notifications()[0]) == .taken(.taken))
        let stay = try #require(try await fixture.all("Encounter").first)
        #expect(stay["subject"]?["reference"]?.string == "Patient/elmer")
        #expect(stay["serviceProvider"]?["reference"]?.string == "Organization/hospital")
        #expect(stay["episodeOfCare"]?[0]?["identifier"]?["value"]?.string == MessageExamples.episode.value)
        #expect(Validator().validate(stay) == [])
        let task = try #require(try await fixture.all("Task").first)
        #expect(task["owner"]?["reference"]?.string == "Organization/municipality")
        #expect(task["for"]?["reference"]?.string == "Patient/elmer")
        #expect(Validator().validate(task) == [])
        #expect(try await fixture.answers().map(\.code) == ["ok"])
    }

    @Test func `a message as XML is the same message`() async throws {
        let fixture = try await MedComFixture()
        let json = MessageExamples.notifications()[0]
        let xml = try FHIRXMLWriter.xml(of: JSONDocument(json).root)
        #expect(try await fixture.desk.receive(xml) == .taken(.taken))
        #expect(try await fixture.desk.receive(json) == .again)
    }

    @Test func `what comes again is answered as before and done once`() async throws {
        let fixture = try await MedComFixture()
        let first = MessageExamples.notification([MessageExamples.course[0]])
        let sentAgain = MessageExamples.notification(
            [MessageExamples.course[0]], bundle: MessageExamples.number("other"))
        #expect(try await fixture.desk.receive(first) == .taken(.taken))
        fixture.clock.advance(by: 60_000)
        #expect(try await fixture.desk.receive(first) == .again)
        #expect(try await fixture.desk.receive(sentAgain) == .again)
        let answers = try await fixture.answers()
        #expect(answers.count == 3 && Set(answers).count == 1)
        #expect(try await fixture.all("Encounter").map { $0["meta"]?["versionId"]?.string } == ["1"])
        #expect(try await fixture.all("Task").count == 1)
    }

    @Test func `another message under a number that has been used is refused`() async throws {
        let fixture = try await MedComFixture()
        var altered = MessageExamples.course[0]
        altered.encounterClass = "EMER"
        let bundle = MessageExamples.number("one")
        let first = MessageExamples.notification([MessageExamples.course[0]], bundle: bundle)
        _ = try await fixture.desk.receive(first)
        guard case .refused = try await fixture.desk.receive(MessageExamples.notification([altered])),
            case .refused = try await fixture.desk.receive(
                MessageExamples.notification([altered], named: "b", bundle: bundle))
        else { return #expect(Bool(false), "it was taken") }
        let answers = try await fixture.answers()
        #expect(answers.map(\.code) == ["ok", "fatal-error", "fatal-error"])
        #expect(Set(answers.map(\.identifier)).count == 3)
        #expect(try await fixture.stays().map { $0.contains("IMP") } == [true])
    }

    @Test func `a message that does not keep its profile is answered with the element`() async throws {
        let fixture = try await MedComFixture()
        let text = String(decoding: MessageExamples.notifications()[0], as: UTF8.self)
            .replacing(#""status":"in-progress""#, with: #""status":"planned""#)
        guard case .refused(let fault) = try await fixture.desk.receive(Array(text.utf8)) else {
            return #expect(Bool(false), "it was taken")
        }
        #expect(fault.items.contains { $0.code == .codeUnknown && $0.path == "Bundle.entry[2].resource.status" })
        #expect(try await fixture.all("Encounter").isEmpty)
        #expect(try await fixture.answers().map(\.code) == ["fatal-error"])
    }

    @Test func `nobody is answered where nobody says who sent it`() async throws {
        let fixture = try await MedComFixture()
        for bytes in [
            Array("{".utf8), Array("<Bundle/>".utf8), Array(#"{"resourceType":"Bundle","type":"batch"}"#.utf8), [],
        ] {
            guard case .unreadable = try await fixture.desk.receive(bytes) else {
                return #expect(Bool(false), "it was taken")
            }
        }
        #expect(try await fixture.outgoing().isEmpty)
    }

    @Test func `a unit that is not here is said not to be`() async throws {
        let fixture = try await MedComFixture()
        let elsewhere = MessagePlace(sor: "123451000016004", gln: "5790000121526", name: "Et andet sted")
        guard
            case .refused(let fault) = try await fixture.desk.receive(
                MessageExamples.notification([MessageExamples.course[0]], receiver: elsewhere))
        else { return #expect(Bool(false), "it was taken") }
        #expect(fault.items.map(\.code) == [.receiverUnknown])
        #expect(try await fixture.answers().map(\.code) == ["fatal-error"])
    }

    @Test func `nobody's record is touched where the citizen is not known, or is somebody else`() async throws {
        let fixture = try await MedComFixture()
        let step = [MessageExamples.course[0]]
        for (name, cpr, family, given) in [
            ("a", "0101010101", "Elmer", ["Bruno"]), ("b", MessageExamples.cpr, "Holm", []),
            ("c", MessageExamples.cpr, "Elmer", ["Kirsten"]),
        ] {
            let bytes = MessageExamples.notification(step, named: name, cpr: cpr, family: family, given: given)
            #expect(try await fixture.desk.receive(bytes) == .taken(.held))
        }
        #expect(try await fixture.all("Encounter").isEmpty)
        let tasks = try await fixture.all("Task")
        #expect(tasks.count == 3 && tasks.allSatisfy { $0["for"] == nil })
        #expect(tasks.allSatisfy { $0["description"]?.string?.contains("Elmer") == false })
        #expect(try await fixture.desk.held().map(\.reason) == [.nobody, .contradiction, .contradiction])
        #expect(try await fixture.answers().map(\.code) == ["ok", "ok", "ok"])
    }

    @Test func `a message that waited goes in when the citizen is known`() async throws {
        let fixture = try await MedComFixture()
        try await fixture.delete("Patient", "elmer")
        #expect(try await fixture.desk.receive(MessageExamples.notifications()[0]) == .taken(.held))
        let number = MessageExamples.number("a0")
        #expect(try await fixture.desk.retry(number) == .held)
        try await fixture.write([MedComFixture.directory[3]])
        #expect(try await fixture.desk.retry(number) == .taken)
        #expect(try await fixture.desk.retry(number) == nil)
        #expect(try await fixture.stays().count == 1)
        #expect(try await fixture.all("Bundle").isEmpty)
        #expect(try await fixture.answers().count == 1)
    }

    @Test func `words stand in the citizen's record, and answers lead to what they answer`() async throws {
        let fixture = try await MedComFixture()
        _ = try await fixture.desk.receive(MessageExamples.words("first"))
        _ = try await fixture.desk.receive(MessageExamples.words("second", answering: "first"))
        let words = try await fixture.all("Communication")
        #expect(words.count == 2 && words.allSatisfy { $0["subject"]?["reference"]?.string == "Patient/elmer" })
        for word in words { #expect(Validator().validate(word) == []) }
        let answer = try #require(words.first { $0["inResponseTo"] != nil })
        let first = try #require(words.first { $0["inResponseTo"] == nil })
        #expect(answer["inResponseTo"]?[0]?["reference"]?.string == "Communication/" + (first["id"]?.string ?? ""))
        #expect(first["payload"]?.elements.map { $0["contentString"] != nil } == [true, false])
        #expect(first["encounter"]?["identifier"]?["value"]?.string == MessageExamples.episode.value)
    }

    @Test func `somebody without a CPR number is found by the number in its place`() async throws {
        let fixture = try await MedComFixture()
        for (id, system, value) in [
            ("x", NationalSystems.nationalReplacement, "0703921VJ4"),
            ("d", NationalSystems.regionalReplacement + ".187", "0703920VJ4"),
        ] {
            try await fixture.write([
                #"{"resourceType":"Patient","id":"\#(id)","identifier":[{"system":"\#(system)","value":"\#(value)"}],"name":[{"family":"Elmer"}]}"#
            ])
            let bytes = MessageExamples.words(id, person: .init(system: system, value: value))
            #expect(try await fixture.desk.receive(bytes) == .taken(.taken), "\(system)")
        }
        let subjects = try await fixture.all("Communication").map { $0["subject"]?["reference"]?.string }
        #expect(Set(subjects) == ["Patient/x", "Patient/d"])
    }

    @Test func `an answer that comes before its question is kept`() async throws {
        let fixture = try await MedComFixture()
        _ = try await fixture.desk.receive(MessageExamples.words("second", answering: "first"))
        let answer = try #require(try await fixture.all("Communication").first)
        #expect(answer["inResponseTo"]?[0]?["identifier"]?["value"]?.string == MessageExamples.number("first"))
        #expect(try await fixture.desk.receive(MessageExamples.words("first")) == .taken(.taken))
    }

    @Test func `whatever order messages come in, and however often, the record ends alike`() async throws {
        let messages = MessageExamples.notifications()
        let expected = [
            "finished IMP 2026-11-20T08:00:00Z 2026-11-21T07:30:00Z Patient/elmer \(MessageExamples.episode.value)"
        ]
        for seed in 0..<6 as Range<UInt64> {
            var random = SeededRandom(seed: seed)
            let fixture = try await MedComFixture()
            var order = (messages + messages.shuffled(using: &random).prefix(2)).shuffled(using: &random)
            if seed == 0 { order = messages }
            var again = 0
            for bytes in order where try await fixture.desk.receive(bytes) == .again { again += 1 }
            #expect(try await fixture.stays() == expected, "seed \(seed)")
            #expect(again == order.count - messages.count, "seed \(seed)")
            #expect(try await fixture.answers().count == order.count, "seed \(seed)")
            #expect(try await fixture.answers().allSatisfy { $0.code == "ok" }, "seed \(seed)")
        }
    }

    @Test func `an admission that was a mistake is one, also when the mistake is heard of first`() async throws {
        let course = [
            MessageExamples.course[0],
            MessageExamples.Stay(activity: "cancel-admit-inpatient", status: "entered-in-error"),
        ]
        for order in [[0, 1], [1, 0]] {
            let fixture = try await MedComFixture()
            let messages = MessageExamples.notifications(course)
            for place in order { _ = try await fixture.desk.receive(messages[place]) }
            #expect(try await fixture.stays().map { String($0.prefix(16)) } == ["entered-in-error"])
        }
    }

    @Test(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
    func `MedCom's own examples go in`() async throws {
        let fixture = try await MedComFixture()
        var counts: [String: Int] = [:]
        for (name, json) in try ProfileExamplesTests.messages() {
            let receipt = try await fixture.desk.receive(Array(json.rawBytes))
            switch receipt {
            case .taken(let state): counts[state.rawValue, default: 0] += 1
            case .again: counts["again", default: 0] += 1
            case .refused(let fault):
                counts["refused", default: 0] += 1
                let known = try ProfileExamplesTests.exceptions()[name] ?? []
                let kinds = fault.items.map { "\($0.path ?? ""): \($0.text)" }
                #expect(
                    !known.isEmpty || fault.items.contains { $0.kind == "duplicate" || $0.code == .receiverUnknown },
                    "\(name): \(kinds)")
            case .unreadable: counts["unreadable", default: 0] += 1
            }
        }
        #expect(counts["unreadable"] == nil)
        #expect(counts["taken", default: 0] > 10)
        for type in ["Encounter", "Communication", "DiagnosticReport", "Observation"] {
            for json in try await fixture.all(type) { #expect(Validator().validate(json) == [], "\(type)") }
        }
    }
}
