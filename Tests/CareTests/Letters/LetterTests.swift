import Access
import FHIR
import Record
import TestSupport
import Testing

@testable import Care

/// Who is not digital gets on paper what others are told on a screen.
@Suite(.onEachEngine) struct LetterTests {
    @Test func `whether there is a letter is what the record says at the moment of the message`() async throws {
        let world = try await LetterFixture(notDigital: false)
        let desk = CitizenMarkDesk(world.record)
        try await world.put(LetterFixture.message("before"), as: LetterFixture.nurse)
        #expect(try await world.requests().isEmpty)
        try await desk.say(.notDigital, true, of: "karen", by: LetterFixture.hand(LetterFixture.nurse))
        try await world.put(LetterFixture.message("m1"), as: LetterFixture.nurse)
        try await world.put(LetterFixture.message("draft", status: "preparation"), as: LetterFixture.nurse)
        // Written again it is the same message; sent at last it is one.
        try await world.put(LetterFixture.message("m1"), as: LetterFixture.nurse)
        #expect(try await world.requests().map(\.about) == [["Communication/m1"]])
        try await world.put(LetterFixture.message("draft"), as: LetterFixture.nurse)
        #expect(try await world.requests().count == 2)
        try await desk.say(.notDigital, false, of: "karen", by: LetterFixture.hand(LetterFixture.karen))
        try await world.put(LetterFixture.message("after"), as: LetterFixture.nurse)
        #expect(try await world.requests().count == 2)
    }

    @Test func `the citizen says it herself, and changes nothing else; others do not say it`() async throws {
        let world = try await LetterFixture(notDigital: false)
        let desk = CitizenMarkDesk(world.record)
        try await desk.say(.livesAlone, true, of: "karen", by: LetterFixture.hand(LetterFixture.karen))
        try await desk.say(.notDigital, true, of: "karen", by: LetterFixture.hand(LetterFixture.karen))
        #expect(try await world.karen { try $0.marks(of: "karen") }.values == [.livesAlone: true, .notDigital: true])
        await #expect(throws: RecordError.notFound) {
            try await desk.say(.notDigital, false, of: "karen", by: LetterFixture.hand(LetterFixture.far))
        }
        await #expect(throws: RecordError.self) {
            try await world.put(
                #"{"resourceType":"Patient","id":"karen","name":[{"text":"Another"}]}"#, as: LetterFixture.karen)
        }
        // A mark that was said is not taken away, only said otherwise.
        await #expect(throws: RecordError.self) {
            try await world.put(
                LetterFixture.resources(notDigital: false).first { $0.contains(#""Patient","id":"karen""#) } ?? "",
                as: LetterFixture.karen)
        }
    }

    @Test func `a letter says the same, to whom, from whom, and whom to call`() async throws {
        let world = try await LetterFixture()
        try await world.put(LetterFixture.message("m1"), as: LetterFixture.nurse)
        try await world.put(LetterFixture.message("m2", sender: ""), as: LetterFixture.nurse)
        let requests = try await world.requests()
        #expect(requests.map(\.sender) == ["Organization/ward", "Organization/clinic"])
        #expect(requests[0].title == "Du skal hjem" && requests[0].state == .waiting)
        let letter = try #require(try await world.karen { try $0.letter(requests[0].id, of: "karen") })
        #expect(letter.citizen.name == "Karen Sørensen" && letter.language == "da")
        #expect(letter.address == ["Havnegade 12", "2. th.", "9999 Nordby"])
        #expect(letter.sender == Letter.Sender(name: "Medicinsk Afdeling", telephone: "99 11 22 33"))
        #expect(letter.notice?.paragraphs == ["Du skal hjem.", "I morgen."])
    }

    @Test func `what tells how things are is one letter until it is printed; each message goes by itself`() async throws
    {
        let world = try await LetterFixture()
        func pathway(_ id: String, _ name: String) -> String {
            #"{"resourceType":"EpisodeOfCare","id":"\#(id)","status":"active","type":[{"text":"\#(name)"}],"patient":{"reference":"Patient/karen"},"managingOrganization":{"reference":"Organization/ward"},"period":{"start":"2026-11-20"}}"#
        }
        try await world.put(pathway("e2", "Hjerte"), as: LetterFixture.nurse)
        try await world.put(pathway("e3", "Hofte"), as: LetterFixture.nurse)
        try await world.put(LetterFixture.message("m1"), as: LetterFixture.nurse)
        let requests = try await world.requests()
        #expect(requests.map(\.occasions) == [[.responsible], [.message]])
        #expect(Set(requests[0].about).isSuperset(of: ["EpisodeOfCare/e2", "EpisodeOfCare/e3"]))
        try await world.print(requests[0].id)
        try await world.put(pathway("e4", "Øre"), as: LetterFixture.nurse)
        #expect(try await world.requests().count == 3)
        let newest = try #require(try await world.karen { try $0.letters(of: "karen") }.first)
        let letter = try #require(try await world.karen { try $0.letter(newest.request.id, of: "karen") })
        #expect(Set(letter.responsibilities.map(\.title)) == ["KOL", "Hjerte", "Hofte", "Øre"])
        #expect(letter.responsibilities.allSatisfy { $0.telephone == "99 11 22 33" })
    }

