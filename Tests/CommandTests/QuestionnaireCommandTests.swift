import FHIR
import Foundation
import TestSupport
import Testing

/// `tovholder questionnaires convert`, as an operator runs it.
@Suite struct QuestionnaireCommandTests {
    @Test(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absence)))
    func `real forms are written as files, and what is lost is said`() throws {
        let folder = try ScratchFolder()
        let source = try SharedData.file("06_questionnaires_plans/opentele-danish-telemedicine/RH_kol-maalinger.json")
        let result = try Command.run("questionnaires", "convert", source.path, "--to", folder.path("out"), in: folder)
        #expect(result.status == 0)
        #expect(result.output.contains("not kept: the schedule"))
        let written = try Data(contentsOf: URL(filePath: folder.path("out/opentele-rh-kol-maalinger.json")))
        #expect(Validator().validate(try JSONDocument([UInt8](written)).root).isEmpty)
    }

    @Test func `what is none of OpenTele's is said with the reason, and the status is 1`() throws {
        let folder = try ScratchFolder()
        let file = try folder.write("x.json", "{}")
        let result = try Command.run("questionnaires", "convert", file, "--to", folder.path("out"), in: folder)
        #expect(result.status == 1)
        #expect(result.output.contains("x.json: not converted: it is no questionnaire of OpenTele"))
    }
}
