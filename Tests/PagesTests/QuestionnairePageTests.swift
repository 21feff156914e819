import Care
import FHIR
import Foundation
import HTML
import Pages
import Questionnaires
import TestSupport
import Testing

/// The pages of questionnaires: every one that we have renders and is answered as a browser would.
struct QuestionnairePageTests {
    private static let now = Fixtures.context().moment.now

    private static func assignment(
        _ form: QuestionnaireForm, _ status: String = "requested", outcome: String? = nil
    ) throws -> QuestionnaireAssignment {
        let state = outcome.map {
            #","businessStatus":{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/colour","code":"\#($0)"}]},"executionPeriod":{"start":"2026-11-20T10:00:00Z","end":"2026-11-21T10:00:00Z"}"#
        }
        let title = form.title.isEmpty ? "Spørgeskema" : form.title.text
        let json =
            #"{"resourceType":"Task","id":"q-1","status":"\#(status)","intent":"order","code":{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/task-kind","code":"answer-questionnaire"}]},"description":"\#(title)","for":{"reference":"Patient/karen"},"owner":{"reference":"Patient/karen"},"authoredOn":"2026-11-20T10:00:00Z","requester":{"reference":"Organization/lung","display":"Lungemedicinsk Afdeling"},"restriction":{"period":{"end":"2026-11-29T23:00:00Z"}},"input":[{"type":{"text":"questionnaire"},"valueCanonical":"\#(form.canonical ?? "x")"}]\#(state ?? "")}"#
        return try #require(QuestionnaireAssignment(try JSONDocument(json).root))
    }

    private static func model(
        _ answers: FormAnswers, _ status: String = "in-progress", isStaff: Bool = false, sheet: AnswerSheet? = nil,
        outcome: String? = nil
    ) throws -> QuestionnaireModel {
        QuestionnaireModel(
            citizen: Fixtures.citizen, relation: isStaff ? .patient : .own,
            assignment: try assignment(answers.form, status, outcome: outcome), answers: answers, sheet: sheet,
            mayAnswer: !isStaff, isStaff: isStaff)
    }

