import Access
import FHIR
import Record
import TestSupport
import Testing

@testable import Care

/// Who is not digital gets on paper what others are told on a screen.
@Suite(.onEachEngine) struct LetterTests {
    private static let nurse = Caller(
        identity: "PractitionerRole/nurse", role: .professional(.hospitalNurse), unit: "ward")

    private func world() async throws -> TemporaryRecord {
        let temporary = try await TemporaryRecord(on: .current, capabilities: Capabilities.all)
        try await write(
            [
                #"{"resourceType":"Organization","id":"ward","name":"Medicinsk Afdeling","telecom":[{"system":"phone","value":"99 11 22 33"}]}"#,
                #"{"resourceType":"Organization","id":"clinic","name":"Lægehuset"}"#,
                #"{"resourceType":"PractitionerRole","id":"nurse","organization":{"reference":"Organization/ward"}}"#,
                #"{"resourceType":"Patient","id":"karen","name":[{"text":"Karen Sørensen"}],"address":[{"line":["Havnegade 12","2. th."],"postalCode":"9999","city":"Nordby"}],"generalPractitioner":[{"reference":"Organization/clinic"}]}"#,
                #"{"resourceType":"EpisodeOfCare","id":"e","status":"active","patient":{"reference":"Patient/karen"},"managingOrganization":{"reference":"Organization/ward"},"period":{"start":"2026-11-01"}}"#,
            ], as: .commandLine, temporary.record)
        return temporary
    }

    private func write(_ resources: [String], as caller: Caller, _ record: Record) async throws {
        let prepared = try resources.map { try record.preparer.prepare(try JSONDocument($0).root) }
        let purpose: Purpose = caller == .commandLine ? .healthSystemAdministration : .treatment
        try await record.write(as: caller, because: purpose, doing: "test") { transaction in
            for resource in prepared { _ = try transaction.put(resource) }
        }
    }

    private func message(
        _ id: String, status: String = "completed",
        sender: String = #""sender":{"reference":"PractitionerRole/nurse"},"#
    ) -> String {
        """
        {"resourceType":"Communication","id":"\(id)","status":"\(status)","language":"da",\
        "category":[{"text":"Du skal hjem"}],"subject":{"reference":"Patient/karen"},"sent":"2026-11-20T10:00:00Z",\
        "recipient":[{"reference":"Patient/karen"}],\(sender)"payload":[{"contentString":"Du skal hjem.\\n\\nI morgen."}]}
        """
    }

    private func hand(_ caller: Caller = LetterTests.nurse) -> ConsentDesk.Hand {
        ConsentDesk.Hand(caller, because: .treatment, doing: "test")
    }

    private func letters(_ record: Record) async throws -> [ListedLetter] {
        try await record.read(.patient("karen"), as: Self.nurse, because: .treatment, doing: "test") {
            try CareReader($0).letters(of: "karen")
        }
    }

    @Test func `only who is marked gets a letter, and each message is one`() async throws {
        let temporary = try await world()
        let (record, desk) = (temporary.record, LetterDesk(temporary.record))
        try await write([message("before")], as: Self.nurse, record)
        #expect(try await letters(record).isEmpty)
        try await desk.set(notDigital: true, of: "karen", by: hand())
        try await desk.set(notDigital: true, of: "karen", by: hand())
        try await write([message("m1"), message("draft", status: "preparation")], as: Self.nurse, record)
        // Written again it is the same message.
        try await write([message("m1")], as: Self.nurse, record)
        let found = try await letters(record)
        #expect(found.map(\.letter.request.notice) == ["m1"])
        try await desk.set(notDigital: false, of: "karen", by: hand())
        try await write([message("after")], as: Self.nurse, record)
        #expect(try await letters(record).count == 1)
    }

    @Test func `a letter says the same, to whom, from whom, and whom to ask`() async throws {
        let temporary = try await world()
        let record = temporary.record
        try await LetterDesk(record).set(notDigital: true, of: "karen", by: hand())
        try await write([message("m1"), message("m2", sender: "")], as: Self.nurse, record)
        let found = try await letters(record)
        let one = try #require(found.first { $0.letter.request.notice == "m1" }?.letter)
        #expect(one.recipient == "Karen Sørensen")
        #expect(one.address == ["Havnegade 12", "2. th.", "9999 Nordby"])
        #expect(one.sender == Letter.Sender(name: "Medicinsk Afdeling", telephone: "99 11 22 33"))
        #expect(one.heading == "Du skal hjem")
        #expect(one.paragraphs.prefix(2) == ["Du skal hjem.", "I morgen."])
        #expect(one.paragraphs.count == 4 && one.paragraphs[3].contains("ring til os"))
        // What nobody in particular has said, the general practice sends; it has no telephone here.
        let other = try #require(found.first { $0.letter.request.notice == "m2" }?.letter)
        #expect(other.sender.name == "Lægehuset" && other.paragraphs.last?.contains("egen læge") == true)
    }

    @Test func `a unit sees what waits for it, until it has been sent, and once`() async throws {
        let temporary = try await world()
        let (record, desk) = (temporary.record, LetterDesk(temporary.record))
        try await desk.set(notDigital: true, of: "karen", by: hand())
        try await write([message("m1")], as: Self.nurse, record)
        func waiting(_ unit: String) async throws -> [ListedLetter] {
            try await record.read(.lookup, as: Self.nurse, because: .treatment, doing: "test") {
                try CareReader($0).waitingLetters(ofUnit: unit)
            }
        }
        let letter = try #require(try await waiting("ward").first)
        #expect(try await waiting("clinic").isEmpty)
        try await desk.send(letter.letter.request.id, by: hand())
        #expect(try await waiting("ward").isEmpty)
        #expect(try await letters(record).first?.letter.request.status == .sent)
        await #expect(throws: RecordError.notFound) { try await desk.send(letter.letter.request.id, by: hand()) }
    }

    @Test func `what an operator moves, and what a citizen writes, is no letter; what is confidential stays so`()
        async throws
    {
        let temporary = try await world()
        let record = temporary.record
        try await LetterDesk(record).set(notDigital: true, of: "karen", by: hand())
        try await write([message("moved")], as: .commandLine, record)
        let own = Caller(identity: "Patient/karen", role: .citizen(patient: "karen"))
        let prepared = try record.preparer.prepare(
            try JSONDocument(message("own", sender: #""sender":{"reference":"Patient/karen"},"#)).root)
        try await record.write(as: own, because: .patientRequest, doing: "test") { _ = try $0.put(prepared) }
        #expect(try await letters(record).isEmpty)
        let system = Caller(identity: "looks", role: .system)
        let marked = message("marked", sender: "").replacing(
            #""id":"marked","#,
            with:
                #""id":"marked","meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"R"}]},"#
        )
        try await write([marked], as: system, record)
        let request = try await temporary.engine.read { reading in
            try reading.search(SearchQuery("CommunicationRequest", [])).resources.map { try $0.json() }
        }
        #expect(request.count == 1 && request[0]["meta"]?["security"]?[0]?["code"]?.string == "R")
    }

    @Test func `every word of a letter is there in both languages`() {
        for (name, words) in LetterWords.table {
            #expect(words.count == 2 && words.allSatisfy { !$0.isEmpty }, "\(name)")
        }
        #expect(LetterWords(language: "en-GB").language == "en" && LetterWords(language: nil).language == "da")
        #expect(LetterWords.table.count >= 8)
    }
}
