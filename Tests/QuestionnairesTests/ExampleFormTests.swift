import FHIR
import Foundation
import Questionnaires
import TestSupport
import Testing

/// The questionnaires that come with the program.
@Suite struct ExampleFormTests {
    @Test func `each is valid, can be answered in both languages, and gives the score that it names`() throws {
        #expect(ExampleForms.all.count == ExampleForms.names.count)
        for bytes in ExampleForms.all {
            let json = try JSONDocument(bytes).root
            #expect(Validator().validate(json).map(\.description) == [])
            #expect(InvariantChecker().violations(of: json).map(\.key) == [])
            let form = try #require(QuestionnaireForm(json))
            #expect(form.canBeAnsweredOnPages)
            var answers = FormAnswers(form)
            for placed in answers.enabledQuestions where placed.item.isRequired {
                #expect(placed.item.text.translations["en"]?.isEmpty == false, "\(placed.item.linkId)")
                answers.set([try SomeAnswer.to(placed.item)], at: placed.place)
            }
            #expect(answers.faults.isEmpty)
            if let score = form.score {
                #expect(try #require(ScoreTables.table(score)).score(answers)?.total != nil, "\(score)")
            }
        }
    }

    @Test func `WHO-5 with the best answers is 100, and PHQ-9's last question surfaces`() throws {
        func score(_ url: String, _ choose: (FormItem) -> AnswerValue?) throws -> Score? {
            let json = try #require(
                try ExampleForms.all.map { try JSONDocument($0).root }.first {
                    $0["url"]?.string?.hasSuffix(url) == true
                })
            let form = try #require(QuestionnaireForm(json))
            var answers = FormAnswers(form)
            for placed in answers.enabledQuestions {
                answers.set(choose(placed.item).map { [$0] } ?? [], at: placed.place)
            }
            return ScoreTables.table(of: form)?.score(answers)
        }
        #expect(try score("/who-5") { $0.options.first?.value }?.total == 100)
        let phq = try score("/phq-9") { $0.linkId == "9" ? $0.options[1].value : $0.options[0].value }
        #expect(phq?.total == 1 && phq?.flags.map(\.id) == ["self-harm"])
    }

    @Test func `a wish for contact in the epilepsy form is heard although all else is green`() throws {
        let json = try #require(
            try ExampleForms.all.map { try JSONDocument($0).root }.first { $0["id"]?.string == "epilepsy-pro" })
        let form = try #require(QuestionnaireForm(json))
        var answers = FormAnswers(form)
        for placed in answers.enabledQuestions where placed.item.isRequired {
            answers.set([placed.item.options[placed.item.linkId == "wish" ? 1 : 0].value], at: placed.place)
        }
        let colours = AnswerColours(answers)
        #expect(colours.colour == .green && colours.wishesContact)
    }

    @Test(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absence)))
    func `every shared questionnaire of Stanford can be read and answered`() throws {
        let files = try SharedData.files(in: "06_questionnaires_plans/stanford-fhirquestionnaires")
        #expect(files.count == 12)
        for file in files {
            let json = try JSONDocument([UInt8](try Data(contentsOf: file))).root
            let form = try #require(QuestionnaireForm(json))
            #expect(form.faults.isEmpty, "\(file.lastPathComponent): \(form.faults)")
            var answers = FormAnswers(form)
            for placed in answers.enabledQuestions { answers.set([try SomeAnswer.to(placed.item)], at: placed.place) }
            #expect(answers.faults.isEmpty, "\(file.lastPathComponent): \(answers.faults)")
            #expect(!answers.steps.isEmpty)
        }
    }

    @Test(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absence)))
    func `what the shared questionnaires limit is held`() throws {
        func faults(_ name: String, _ number: Int, _ value: AnswerValue) throws -> [AnswerFault.Reason] {
            let file = try SharedData.file("06_questionnaires_plans/stanford-fhirquestionnaires/\(name).json")
            let form = try #require(QuestionnaireForm(try JSONDocument([UInt8](try Data(contentsOf: file))).root))
            var answers = FormAnswers(form)
            let placed = answers.enabledQuestions[number]
            answers.set([value], at: placed.place)
            return answers.faults.filter { $0.place == placed.place }.map(\.reason)
        }
        #expect(try faults("NumberExample", 0, .integer(101)) == [.tooLarge(most: .integer(100))])
        #expect(try faults("NumberExample", 0, .integer(100)).isEmpty)
        #expect(try faults("TextValidationExample", 0, .string("ida@a.example")).isEmpty)
        let reasons = try faults("TextValidationExample", 0, .string("ida"))
        #expect(reasons == [.wrongForm(FormText("Please enter a valid email address."))])
        #expect(try faults("DateTimeExample", 0, .date(try #require(DateTime("2025-01-01")))).count == 1)
    }
}
