import Access
import Care
import FHIR
import Questionnaires
import Record
import TestSupport
import Testing

/// Questionnaires through the record's door: sent, answered, corrected, looked at.
@Suite(.onEachEngine) struct QuestionnaireTests {
    private typealias Fixture = CoordinationFixture

    private static let colour = "https://tovholder.dk/fhir/StructureDefinition/answer-colour"
    private static let questionnaire =
        #"{"resourceType":"Questionnaire","id":"q1","status":"active","url":"https://a.example/q","version":"1","title":"Hvordan går det?","item":["#
        + #"{"linkId":"a","text":"Har du det værre?","type":"choice","required":true,"answerOption":[{"extension":[{"url":"\#(colour)","valueCode":"red"}],"valueCoding":{"system":"s","code":"Y","display":"Ja"}},{"valueCoding":{"system":"s","code":"N","display":"Nej"}}]},"#
        + #"{"linkId":"b","text":"Hvordan?","type":"string","required":true,"enableWhen":[{"question":"a","operator":"=","answerCoding":{"system":"s","code":"Y"}}]}]}"#
    private static let yes = AnswerValue.coding(AnswerCoding(system: "s", code: "Y", display: "Ja"))
    private static let no = AnswerValue.coding(AnswerCoding(system: "s", code: "N", display: "Nej"))

    private let form: QuestionnaireForm

