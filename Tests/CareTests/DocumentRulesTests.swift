import FHIR
import Testing

@testable import Care

@Suite struct DocumentRulesTests {
    private func document(_ json: String) throws -> DocumentText {
        let record = try SampleRecord(json)
        let resource = try #require(record.resources.last)
        let row = try #require(ThreadExtractor.row(of: resource))
        return try DocumentRules.document(resource, entry: record.opened().entry(row), in: record.thread)
    }

    @Test func headingsMakeSections() throws {
        // "# Allergies\nNone.\n\nReally\nnone.\n# Plan\nCome back."
        let data = "IyBBbGxlcmdpZXMKTm9uZS4KClJlYWxseQpub25lLgojIFBsYW4KQ29tZSBiYWNrLg=="
        let text = try document(
            #"{"resourceType":"DocumentReference","id":"d","status":"current","content":[{"attachment":{"contentType":"text/plain","data":"\#(data)"}},{"attachment":{"contentType":"application/pdf","data":"AAAA","title":"Brev"}}]}"#
        )
        #expect(text.sections.map(\.title) == ["Allergies", "Plan"])
        #expect(text.sections.map(\.paragraphs) == [["None.", "Really\nnone."], ["Come back."]])
        #expect(text.attachments == [DocumentAttachment(title: "Brev", contentType: "application/pdf", byteCount: 3)])
    }

    @Test func sectionsOfCompositionKeepTheirDepth() throws {
        let text = try document(
            #"{"resourceType":"Composition","id":"c","status":"final","title":"Epikrise","section":[{"title":"A","text":{"div":"<div><p>Et</p><p>To</p></div>"},"section":[{"title":"B","text":{"div":"<div>Tre</div>"}}]}]}"#
        )
        #expect(text.sections.map(\.title) == ["A", "B"])
        #expect(text.sections.map(\.level) == [1, 2])
        #expect(text.sections.map(\.paragraphs) == [["Et", "To"], ["Tre"]])
    }

    @Test func answersStandUnderTheirQuestions() throws {
        let text = try document(
            #"{"resourceType":"QuestionnaireResponse","id":"q","status":"completed","item":[{"linkId":"1","text":"Hvordan har du det?","answer":[{"valueCoding":{"code":"g","display":"Godt"}}]},{"linkId":"2","text":"Vægt","answer":[{"valueQuantity":{"value":70.0,"unit":"kg"}}]}]}"#
        )
        #expect(text.sections.map(\.title) == ["Hvordan har du det?", "Vægt"])
        #expect(text.sections.map(\.paragraphs) == [["Godt"], ["70.0 kg"]])
    }
}
