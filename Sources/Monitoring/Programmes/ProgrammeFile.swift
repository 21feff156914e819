import Yams

/// A programme as the file that clinicians read: YAML. Every mistake is told with its line and the reason.
package enum ProgrammeFile {
    /// - Throws: ``ProgrammeFault``.
    package static func read(_ text: String) throws(ProgrammeFault) -> Programme {
        let node: Node?
        do {
            // Every value is taken as the text that stands there: `1.0` is a version, and `no` is a word.
            node = try Yams.compose(yaml: text, .basic)
        } catch let error as YamlError {
            throw ProgrammeFault(
                line: line(of: error), reason: "this is no YAML: \(reason(of: error))",
                danish: "filen er ikke skrevet som YAML: \(reason(of: error))")
        } catch {
            throw ProgrammeFault(line: 1, reason: "this is no YAML", danish: "filen er ikke skrevet som YAML")
        }
        guard let node else { throw ProgrammeFault(line: 1, reason: "the file is empty", danish: "filen er tom") }
        return try programme(ProgrammeNode(node))
    }

    private static let required = [
        "programme", "url", "version", "experimental", "title", "purpose", "sources", "criteria", "watched-by",
        "baseline-count", "ending", "emergency", "activities", "responses", "education",
    ]

    private static func programme(_ root: ProgrammeNode) throws(ProgrammeFault) -> Programme {
        let parts = try root.members(required, optional: ["ends-after-days", "contact-within-days", "assessment"])
        func part(_ name: String) throws(ProgrammeFault) -> ProgrammeNode {
            guard let part = parts[name] else { throw root.fault("`\(name)` is missing", danish: "`\(name)` mangler") }
            return part
        }
        let name = try word(try part("programme"))
        let address = try part("url")
        let url = try address.text
        guard url.hasPrefix("https://") || url.hasPrefix("http://"), !url.contains("|") else {
            throw address.fault(
                "an address is wanted here, without a version", danish: "her skal stå en adresse uden version")
        }
        let versionNode = try part("version")
        let version = try versionNode.text
        guard version.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isLetter || $0 == "." || $0 == "-") }) else {
            throw versionNode.fault(
                "a version of letters, digits, points and hyphens is wanted here",
                danish: "her skal stå en version af bogstaver, tal, punktummer og bindestreger")
        }
        var sources: [String] = []
        for source in try part("sources").filledList { sources.append(try source.text) }
        var criteria: [Wording] = []
        for criterion in try part("criteria").filledList { criteria.append(try criterion.wording) }
        let countNode = try part("baseline-count")
        let count = try countNode.number
        guard (1...100).contains(count) else {
            throw countNode.fault("from 1 to 100 measurements", danish: "fra 1 til 100 målinger")
        }
        var programme = Programme(
            name: name, url: url, version: version, isExperimental: try part("experimental").bool,
            title: try part("title").wording, purpose: try part("purpose").wording, sources: sources,
            criteria: criteria, watchedBy: try word(try part("watched-by")), baselineCount: count,
            activities: [], responses: try responses(try part("responses")), education: [],
            endsAfterDays: try parts["ends-after-days"].map { node throws(ProgrammeFault) in try node.number },
            ending: try part("ending").wording, emergency: try part("emergency").wording,
            contactWithinDays: try parts["contact-within-days"].map { node throws(ProgrammeFault) in try node.days })
        for node in try part("activities").filledList {
            let activity = try ProgrammeActivity(node)
            guard programme.activity(activity.id) == nil else {
                throw node.fault(
                    "there is another activity `\(activity.id)`",
                    danish: "der er allerede en aktivitet `\(activity.id)`")
            }
            if let twice = activity.judged.first(where: { programme.activities.flatMap(\.judged).contains($0) }) {
                throw node.fault(
                    "`\(twice)` is measured in another activity: its limits would stand in two places",
                    danish: "`\(twice)` måles i en anden aktivitet: grænserne ville stå to steder")
            }
            programme.activities.append(activity)
        }
        for node in try part("education").list {
            let step = try step(node)
            guard !programme.education.contains(where: { $0.id == step.id }) else {
                throw node.fault("there is another step `\(step.id)`", danish: "der er allerede et trin `\(step.id)`")
            }
            programme.education.append(step)
        }
        programme.assessment = try parts["assessment"].map { node throws(ProgrammeFault) in try assessment(node) }
        return programme
    }

    /// For each kind of finding there must be what it leads to.
    private static func responses(_ node: ProgrammeNode) throws(ProgrammeFault) -> [Programme.Response] {
        let parts = try node.members(Urgency.allCases.map(\.rawValue))
        var responses: [Programme.Response] = []
        for urgency in Urgency.allCases {
            guard let part = parts[urgency.rawValue] else { continue }
            let members = try part.members(["citizen", "staff", "within"])
            guard let citizen = members["citizen"], let staff = members["staff"], let within = members["within"] else {
                continue
            }
            responses.append(
                Programme.Response(
                    urgency: urgency, citizen: try citizen.wording, staff: try staff.wording,
                    withinMinutes: try within.minutes))
        }
        return responses
    }

    private static func step(_ node: ProgrammeNode) throws(ProgrammeFault) -> Programme.EducationStep {
        let parts = try node.members(["step", "title", "text", "after-days"])
        guard let id = parts["step"], let title = parts["title"], let text = parts["text"],
            let days = parts["after-days"]
        else {
            throw node.fault(
                "a step, its title, its text and after how many days",
                danish: "et trin, dets navn, dets tekst og efter hvor mange dage")
        }
        return Programme.EducationStep(
            id: try word(id), title: try title.wording, text: try text.wording, afterDays: try days.number)
    }

    private static func assessment(_ node: ProgrammeNode) throws(ProgrammeFault) -> Programme.Assessment {
        let parts = try node.members(["required", "weights"])
        guard let required = parts["required"], let list = parts["weights"] else {
            throw node.fault("required, weights", danish: "`required` og `weights`")
        }
        var weights: [Programme.Assessment.Weight] = []
        for node in try list.list {
            let parts = try node.members(["question", "answer", "weight", "why"])
            guard let question = parts["question"], let answer = parts["answer"], let weight = parts["weight"],
                let why = parts["why"]
            else {
                throw node.fault(
                    "a question, an answer, its weight and why",
                    danish: "et spørgsmål, et svar, hvad det vejer, og hvorfor")
            }
            let (asked, answered) = (try question.text, try answer.text)
            guard AssessmentQuestions.isKnown(asked, answered) else {
                throw node.fault(
                    "`\(asked)` has no answer `\(answered)` in the table of what is asked",
                    danish: "`\(asked)` har ikke svaret `\(answered)` i tabellen over det, der spørges om")
            }
            guard !weights.contains(where: { $0.question == asked && $0.answer == answered }) else {
                throw node.fault(
                    "`\(asked)`, `\(answered)` is weighed twice", danish: "`\(asked)`, `\(answered)` er vejet to gange")
            }
            guard let known = AssessmentWeight(rawValue: try weight.text) else {
                let known = AssessmentWeight.allCases.map(\.rawValue).joined(separator: ", ")
                throw weight.fault(
                    "one of these is wanted here: \(known)", danish: "her skal stå en af disse: \(known)")
            }
            weights.append(.init(question: asked, answer: answered, weight: known, why: try why.wording))
        }
        return Programme.Assessment(isRequired: try required.bool, weights: weights)
    }

    /// A name of small letters, digits and hyphens.
    static func word(_ node: ProgrammeNode) throws(ProgrammeFault) -> String {
        let text = try node.text
        guard text.count <= 40, text.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }) else {
            throw node.fault(
                "a name of small letters, digits and hyphens is wanted here",
                danish: "her skal stå et navn af små bogstaver, tal og bindestreger")
        }
        return text
    }

    private static func line(of error: YamlError) -> Int {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): context.mark.line
        default: 1
        }
    }

    private static func reason(of error: YamlError) -> String {
        switch error {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
        case .duplicatedKeysInMapping(let names, _): "`\(names.joined(separator: "`, `"))` stands here twice"
        default: "it cannot be read"
        }
    }
}
