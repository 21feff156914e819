import FHIR
import Record
import TestSupport
import Testing

@testable import MedCom

/// Messages that go: when, to whom, in order, once, and what happens when nobody answers.
@Suite(.onEachEngine) struct MessageSenderTests {
    private static func stay(
        _ status: String, kind: String = "IMP", start: String = "2026-11-21T08:00:00Z", end: String? = nil
    ) -> String {
        let ending = end.map { #","end":"\#($0)""# } ?? ""
        return """
            {"resourceType":"Encounter","id":"e","status":"\(status)","class":{"code":"\(kind)"},\
            "subject":{"reference":"Patient/elmer"},"period":{"start":"\(start)"\(ending)},\
            "episodeOfCare":[{"reference":"EpisodeOfCare/c"}],\
            "serviceProvider":{"reference":"Organization/hospital"}}
            """
    }

    private func read(_ parcel: MessageParcel) throws -> IncomingMessage {
        guard case .message(let message) = MessageReader().read(parcel.content) else {
            Testing.Issue.record("what was sent does not keep its profile: \(MessageReader().read(parcel.content))")
            return try MessageReader.envelope(JSONDocument(parcel.content).root)
        }
        return message
    }

    /// Begins to follow: what was there before is not told of.
    private func fixture() async throws -> (MedComFixture, MessageSender) {
        let fixture = try await MedComFixture()
        let sender = fixture.sender()
        _ = try await sender.turn()
        return (fixture, sender)
    }

    private func acknowledge(
        _ parcel: MessageParcel, _ fixture: MedComFixture, severity: MessageFault.Severity? = nil
    ) async throws {
        let message = try read(parcel)
        let answer = Answer(
            message: parcel.message, activity: message.activity, received: fixture.clock.now, sender: message.sender,
            receiver: message.receiver, severity: severity,
            items: severity == nil ? [] : [.init(kind: "not-supported", code: .kindUnknown, path: nil, text: "no")])
        _ = try await fixture.desk.receive(
            answer.bytes(bundleIdentifier: MessageExamples.number("answer \(parcel.bundle)"), sent: fixture.clock.now))
    }

    @Test func `a receiver that asks for XML gets XML, and the same message`() async throws {
        let (fixture, sender) = try await fixture()
        try await fixture.write([
            #"{"resourceType":"Endpoint","id":"mailbox","status":"active","connectionType":{"code":"hl7-fhir-msg"},"payloadType":[{"text":"MedCom"}],"payloadMimeType":["application/fhir+xml"],"address":"urn:medcom"}"#
        ])
        try await fixture.write([Self.stay("in-progress")])
        _ = try await sender.turn()
        let parcel = try #require(fixture.transport.messages.first)
        #expect(parcel.format == .xml && parcel.content.first == UInt8(ascii: "<"))
        #expect(try read(parcel).activity == "admit-inpatient")
    }

    @Test func `of a stay that ended by moving no discharge is told`() async throws {
        let (fixture, sender) = try await fixture()
        try await fixture.write([Self.stay("in-progress")])
        fixture.clock.advance(by: 1_000)
        let moved = Self.stay("finished", end: "2026-11-22T08:00:00Z").replacing(
            #""status":"finished""#,
            with:
                #""status":"finished","hospitalization":{"dischargeDisposition":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/discharge-disposition","code":"other-hcf"}]}}"#
        )
        try await fixture.write([moved])
        _ = try await sender.turn()
        #expect(try fixture.transport.messages.map { try read($0).activity } == ["admit-inpatient"])
    }

    @Test func `the municipality hears of a stay from its beginning to its end`() async throws {
        let (fixture, sender) = try await fixture()
        for (status, end) in [
            ("planned", nil), ("in-progress", nil), ("onleave", nil), ("in-progress", nil),
            ("finished", "2026-11-22T08:00:00Z"), ("finished", "2026-11-22T07:00:00Z"), ("entered-in-error", nil),
        ] as [(String, String?)] {
            try await fixture.write([Self.stay(status, end: end)])
            fixture.clock.advance(by: 1_000)
        }
        _ = try await sender.turn()
        let messages = try fixture.transport.messages.map(read)
        #expect(
            messages.map(\.activity) == [
                "admit-inpatient", "start-leave-inpatient", "end-leave-inpatient", "discharge-inpatient-home",
                "revise-discharge-inpatient-home", "cancel-discharge-inpatient-home",
            ])
        #expect(messages.map(\.history.count) == [0, 1, 2, 3, 4, 5])
        #expect(Set(messages.map { $0.focus?["episodeOfCare"]?[0]?["identifier"]?["value"]?.string }).count == 1)
        #expect(messages.allSatisfy { $0.receiver.sor == "953741000016009" })
        // Nothing of why.
        for message in messages {
            for name in ["reasonCode", "diagnosis", "location", "hospitalization"] {
                #expect(message.focus?[name] == nil)
            }
        }
        _ = try await sender.turn()
        #expect(fixture.transport.messages.count == 6)
    }