    init() throws { form = try #require(QuestionnaireForm(try JSONDocument(Self.questionnaire).root)) }

    private func place(_ linkId: String) throws -> FormPlace {
        FormPlace(steps: [FormPlace.Step(item: try #require(form.item(linkId)).number, occurrence: 0)])
    }

    private func sent() async throws -> (CoordinationFixture, QuestionnaireDesk, String) {
        let fixture = try await Fixture([Self.questionnaire])
        let desk = QuestionnaireDesk(fixture.record)
        let id = try await desk.send(
            form, to: "poul", from: Fixture.lung, due: fixture.now + Fixture.day, by: Fixture.hand(Fixture.nurse))
        return (fixture, desk, id)
    }

    private func answer(
        _ desk: QuestionnaireDesk, _ id: String, as caller: Caller = Fixture.poul, _ value: AnswerValue,
        how: String? = nil
    ) async throws -> FormAnswers {
        let (a, b) = (try place("a"), try place("b"))
        return try await desk.keep(form, id, of: "poul", language: "da", by: Fixture.hand(caller)) { answers in
            answers.set([value], at: a)
            answers.set(how.map { [.string($0)] } ?? [], at: b)
        }
    }

    private func submit(_ desk: QuestionnaireDesk, _ id: String, as caller: Caller = Fixture.poul) async throws {
        try await desk.submit(form, id, of: "poul", language: "da", by: Fixture.hand(caller))
    }

    private func task(_ fixture: CoordinationFixture, _ id: String) async throws -> QuestionnaireAssignment {
        try #require(try await fixture.stored("Task", id).flatMap(QuestionnaireAssignment.init))
    }

    @Test func `it is sent, begun, gone on with and sent back; the task follows and says the worst colour`()
        async throws
    {
        let (fixture, desk, id) = try await sent()
        #expect(try await task(fixture, id).status == .requested)
        _ = try await answer(desk, id, Self.yes)
        #expect(try await task(fixture, id).status == .inProgress)
        await #expect(throws: QuestionnaireDesk.Incomplete.self) { try await submit(desk, id) }
        _ = try await answer(desk, id, Self.yes, how: "Hoster")
        try await submit(desk, id)
        let done = try await task(fixture, id)
        #expect(done.status == .completed && done.outcome == .red && done.answered == fixture.now)
        let response = try #require(try await fixture.stored("QuestionnaireResponse", id))
        #expect(
            response["status"]?.string == "completed" && response["questionnaire"]?.string == "https://a.example/q|1")
        #expect(response["source"]?["reference"]?.string == "Patient/poul")
        #expect(Validator().validate(response).isEmpty)
        #expect(Validator().validate(try #require(try await fixture.stored("Task", id))).isEmpty)
    }

    @Test func `what has been sent is not changed, but corrected with a reason, and must be looked at anew`()
        async throws
    {
        let (fixture, desk, id) = try await sent()
        _ = try await answer(desk, id, Self.yes, how: "Hoster")
        try await submit(desk, id)
        try await desk.look(.called, at: id, of: "poul", by: Fixture.hand(Fixture.nurse))
        #expect(try await task(fixture, id).look?.action == .called)
        await #expect(throws: RecordError.self) { try await answer(desk, id, Self.no) }
        let response = try #require(try await fixture.stored("QuestionnaireResponse", id))
        var editor = JSONEditor(response)
        editor.set("authored", of: response, to: "2026-01-01T00:00:00Z")
        let silent = String(decoding: editor.bytes, as: UTF8.self)
        await #expect(throws: RecordError.self) { try await fixture.put(silent, as: Fixture.poul) }
        let (a, b) = (try place("a"), try place("b"))
        try await desk.amend(
            form, id, of: "poul", because: "Jeg tog fejl", language: "da", by: Fixture.hand(Fixture.poul)
        ) { answers in
            answers.set([Self.no], at: a)
            answers.set([], at: b)
        }
        let sheet = try #require(try await fixture.stored("QuestionnaireResponse", id).flatMap(AnswerSheet.init))
        #expect(sheet.status == .amended && sheet.amendments.map(\.reason) == ["Jeg tog fejl"])
        let now = try await task(fixture, id)
        #expect(now.status == .completed && now.outcome == nil && now.look == nil)
    }

    @Test func `an answer that was not asked for, or is none of the options, is refused whoever sends it`() async throws
    {
        let (fixture, _, id) = try await sent()
        func response(_ items: String, status: String = "completed") -> String {
            #"{"resourceType":"QuestionnaireResponse","id":"\#(id)","status":"\#(status)","questionnaire":"https://a.example/q|1","#
                + #""subject":{"reference":"Patient/poul"},"author":{"reference":"Patient/poul"},"source":{"reference":"Patient/poul"},"item":[\#(items)]}"#
        }
        let no = #"{"linkId":"a","answer":[{"valueCoding":{"system":"s","code":"N"}}]}"#
        for items in [
            "", #"{"linkId":"z"}"#, #"{"linkId":"a","answer":[{"valueCoding":{"system":"s","code":"X"}}]}"#,
            no + #",{"linkId":"b","answer":[{"valueString":"ikke spurgt"}]}"#,
        ] {
            await #expect(throws: RecordError.self, "\(items)") {
                try await fixture.put(response(items), as: Fixture.poul)
            }
        }
        try await fixture.put(response(no), as: Fixture.poul)
    }

    @Test func `nobody answers in another's name, and strangers do not answer`() async throws {
        let (fixture, desk, id) = try await sent()
        for caller in [Fixture.emil, Fixture.stranger] {
            await #expect(throws: RecordError.self) { try await answer(desk, id, as: caller, Self.no) }
        }
        let foreign =
            #"{"resourceType":"QuestionnaireResponse","id":"x","status":"completed","questionnaire":"https://a.example/q|1","subject":{"reference":"Patient/poul"},"author":{"reference":"PractitionerRole/lone"},"source":{"reference":"Patient/poul"}}"#
        await #expect(throws: RecordError.self) { try await fixture.put(foreign, as: Fixture.poul) }
    }

    @Test func `a relative who may act answers and is marked, and the citizen goes on with it`() async throws {
        let (fixture, desk, id) = try await sent()
        await #expect(throws: RecordError.self) { try await answer(desk, id, as: Fixture.mette, Self.yes) }
        let consents = ConsentDesk(fixture.record)
        let consent = try await consents.give(
            ProxyOffer(relative: "mette", mayAct: true), of: "poul", by: Fixture.hand(Fixture.poul))
        try await consents.accept(consent, by: Fixture.hand(Fixture.mette))
        _ = try await answer(desk, id, as: Fixture.mette, Self.yes)
        let draft = try #require(try await fixture.stored("QuestionnaireResponse", id).flatMap(AnswerSheet.init))
        #expect(draft.isByProxy && draft.author == "RelatedPerson/mette")
        _ = try await answer(desk, id, Self.yes, how: "Hoster")
        #expect(try await fixture.stored("QuestionnaireResponse", id).flatMap(AnswerSheet.init)?.isByProxy == false)
        try await submit(desk, id, as: Fixture.mette)
        let sheet = try #require(try await fixture.stored("QuestionnaireResponse", id).flatMap(AnswerSheet.init))
        #expect(sheet.isByProxy && sheet.status == .completed)
    }

    @Test func `it is withdrawn with a reason, and then not answered`() async throws {
        let (fixture, desk, id) = try await sent()
        try await desk.withdraw(id, of: "poul", because: "Forkert skema", by: Fixture.hand(Fixture.nurse))
        #expect(try await task(fixture, id).status == .cancelled)
        await #expect(throws: RecordError.self) { try await answer(desk, id, Self.no) }
    }

    @Test func `only staff of a unit send, in the unit's name, and nobody deletes`() async throws {
        let (fixture, desk, id) = try await sent()
        await #expect(throws: RecordError.self) {
            try await desk.send(form, to: "poul", from: Fixture.home, due: nil, by: Fixture.hand(Fixture.nurse))
        }
        await #expect(throws: RecordError.self) {
            try await desk.send(form, to: "poul", from: Fixture.lung, due: nil, by: Fixture.hand(Fixture.stranger))
        }
        await #expect(throws: RecordError.self) {
            try await fixture.record.write(as: Fixture.nurse, because: .treatment, doing: "/test") {
                try $0.delete("Task", id)
            }
        }
    }

    @Test func `two who answer at once lose nothing of each other's`() async throws {
        let (fixture, desk, id) = try await sent()
        let (a, b) = (try place("a"), try place("b"))
        let form = form
        _ = try await answer(desk, id, Self.yes)
        async let one = desk.keep(form, id, of: "poul", language: "da", by: Fixture.hand(Fixture.poul)) {
            $0.set([Self.yes], at: a)
        }
        async let two = desk.keep(form, id, of: "poul", language: "da", by: Fixture.hand(Fixture.poul)) {
            $0.set([.string("Hoster")], at: b)
        }
        _ = try await (one, two)
        let found = try await fixture.poul(Fixture.poul) { try $0.questionnaire(id, of: "poul") }
        #expect(found?.answers?.answeredCount == 2)
    }
}
