import FHIR
import FHIRXML
import TestSupport
import Testing

@testable import MedCom

/// What we write keeps MedCom's profiles, as JSON and as XML, and is read again as it was meant.
@Suite struct MessageWriterTests {
    private func read(_ bytes: [UInt8]) throws -> IncomingMessage {
        let reading = MessageReader().read(bytes)
        guard case .message(let message) = reading else {
            throw Unread(reading: "\(reading)")
        }
        return message
    }

    private struct Unread: Error { var reading: String }

    @Test func `notifications of every activity keep their profiles`() throws {
        for (place, bytes) in MessageExamples.notifications().enumerated() {
            let message = try read(bytes)
            #expect(message.kind == .hospitalNotification)
            #expect(message.activity == MessageExamples.course[place].activity)
            #expect(message.history.count == place)
            #expect(message.sender.sor == MessageExamples.hospital.sor)
            #expect(message.receiver.gln == MessageExamples.municipality.gln)
            #expect(message.person?.numbers.map(\.value) == [MessageExamples.cpr])
        }
        let death = MessageExamples.Stay(
            activity: "admit-emergency", status: "finished", encounterClass: "EMER", end: "2026-11-20T09:00:00Z",
            isDeceased: true)
        #expect(try read(MessageExamples.notification([death])).person?.isDeceased == true)
        let mistake = MessageExamples.Stay(activity: "cancel-admit-inpatient", status: "entered-in-error")
        #expect(
            try read(MessageExamples.notification([MessageExamples.course[0], mistake])).history.first?.isPrevious
                == true)
    }

    @Test(arguments: MessageExamples.categories)
    func `words of every category keep their profiles`(category: String) throws {
        let message = try read(MessageExamples.words("w", category: category))
        #expect(message.kind == .careCommunication)
        #expect(message.focus?["category"]?[0]?["coding"]?[0]?["code"]?.string == category)
    }

    @Test func `haste belongs to referrals alone`() throws {
        #expect(
            try read(MessageExamples.words("w", category: "regarding-referral", priority: "asap")).kind
                == .careCommunication)
        guard
            case .faulty(_, let fault) = MessageReader().read(
                MessageExamples.words("w", category: "nursing", priority: "asap"))
        else { return #expect(Bool(false), "it was taken") }
        #expect(fault.items.contains { $0.text.contains("medcom-careCommunication-5") })
    }

    @Test func `other things need a topic`() {
        guard
            case .faulty(_, let fault) = MessageReader().read(
                MessageExamples.words("w", category: "other", topic: nil))
        else { return #expect(Bool(false), "it was taken") }
        #expect(fault.items.contains { $0.text.contains("medcom-careCommunication-6") })
    }

    @Test func `acknowledgements of every kind keep their profiles`() throws {
        var answer = Answer(
            message: MessageExamples.number("a0"), activity: "admit-inpatient", received: MessageExamples.start,
            sender: MessageExamples.hospital, receiver: MessageExamples.municipality)
        let ok = try read(answer.bytes(bundleIdentifier: MessageExamples.number("b"), sent: MessageExamples.start))
        #expect(ok.response == .init(identifier: MessageExamples.number("a0"), code: "ok", issues: []))
        answer.severity = .transient
        answer.items = [.init(kind: "transient", code: .outOfOperation, path: nil, text: "later")]
        let later = try read(answer.bytes(bundleIdentifier: MessageExamples.number("c"), sent: MessageExamples.start))
        #expect(later.response?.issues == ["MSG_Mailbox_Out_Of_Operation"])
        answer.severity = .fatal
        answer.items = [
            .init(kind: "code-invalid", code: .codeUnknown, path: "Bundle.entry[2]", text: "<expected & more>")
        ]
        let never = try read(answer.bytes(bundleIdentifier: MessageExamples.number("d"), sent: MessageExamples.start))
        #expect(never.response?.code == "fatal-error")
    }

    @Test func `a message is the same as XML and as JSON`() throws {
        for bytes in MessageExamples.notifications() + [MessageExamples.words("w")] {
            let json = try JSONDocument(bytes).root
            let xml = try FHIRXMLWriter.xml(of: json)
            #expect(try JSONDocument(FHIRXMLReader.json(of: xml)).root.isEqual(to: json))
            #expect(try read(xml).digest == read(bytes).digest)
        }
    }

    @Test(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
    func `MedCom's examples go through XML and back without loss`() throws {
        for (name, json) in try ProfileExamplesTests.messages() {
            let xml = try FHIRXMLWriter.xml(of: json)
            #expect(try JSONDocument(FHIRXMLReader.json(of: xml)).root.digest == json.digest, "\(name)")
        }
    }
}

extension JSONValue {
    /// The same for what says the same.
    fileprivate var digest: String {
        var mark = ContentMark()
        mark.add(self)
        return mark.text
    }
}
