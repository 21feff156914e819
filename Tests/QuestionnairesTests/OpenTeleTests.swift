import FHIR
import Foundation
import Questionnaires
import TestSupport
import Testing

/// The shared forms of OpenTele as FHIR.
@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absence)))
struct OpenTeleTests {
    @Test func `all 17 become valid questionnaires that can be answered`() throws {
        let files = try SharedData.files(in: "06_questionnaires_plans/opentele-danish-telemedicine")
        #expect(files.count == 17)
        for file in files {
            let (report, original) = try convert(file)
            let json = try JSONDocument(report.questionnaire).root
            #expect(Validator().validate(json).map(\.description) == [], "\(file.lastPathComponent)")
            #expect(InvariantChecker().violations(of: json).map(\.key) == [], "\(file.lastPathComponent)")
            let form = try #require(QuestionnaireForm(json))
            #expect(form.faults.isEmpty, "\(file.lastPathComponent): \(form.faults)")
            #expect(
                Set(original.nodes.keys).isSubset(
                    of: Set(
                        original.nodes.filter { form.item($0.key) != nil || ["start", "end"].contains($0.value) }.keys))
            )
            #expect(FormAnswers(form).steps.isEmpty == false)
        }
    }

    /// Every way through every form: the questions that our conditions ask are those that OpenTele's arrows lead to.
    @Test func `every way through a form asks the same as OpenTele's arrows do`() throws {
        var ways = 0
        for file in try SharedData.files(in: "06_questionnaires_plans/opentele-danish-telemedicine") {
            let (report, original) = try convert(file)
            let form = try #require(QuestionnaireForm(try JSONDocument(report.questionnaire).root))
            for seed in 0..<40 as Range<UInt64> {
                let way = original.walk(seed: seed)
                var answers = FormAnswers(form)
                for (node, choice) in way.choices { try answer(node, choice, form, &answers) }
                let asked = Set(
                    answers.enabledItems.compactMap { $0.item.linkId.split(separator: ".").first.map(String.init) })
                #expect(asked == way.visited, "\(file.lastPathComponent), seed \(seed)")
                #expect(answers.faults.isEmpty, "\(file.lastPathComponent): \(answers.faults)")
                ways += 1
            }
        }
        #expect(ways == 680)
    }

    @Test func `colours are kept on the answers that have them`() throws {
        for file in try SharedData.files(in: "06_questionnaires_plans/opentele-danish-telemedicine") {
            let (report, original) = try convert(file)
            let form = try #require(QuestionnaireForm(try JSONDocument(report.questionnaire).root))
            for connection in original.connections where !connection.severity.isEmpty {
                let isSkip = connection.type == "measurementSkipped"
                let item = try #require(form.item(isSkip ? connection.source + ".skipped" : connection.source))
                let code = isSkip || connection.choice == "true" ? "Y" : "N"
                let option = item.options.first {
                    if case .coding(let coding) = $0.value { coding.code == code } else { false }
                }
                #expect(
                    option?.colour?.rawValue == connection.severity.lowercased(),
                    "\(file.lastPathComponent) \(connection)")
            }
        }
    }

    @Test func `what cannot be kept is told`() throws {
        let file = try SharedData.file(
            "06_questionnaires_plans/opentele-danish-telemedicine/RM_ctg-maaling_m_hjaelp.json")
        let told = try convert(file).report.losses.map(\.description)
        for part in ["schedule", "drawing", "picture 'CTG2a", "curve"] {
            #expect(told.contains { $0.contains(part) }, "\(part)")
        }
    }

    @Test func `a circle and half a file are refused with the reason`() throws {
        let circle =
            #"{"title":"x","nodes":{"s":{"type":"start"},"a":{"type":"text"},"b":{"type":"text"}},"connections":[{"source":"s","target":"a"},{"source":"a","target":"b"},{"source":"b","target":"a"}]}"#
        #expect(throws: OpenTeleError.circle("a")) {
            try OpenTeleConverter.convert(try JSONDocument(circle).root, name: "x")
        }
        #expect(throws: OpenTeleError.notAForm) {
            try OpenTeleConverter.convert(try JSONDocument("{}").root, name: "x")
        }
    }

    private func convert(_ file: URL) throws -> (report: ConversionReport, original: OriginalForm) {
        let json = try JSONDocument([UInt8](try Data(contentsOf: file))).root
        let name = file.deletingPathExtension().lastPathComponent
        return (try OpenTeleConverter.convert(json, name: name), OriginalForm(json))
    }

    private func answer(_ node: String, _ choice: String, _ form: QuestionnaireForm, _ answers: inout FormAnswers)
        throws
    {
        let item = try #require(form.item(node))
        let place = FormPlace(steps: [FormPlace.Step(item: item.number, occurrence: 0)])
        if item.type == .group {
            for part in item.items where part.linkId.hasSuffix(".skipped") == (choice == "skipped") {
                let inner = FormPlace(steps: place.steps + [FormPlace.Step(item: part.number, occurrence: 0)])
                answers.set([try SomeAnswer.to(part)], at: inner)
            }
        } else if item.type == .choice {
            answers.set([item.options[choice == "true" ? 0 : 1].value], at: place)
        } else {
            answers.set([try SomeAnswer.to(item)], at: place)
        }
    }
}

/// A form as it was, read here without the converter's help.
struct OriginalForm {
    struct Connection {
        let source: String
        let target: String
        let type: String
        let choice: String
        let severity: String
    }

    var nodes: [String: String] = [:]
    var connections: [Connection] = []

    init(_ json: JSONValue) {
        for member in json["nodes"].map({ Array($0.members) }) ?? [] {
            nodes[member.name] = member.value["type"]?.string
        }
        connections = (json["connections"].map { Array($0.elements) } ?? []).map {
            Connection(
                source: $0["source"]?.string ?? "", target: $0["target"]?.string ?? "", type: $0["type"]?.string ?? "",
                choice: $0["choiceValue"]?.string ?? "", severity: $0["severity"]?.string ?? "")
        }
    }

    /// One way from the start to the end, chosen by a seed.
    func walk(seed: UInt64) -> (visited: Set<String>, choices: [(String, String)]) {
        var state = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var visited: Set<String> = []
        var choices: [(String, String)] = []
        var here = nodes.first { $0.value == "start" }?.key ?? ""
        while nodes[here] != "end" {
            let out = connections.filter { $0.source == here }
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            guard !out.isEmpty else { break }
            let taken = out[Int((state >> 33) % UInt64(out.count))]
            if nodes[here] != "start" { visited.insert(here) }
            if nodes[here] == "input" { choices.append((here, taken.type == "choice" ? taken.choice : "given")) }
            if nodes[here] == "measurement" {
                choices.append((here, taken.type == "measurementSkipped" ? "skipped" : "given"))
            }
            here = taken.target
        }
        return (visited, choices)
    }
}