    @Test func `printed, printed again and posted: each is said with when and by whom, and the words stay`()
        async throws
    {
        let world = try await LetterFixture()
        try await world.put(LetterFixture.message("m1"), as: LetterFixture.nurse)
        let id = try #require(try await world.list(of: "ward", as: LetterFixture.nurse).first).request.id
        let desk = LetterDesk(world.record)
        let hand = LetterFixture.hand(LetterFixture.nurse)
        await #expect(throws: RecordError.self) { try await desk.post(id, of: "karen", by: hand) }
        try await world.print(id)
        #expect(try await world.list(of: "ward", as: LetterFixture.nurse).first?.request.state == .printed)
        try await desk.print(id, of: "karen", words: [LetterBlock(.title, "Andet")], telling: [], by: hand)
        try await desk.post(id, of: "karen", by: hand)
        await #expect(throws: RecordError.self) { try await desk.post(id, of: "karen", by: hand) }
        #expect(try await world.list(of: "ward", as: LetterFixture.nurse).isEmpty)
        let letter = try #require(try await world.karen(as: LetterFixture.karen) { try $0.letters(of: "karen") }.first)
        #expect(letter.request.state == .posted)
        #expect(letter.request.steps.map(\.code) == [.printed, .printed, .posted])
        #expect(letter.request.steps.allSatisfy { $0.by == "PractitionerRole/nurse" && $0.at == world.clock.now })
        #expect(letter.request.blocks == [LetterBlock(.title, "Titel"), LetterBlock(.text, "Ord")])
    }