    private static func all() throws -> [(String, QuestionnaireForm)] {
        var found = try zip(ExampleForms.names, ExampleForms.all).map { name, bytes in
            (name, try #require(QuestionnaireForm(try JSONDocument(bytes).root)))
        }
        guard SharedData.isPresent else { return found }
        for file in try SharedData.files(in: "06_questionnaires_plans") {
            let name = file.deletingPathExtension().lastPathComponent
            let json = try JSONDocument([UInt8](try Data(contentsOf: file))).root
            let questionnaire =
                json["nodes"] == nil
                ? json : try JSONDocument(try OpenTeleConverter.convert(json, name: name).questionnaire).root
            found.append((name, try #require(QuestionnaireForm(questionnaire))))
        }
        return found
    }

    @Test func `every questionnaire is answered step by step to its end, and then in one`() throws {
        let all = try Self.all()
        #expect(all.count == (SharedData.isPresent ? 34 : 5))
        for (name, form) in all {
            var answers = FormAnswers(form)
            var step = answers.steps.first
            var count = 0
            while let current = step, count < 200 {
                count += 1
                let context = Fixtures.context(.danish)
                let page = QuestionnaireView(
                    model: try Self.model(answers), query: AnswerQuery(place: current.place), context: context)
                let text = String(decoding: page.html.document(), as: UTF8.self)
                for placed in current.items where placed.item.type.isQuestion && placed.item.type != .attachment {
                    #expect(text.contains("name=\"a\(placed.place.text)\""), "\(name) \(placed.item.linkId)")
                }
                let fields = try #require(try Self.fields(current.items))
                var filled = AnswerForm(fields, zone: .copenhagen)
                filled.fill(&answers)
                #expect(filled.faults(in: answers).isEmpty, "\(name) \(filled.faults(in: answers))")
                step = answers.step(after: current.place)
            }
            #expect(step == nil && answers.faults.isEmpty, "\(name): \(answers.faults)")
            for view in AnswerQuery.View.allCases {
                let page = QuestionnaireView(
                    model: try Self.model(answers), query: AnswerQuery(view: view), context: Fixtures.context(.english))
                #expect(String(decoding: page.html.document(), as: UTF8.self).contains("</html>"))
            }
        }
    }

    /// What a browser sends where every question has some answer. A measurement is given, not skipped.
    private static func fields(_ items: [PlacedItem]) throws -> FormFields? {
        var pairs: [(String, String)] = [
            ("asked", items.filter(\.item.type.isQuestion).map(\.place.text).joined(separator: " "))
        ]
        for placed in items
        where placed.item.type.isQuestion && placed.item.type != .attachment
            && !placed.item.linkId.hasSuffix(".skipped")
        {
            let name = "a" + placed.place.text
            let answer = try SomeAnswer.to(placed.item)
            switch answer {
            case .boolean(let value): pairs.append((name, value ? "true" : "false"))
            case .quantity(let quantity):
                pairs.append((name, quantity.value.text.replacing(".", with: ",")))
                if let code = quantity.code { pairs.append(("u" + placed.place.text, code)) }
            case .dateTime: pairs.append((name, "2020-05-17T08:30"))
            case .decimal(let number): pairs.append((name, number.text.replacing(".", with: ",")))
            default: pairs.append((name, placed.item.options.isEmpty ? answer.plainText : "0"))
            }
        }
        return FormFields(
            pairs.map { "\(PercentEncoding.encode($0.0))=\(PercentEncoding.encode($0.1))" }.joined(separator: "&"))
    }

    @Test(arguments: [
        ("36,7", "36.7"), ("36.7", "36.7"), (" 007 ", "7"), ("+5", "5"), (",5", "0.5"), ("−1", "-1"), ("5,", "5"),
        ("1.000,5", nil), ("5 kg", nil), ("", nil), ("1e5", nil), ("--1", nil), ("0", "0"), ("0,50", "0.50"),
    ])
    func `numbers as people write them`(_ written: String, _ read: String?) {
        #expect(NumberReading.decimal(written)?.text == read)
    }

    @Test func `what cannot be read is said at the question, and what was written stays`() throws {
        let form = try #require(
            QuestionnaireForm(
                try JSONDocument(
                    #"{"resourceType":"Questionnaire","url":"u","item":[{"linkId":"w","text":"Hvad vejer du?","type":"quantity","required":true,"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-unit","valueCoding":{"system":"http://unitsofmeasure.org","code":"kg","display":"kg"}},{"url":"http://hl7.org/fhir/StructureDefinition/maxValue","valueQuantity":{"value":400,"system":"http://unitsofmeasure.org","code":"kg"}}]}]}"#
                ).root))
        for (written, said) in [
            ("meget", Texts.danish.questionnaire.mistakes.number),
            ("500", Texts.danish.questionnaire.mistakes.tooLarge("400 kg")),
        ] {
            var answers = FormAnswers(form)
            var filled = AnswerForm(try #require(FormFields("asked=0.0&a0.0=" + written)), zone: .copenhagen)
            filled.fill(&answers)
            let page = QuestionnaireView(
                model: try Self.model(answers), written: filled, mistakes: filled.faults(in: answers),
                context: Fixtures.context())
            let text = String(decoding: page.html.document(), as: UTF8.self)
            #expect(text.contains(said) && text.contains("value=\"\(written)\""))
        }
    }

    // MARK: Looked at and found good

    private static func example(_ name: String) throws -> QuestionnaireForm {
        let place = try #require(ExampleForms.names.firstIndex(of: name))
        return try #require(QuestionnaireForm(try JSONDocument(ExampleForms.all[place]).root))
    }

    @Test(arguments: Language.allCases)
    func `one question, as the citizen`(language: Language) throws {
        let answers = FormAnswers(try Self.example("epilepsy-pro"))
        let page = QuestionnaireView(
            model: try Self.model(answers, "requested"),
            context: Fixtures.context(language, at: .questionnaire(citizen: "karen", id: "q-1", AnswerQuery())))
        Snapshot.expect(page.html, named: "questionnaire-step-\(language.rawValue)")
    }

    @Test func `answers with colours, score and what must be seen, as staff`() throws {
        let form = try Self.example("phq-9")
        var answers = FormAnswers(form)
        for placed in answers.enabledQuestions { answers.set([placed.item.options[1].value], at: placed.place) }
        let sheet = AnswerSheet(
            try JSONDocument(
                #"{"resourceType":"QuestionnaireResponse","status":"completed","source":{"reference":"RelatedPerson/mette","display":"Mette Holm"}}"#
            ).root)
        let page = QuestionnaireView(
            model: try Self.model(answers, "completed", isStaff: true, sheet: sheet, outcome: "red"),
            context: Fixtures.context())
        let text = String(decoding: page.html.document(), as: UTF8.self)
        #expect(text.contains("Score: 9 (0–27)"))
        #expect(text.contains(Texts.danish.questionnaire.mustBeSeen))
        #expect(text.contains("Besvaret af Mette Holm på borgerens vegne"))
        Snapshot.expect(page.html, named: "questionnaire-answers-staff")
    }

    @Test func `the list, as the citizen and as staff`() throws {
        let form = try Self.example("who-5")
        let assignments = [
            try Self.assignment(form), try Self.assignment(try Self.example("mdi"), "completed", outcome: "yellow"),
        ]
        for (relation, isStaff, name) in [
            (CitizenBanner.Relation.own, false, "questionnaires-da"), (.patient, true, "questionnaires-staff"),
        ] {
            let model = QuestionnairesView.Model(
                citizen: Fixtures.citizen, relation: relation, assignments: assignments,
                forms: isStaff ? [form] : [], isStaff: isStaff)
            let page = QuestionnairesView(model: model, done: isStaff ? .sent : .saved, context: Fixtures.context())
            Snapshot.expect(page.html, named: name)
        }
    }
}