    @Test func `what the municipality could not see it is not told of by itself`() async throws {
        let block = """
            {"resourceType":"Consent","id":"block","status":"active","category":[{"coding":[{"system":\
            "https://tovholder.dk/fhir/CodeSystem/consent-kind","code":"block"}]}],"scope":{"text":"x"},\
            "patient":{"reference":"Patient/elmer"},"provision":{"type":"deny","actor":[{"role":{"text":"x"},\
            "reference":{"reference":"Organization/municipality"}}]}}
            """
        let secret = Self.stay("in-progress").replacing(
            "\"id\":\"e\"",
            with: "\"id\":\"e\",\"meta\":{\"security\":[{\"system\":"
                + "\"http://terminology.hl7.org/CodeSystem/v3-Confidentiality\",\"code\":\"V\"}]}")
        for written in [[block, Self.stay("in-progress")], [secret]] {
            let (fixture, sender) = try await fixture()
            try await fixture.write(written)
            _ = try await sender.turn()
            #expect(fixture.transport.messages.isEmpty)
        }
        // What was told of before is taken back.
        let (fixture, sender) = try await fixture()
        try await fixture.write([Self.stay("in-progress")])
        _ = try await sender.turn()
        try await fixture.write([block])
        fixture.clock.advance(by: 1_000)
        try await fixture.write([Self.stay("finished", end: "2026-11-22T08:00:00Z")])
        try await fixture.write([Self.stay("entered-in-error")])
        _ = try await sender.turn()
        #expect(
            try fixture.transport.messages.map(read).map(\.activity) == ["admit-inpatient", "cancel-admit-inpatient"])
    }

    @Test func `a transfer and an admission from the emergency department are stays of their own`() async throws {
        let (fixture, sender) = try await fixture()
        try await fixture.write([Self.stay("in-progress", kind: "EMER")])
        try await fixture.write([Self.stay("in-progress", start: "2026-11-21T12:00:00Z")])
        _ = try await sender.turn()
        let messages = try fixture.transport.messages.map(read)
        #expect(messages.map(\.activity) == ["admit-emergency", "admit-inpatient"])
        #expect(messages[0].focus?["id"]?.string != messages[1].focus?["id"]?.string)
    }

    @Test func `a death is told as the admission that ended, with a patient who is dead`() async throws {
        let (fixture, sender) = try await fixture()
        try await fixture.write([Self.stay("in-progress")])
        try await fixture.write([
            MedComFixture.directory[3].replacing("\"birthDate\"", with: "\"deceasedBoolean\":true,\"birthDate\""),
            Self.stay("finished", end: "2026-11-22T08:00:00Z"),
        ])
        _ = try await sender.turn()
        let messages = try fixture.transport.messages.map(read)
        #expect(messages.map(\.activity) == ["admit-inpatient", "admit-inpatient"])
        #expect(messages.last?.person?.isDeceased == true)
        #expect(messages.last?.focus?["status"]?.string == "finished")
        // Where it comes, it is the end of the same stay.
        let other = try await MedComFixture()
        for parcel in fixture.transport.messages { _ = try await other.desk.receive(parcel.content) }
        #expect(try await other.stays().map { String($0.prefix(8)) } == ["finished"])
    }

    @Test func `a stay that came by message is not told back`() async throws {
        let (fixture, sender) = try await fixture()
        _ = try await fixture.desk.receive(MessageExamples.notifications()[0])
        _ = try await sender.turn()
        #expect(fixture.transport.messages.isEmpty)
        #expect(fixture.transport.parcels.map(\.kind) == [.acknowledgement])
    }

    @Test func `nothing goes to who takes no messages`() async throws {
        let (fixture, sender) = try await fixture()
        try await fixture.write([MedComFixture.directory[0].replacing("active", with: "off")])
        try await fixture.write([Self.stay("in-progress")])
        _ = try await sender.turn()
        #expect(fixture.transport.parcels.isEmpty)
        #expect(try await fixture.outgoing().isEmpty)
    }

    @Test func `what is acknowledged waits no more`() async throws {
        let (fixture, sender) = try await fixture()
        try await fixture.write([Self.stay("in-progress")])
        _ = try await sender.turn()
        #expect(try await fixture.outgoing().count == 1)
        try await acknowledge(fixture.transport.messages[0], fixture)
        #expect(try await fixture.outgoing().isEmpty)
        fixture.clock.advance(by: 86_400_000)
        _ = try await sender.turn()
        #expect(fixture.transport.messages.count == 1)
        // The other way round would contradict.
        try await acknowledge(fixture.transport.messages[0], fixture, severity: .fatal)
        #expect(try await fixture.all("Task").isEmpty)
    }

    @Test func `what nobody acknowledges is sent twice more, and then people see to it`() async throws {
        let (fixture, sender) = try await fixture()
        try await fixture.write([Self.stay("in-progress")])
        for _ in 0..<6 {
            _ = try await sender.turn()
            _ = try await sender.turn()
            fixture.clock.advance(by: 30 * 60_000)
        }
        let parcels = fixture.transport.messages
        #expect(parcels.count == 3)
        #expect(Set(parcels.map(\.message)).count == 1 && Set(parcels.map(\.bundle)).count == 3)
        #expect(Set(try parcels.map { try read($0).digest }).count == 1)
        let task = try #require(try await fixture.all("Task").first)
        #expect(task["owner"]?["reference"]?.string == "Organization/hospital")
        #expect(task["focus"]?["reference"]?.string == "Encounter/e")
        #expect(Validator().validate(task) == [])
        // Late is better than never.
        try await acknowledge(parcels[2], fixture)
        #expect(try await fixture.all("Task").map { $0["status"]?.string } == ["completed"])
    }

    @Test func `what is refused becomes somebody's task`() async throws {
        let (fixture, sender) = try await fixture()
        try await fixture.write([Self.stay("in-progress")])
        _ = try await sender.turn()
        try await acknowledge(fixture.transport.messages[0], fixture, severity: .fatal)
        let task = try #require(try await fixture.all("Task").first)
        #expect(task["description"]?.string?.contains("MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE") == true)
        #expect(try await fixture.outgoing().isEmpty)
    }

    @Test func `while the way out is closed all wait in their order`() async throws {
        let (fixture, sender) = try await fixture()
        fixture.transport.setBroken(true)
        for status in ["in-progress", "onleave", "in-progress"] {
            try await fixture.write([Self.stay(status)])
            fixture.clock.advance(by: 1_000)
        }
        for _ in 0..<8 {
            _ = try await sender.turn()
            fixture.clock.advance(by: 15 * 60_000)
        }
        #expect(fixture.transport.parcels.isEmpty)
        #expect(try await fixture.all("Task").count == 1)
        fixture.transport.setBroken(false)
        _ = try await sender.turn()
        let activities = try fixture.transport.messages.map { try read($0).activity }
        #expect(activities == ["admit-inpatient", "start-leave-inpatient", "end-leave-inpatient"])
    }

    @Test func `words to a unit that takes messages go there, and answers name what they answer`() async throws {
        let (fixture, sender) = try await fixture()
        try await fixture.write([
            #"{"resourceType":"Practitioner","id":"p","name":[{"family":"Holm","given":["Ida"]}]}"#,
            #"{"resourceType":"PractitionerRole","id":"r","practitioner":{"reference":"Practitioner/p"},"organization":{"reference":"Organization/hospital"},"code":[{"text":"læge"}],"telecom":[{"system":"phone","value":"38683868"}]}"#,
        ])
        func words(_ id: String, _ extra: String, sender: String = "PractitionerRole/r") -> String {
            """
            {"resourceType":"Communication","id":"\(id)","status":"completed","category":[{"coding":[{"system":\
            "\(MedComSystems.category)","code":"extended-care-responsibility"}]}],"subject":{"reference":"Patient/elmer"},\
            "sent":"2026-11-21T09:00:00Z","recipient":[{"reference":"Organization/municipality"}],"sender":{"reference":\
            "\(sender)"},"payload":[{"contentString":"Ring, hvis det bliver værre"}]\(extra)}
            """
        }
        try await fixture.write([words("w", "")])
        _ = try await sender.turn()
        let message = try read(try #require(fixture.transport.messages.first))
        #expect(message.activity == "new-message")
        #expect(message.focus?["category"]?[0]?["coding"]?[0]?["code"]?.string == "extended-care-responsibility")
        // Somebody elsewhere asks, and we answer about the same course.
        let asked = MessageExamples.words("question")
        _ = try await fixture.desk.receive(asked)
        let question = try #require(try await fixture.all("Communication").first { $0.cameByMessage }?["id"]?.string)
        try await fixture.write([
            words("answer", #","inResponseTo":[{"reference":"Communication/\#(question)"}]"#)
        ])
        _ = try await sender.turn()
        let answer = try read(try #require(fixture.transport.messages.last))
        #expect(answer.activity == "reply-message")
        #expect(answer.history.map(\.identifier) == [MessageExamples.number("question")])
        let stay = answer.index.resource(answer.focus?["encounter"]?["reference"]?.string)
        #expect(stay?["episodeOfCare"]?[0]?["identifier"]?["value"]?.string == MessageExamples.episode.value)
        // Without a phone number nobody could be asked.
        try await fixture.write([words("silent", "", sender: "Organization/hospital")])
        _ = try await sender.turn()
        #expect(fixture.transport.messages.count == 2)
        #expect(try await fixture.all("Task").contains { $0["description"]?.string?.contains("ikke sendt") == true })
    }

    @Test func `answers go out once and wait for nothing`() async throws {
        let (fixture, sender) = try await fixture()
        let bytes = MessageExamples.notifications()[0]
        _ = try await fixture.desk.receive(bytes)
        _ = try await sender.turn()
        _ = try await fixture.desk.receive(bytes)
        _ = try await sender.turn()
        let parcels = fixture.transport.parcels
        #expect(
            parcels.count == 2 && parcels[0].message == parcels[1].message && parcels[0].bundle != parcels[1].bundle)
        #expect(Set(try parcels.map { try read($0).digest }).count == 1)
        #expect(try await fixture.outgoing().isEmpty)
    }
}