    @Test func `nobody asks for a letter, takes it back, or changes what was printed; the citizen prints nothing`()
        async throws
    {
        let world = try await LetterFixture()
        try await world.put(LetterFixture.message("m1"), as: LetterFixture.nurse)
        let request = try #require(try await world.requests().first)
        try await world.print(request.id)
        let stored = try await world.record.engine.read { try $0.resource("CommunicationRequest", request.id)?.json() }
        let json = String(decoding: try #require(stored).rawBytes, as: UTF8.self)
        for (was, becomes) in [
            (#""Ord""#, #""Andre ord""#), (request.id, "another"), ("Organization/ward", "Organization/far-away"),
            (#""active""#, #""completed""#), ("Communication/m1", "Communication/m2"),
        ] {
            await #expect(throws: RecordError.self, "\(becomes)") {
                try await world.put(json.replacing(was, with: becomes), as: LetterFixture.nurse)
            }
        }
        await #expect(throws: RecordError.self) {
            try await world.record.write(as: LetterFixture.nurse, because: .treatment, doing: "/test") {
                _ = try $0.delete("CommunicationRequest", request.id)
            }
        }
        for caller in [LetterFixture.karen, LetterFixture.far] {
            await #expect(throws: RecordError.self) { try await world.print(request.id, as: caller) }
        }
    }

    @Test func `a letter that nobody prints is told to the unit's leader, once, until it is printed`() async throws {
        let world = try await LetterFixture()
        try await world.put(LetterFixture.message("m1"), as: LetterFixture.nurse)
        let request = try #require(try await world.requests().first)
        #expect(request.printBy == world.clock.now + 24 * 3_600_000)
        world.clock.advance(by: 24 * 3_600_000 - 1)
        try await world.strike()
        #expect(try await tasks(world).isEmpty)
        world.clock.advance(by: 2)
        try await world.strike()
        try await world.strike()
        #expect(try await tasks(world).map { $0.owner } == ["Organization/hospital"])
        #expect(try await world.requests().first?.escalations.count == 1)
        try await world.print(request.id)
        #expect(try await tasks(world).isEmpty)
        #expect(try await world.temporary.engine.check { _, _ in }.findings == [])
    }

    private func tasks(_ world: LetterFixture) async throws -> [(owner: String?, status: String?)] {
        try await world.record.engine.read { reading in
            var found: [(owner: String?, status: String?)] = []
            try reading.forEachResource(ofTypes: ["Task"]) { resource in
                let json = try resource.json()
                if TaskKind(of: json) == .letterWaiting, json["status"]?.string == "requested" {
                    found.append((TaskResource(json: json).owner?.target, json["status"]?.string))
                }
                return true
            }
            return found
        }
    }

    @Test func `who has looked or opened the record is told of by the clinic, and what is confidential stays so`()
        async throws
    {
        let world = try await LetterFixture()
        let label = #"{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"R"}"#
        let access =
            #""category":[{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/access-message","code":"look"}],"text":"Set"}]"#
        let message = LetterFixture.message(
            "look", sender: #""sender":{"reference":"PractitionerRole/nurse"},"#,
            meta: #""meta":{"security":[\#(label)]},"#
        ).replacing(#""category":[{"text":"Du skal hjem"}]"#, with: access)
        try await world.put(message, as: LetterFixture.program)
        let request = try #require(try await world.requests().first)
        #expect(request.sender == "Organization/clinic" && request.title == "Set")
        let json = try await world.record.engine.read { try $0.resource("CommunicationRequest", request.id)?.json() }
        #expect(json?["meta"]?["security"]?[0]?["code"]?.string == "R")
        #expect(try await world.list(of: "clinic", as: LetterFixture.gp).count == 1)
        #expect(try await world.list(of: "ward", as: LetterFixture.nurse).isEmpty)
    }

    @Test func `the way home is told with what was promised, also where a promise is broken before it begins`()
        async throws
    {
        let world = try await LetterFixture()
        let hand = LetterFixture.hand(LetterFixture.nurse)
        let desk = TransitionDesk(world.record) { _ in "i dag" }
        let discharge = try await desk.begin(
            DischargeOrder(
                expected: world.clock.now + 5 * 3_600_000, destination: .home, needsNursing: true,
                needsRehabilitation: false, nursing: "Organization/home"),
            of: "karen", from: "stay", by: hand)
        #expect(try await world.requests().isEmpty)
        world.clock.advance(by: 6 * 3_600_000)
        try await world.strike()
        let early = try #require(try await world.requests().first)
        let before = try #require(try await world.karen { try $0.letter(early.id, of: "karen") })
        #expect(before.discharges.map(\.discharge.id) == [discharge] && before.discharges[0].parts.count > 2)
        try await desk.complete(discharge, by: hand)
        // Not printed yet: one envelope tells all of it.
        #expect(try await world.requests().map(\.id) == [early.id])
        let after = try #require(try await world.karen { try $0.letter(early.id, of: "karen") })
        #expect(after.request.occasions == [.discharge, .responsible])
        #expect(after.discharges[0].holder(at: world.clock.now) != .department)
        #expect(after.responsibilities.first?.extended?.name == "Medicinsk Afdeling")
    }

    @Test func `what is hidden from somebody is not read in a letter either`() async throws {
        let world = try await LetterFixture()
        try await world.put(
            #"{"resourceType":"EpisodeOfCare","id":"e2","status":"active","type":[{"text":"Psykiatri"}],"patient":{"reference":"Patient/karen"},"managingOrganization":{"reference":"Organization/ward"},"period":{"start":"2026-11-20"}}"#,
            as: LetterFixture.nurse)
        let id = try #require(try await world.requests().first).id
        #expect(try await world.karen(as: LetterFixture.gp) { try $0.letter(id, of: "karen") } != nil)
        _ = try await ConsentDesk(world.record).block(
            BlockOrder(part: .course("EpisodeOfCare/e2")), of: "karen", by: LetterFixture.hand(LetterFixture.karen))
        #expect(try await world.karen(as: LetterFixture.gp) { try $0.letter(id, of: "karen") } == nil)
        #expect(try await world.karen(as: LetterFixture.karen) { try $0.letter(id, of: "karen") } != nil)
    }

    @Test func `what an operator moves, what a citizen writes, and what is written of the dead is no letter`()
        async throws
    {
        let world = try await LetterFixture()
        try await world.put(LetterFixture.message("moved"), as: .commandLine)
        try await world.put(
            LetterFixture.message("own", sender: #""sender":{"reference":"Patient/karen"},"#), as: LetterFixture.karen)
        let patient = try #require(
            LetterFixture.resources(notDigital: true).first { $0.contains(#""Patient","id":"karen""#) })
        try await world.put(
            patient.replacing(#""birthDate""#, with: #""deceasedDateTime":"2026-11-20","birthDate""#), as: .commandLine)
        try await world.put(LetterFixture.message("late"), as: LetterFixture.nurse)
        #expect(try await world.requests().isEmpty)
    }
}
