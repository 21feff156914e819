import FHIR
import HTML
import Pages
import Paper
import Testing

@testable import Care

/// Letters on lists, and what stands in them: the words of the pages, in the citizen's language, never as seen from today.
struct LetterPageTests {
    private static let hour: Int64 = 3_600_000
    private static let now = Fixtures.context().moment.now

    private static func request(
        _ id: String, _ occasions: [LetterOccasion], title: String? = nil, steps: [String] = [], blocks: [String] = [],
        written: Int64 = 3
    ) throws -> LetterRequest {
        func text(_ instant: Int64) -> String { DateTime(milliseconds: instant, offsetMinutes: 0).text }
        let named = title.map { #","text":"\#($0)""# } ?? ""
        let reasons = occasions.enumerated().map { number, occasion in
            #"{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/letter","code":"\#(occasion.rawValue)"}]\#(number == 0 ? named : "")}"#
        }
        let taken = steps.map { code in
            #"{"url":"https://tovholder.dk/fhir/StructureDefinition/letter-step","extension":[{"url":"code","valueCode":"\#(code)"},{"url":"at","valueInstant":"\#(text(now - 2 * hour))"},{"url":"by","valueReference":{"reference":"PractitionerRole/n1","display":"Lone Bak, Lungemedicinsk Afdeling"}}]}"#
        }
        let extensions = taken.isEmpty ? "" : #""extension":[\#(taken.joined(separator: ","))],"#
        let payload = blocks.enumerated().map { number, block in
            #"{"extension":[{"url":"https://tovholder.dk/fhir/StructureDefinition/letter-block","valueCode":"\#(number == 0 ? "title" : "text")"}],"contentString":"\#(block)"}"#
        }
        let json = """
            {"resourceType":"CommunicationRequest","id":"\(id)",\(extensions)"status":"active",\
            "category":[{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/letter","code":"notice"}]}],\
            "subject":{"reference":"Patient/karen"},"about":[{"reference":"EpisodeOfCare/kol"}],\
            "occurrenceDateTime":"\(text(now + (24 - written) * hour))","authoredOn":"\(text(now - written * hour))",\
            "sender":{"reference":"Organization/lung"},\
            "payload":[\(payload.joined(separator: ","))],"reasonCode":[\(reasons.joined(separator: ","))]}
            """
        return try #require(LetterRequest(try JSONDocument(json).root))
    }

    private static func letters() throws -> [ListedLetter] {
        try [
            request("l1", [.responsible, .task], written: 30),
            request("l2", [.message], title: "Din journal er åbnet <i en nødsituation>"),
            request("l3", [.discharge], steps: ["printed"], blocks: ["Hjem fra sygehuset", "x"]),
            request("l4", [.plan], steps: ["printed", "printed", "posted"], blocks: ["Plan", "x"]),
        ].map { ListedLetter(request: $0, name: "Karen Margrethe Sørensen") }
    }

    @Test(arguments: Language.allCases) func `a unit's letters, the oldest first, and none`(language: Language) throws {
        let context = Fixtures.context(language, as: Fixtures.nurse, at: .unitLetters)
        let page = UnitLettersView(letters: Array(try Self.letters().prefix(3)), context: context)
        Snapshot.expect(page.html, named: "unit-letters-\(language.rawValue)")
        let empty = UnitLettersView(letters: [], context: context).html.rendered()
        #expect(empty.contains(language.texts.letter.unitNone))
    }

    @Test func `a citizen's letters, as staff and as the citizen`() throws {
        func page(_ relation: CitizenBanner.Relation, _ context: PageContext, _ marks: CitizenMarks) throws -> HTML {
            LettersView(
                citizen: Fixtures.citizen, relation: relation, letters: try Self.letters(), marks: marks, notice: .late,
                context: context
            ).html
        }
        Snapshot.expect(
            try page(
                .patient, Fixtures.context(as: Fixtures.nurse, at: .letters(citizen: "karen", nil)),
                CitizenMarks([.notDigital: true])), named: "letters-staff")
        Snapshot.expect(
            try page(
                .own, Fixtures.context(at: .letters(citizen: "karen", nil)), CitizenMarks([.livesAlone: true])),
            named: "letters-own")
        // A relative reads, and says nothing about how the citizen lives.
        let relative = try page(.relative, Fixtures.context(), CitizenMarks()).rendered()
        #expect(!relative.contains(#"name="do""#) && relative.contains("letters/l4"))
    }

    private static func letter(_ occasions: [LetterOccasion], language: String? = nil) throws -> Letter {
        var citizen = Fixtures.citizen
        citizen.language = language
        var letter = Letter(
            request: try request("l1", occasions), citizen: citizen, address: ["Havnegade 12", "9999 Nordby"],
            sender: Letter.Sender(name: "Lungemedicinsk Afdeling", telephone: "99 11 22 33"))
        letter.responsibilities = [
            CitizenResponsibility(
                id: "kol", title: "KOL", unit: "Lungemedicinsk Afdeling", clinician: "Ida Holm",
                telephone: "99 11 22 33", extended: .init(name: "Lungemedicinsk Afdeling", until: now + 40 * hour),
                next: .init(name: "Lægerne Havnegade", from: now + 300 * hour, isPromised: true))
        ]
        letter.tasks = [TaskPageTests.tasks[2]]
        letter.plan = JointPlan(
            goals: [JointGoal(id: "g", text: "At gå til havnen", isCitizens: true, by: "Patient/karen")],
            activities: [])
        return letter
    }

    @Test func `a letter says who has it until when, who is next and whom to call, in the words of the page`() throws {
        let letter = try Self.letter([.task, .responsible, .plan])
        let blocks = LetterWriter(letter, context: Fixtures.context(as: Fixtures.nurse)).blocks
        let texts = Texts.danish
        #expect(blocks.first == LetterBlock(.title, texts.letter.responsible))
        let words = blocks.map(\.text).joined(separator: "\n")
        for said in [
            "KOL: Ida Holm · Lungemedicinsk Afdeling.", texts.responsibility.extended, "Lægerne Havnegade",
            "99 11 22 33", "»At gå til havnen«", texts.jointPlan.goals, "Hent iltapparatet", texts.letter.ask,
        ] { #expect(words.contains(said), "\(said)") }
        // Whoever reads it later than today is told the day.
        for word in ["i dag", "i morgen", "i går", "om 2 dage"] { #expect(!words.contains(word), "\(word)") }
        // Each section that is not the whole letter has its heading, above something.
        #expect(blocks.filter { $0.kind == .heading }.map(\.text) == [texts.letter.task, texts.jointPlan.goals])
    }

    @Test func `whoever speaks English is written to in English, whoever prints it`() throws {
        let letter = try Self.letter([.responsible], language: "en")
        let sheet = PaperLetter(letter, context: Fixtures.context(.danish, as: Fixtures.nurse))
        #expect(sheet.language == "en" && sheet.title == Texts.english.letter.responsible)
        #expect(sheet.closing == ["Kind regards", "Lungemedicinsk Afdeling"])
        #expect(sheet.recipient == ["Karen Margrethe Sørensen", "Havnegade 12", "9999 Nordby"])
        #expect(try PaperLetter(Self.letter([.responsible]), context: Fixtures.context(.english)).language == "da")
    }

    @Test func `what was printed is printed again as it was, without an address where none may be seen`() throws {
        var letter = try Self.letter([.responsible])
        letter.request = try Self.request(
            "l1", [.responsible], steps: ["printed"], blocks: ["Dengang", "Sådan var det."])
        letter.address = nil
        let sheet = PaperLetter(letter, context: Fixtures.context())
        #expect(sheet.title == "Dengang" && sheet.blocks == [.init(.text, "Sådan var det.")])
        #expect(sheet.recipient == ["Karen Margrethe Sørensen"])
    }

    @Test func `a letter about what nobody may see any more says whom to call`() throws {
        let letter = Letter(request: try Self.request("l1", [.failure]), citizen: Fixtures.citizen)
        let blocks = LetterWriter(letter, context: Fixtures.context()).blocks
        #expect(
            blocks.map(\.text) == [
                Texts.danish.failure.heading, Texts.danish.letter.nothing, Texts.danish.letter.askPractice,
                Texts.danish.letter.why,
            ])
    }
}
