import FHIR
import Questionnaires
import Testing

@Suite struct AnswerColoursTests {
    private let questions =
        #"{"linkId":"a","text":"How?","type":"choice","repeats":true,"answerOption":["#
        + ["green", "grey", "yellow", "red"].map {
            #"{"extension":[{"url":"https://tovholder.dk/fhir/StructureDefinition/answer-colour","valueCode":"\#($0)"}],"valueCoding":{"system":"s","code":"\#($0)","display":"\#($0)!"}}"#
        }.joined(separator: ",") + #"]},"#
        + #"{"linkId":"w","text":"Shall we call?","type":"choice","answerOption":[{"extension":[{"url":"https://tovholder.dk/fhir/StructureDefinition/contact-wish","valueBoolean":true}],"valueCoding":{"system":"s","code":"yes"}}]}"#

    @Test(arguments: [
        (["green"], "green"), (["green", "grey"], "grey"), (["red", "yellow"], "red"), (["grey", "yellow"], "yellow"),
    ])
    func `the worst answer decides, and says why`(_ given: [String], _ worst: String) throws {
        let form = try Form.of(questions)
        var answers = FormAnswers(form)
        answers.set(given.map(Form.coding), at: try Form.place(form, "a"))
        let colours = AnswerColours(answers)
        #expect(colours.colour?.rawValue == worst)
        #expect(colours.worst?.question.text == "How?" && colours.worst?.answer.text == worst + "!")
        #expect(!colours.wishesContact)
    }

    @Test func `a wish for contact is heard whatever the colours are, and nothing answered has no colour`() throws {
        let form = try Form.of(questions)
        var answers = FormAnswers(form)
        #expect(AnswerColours(answers).colour == nil)
        answers.set([Form.coding("green")], at: try Form.place(form, "a"))
        answers.set([Form.coding("yes")], at: try Form.place(form, "w"))
        #expect(AnswerColours(answers).wishesContact && AnswerColours(answers).colour == .green)
    }

    @Test func `a response to another version has no colours by this one`() throws {
        let form = #"{"resourceType":"Questionnaire","url":"u","version":"2","item":[]}"#
        let response = #"{"resourceType":"QuestionnaireResponse","questionnaire":"u|1"}"#
        #expect(
            AnswerColours(questionnaire: try JSONDocument(form).root, response: try JSONDocument(response).root) == nil)
    }
}
