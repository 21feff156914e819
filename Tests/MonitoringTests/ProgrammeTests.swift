import FHIR
import TestSupport
import Testing

@testable import Monitoring

/// Programmes are read strictly and lose nothing on their way to the wire and back.
@Suite struct ProgrammeTests {
    @Test func theExamplesAreUnderstoodAndSayThatTheyAreExamples() throws {
        let all = try ExampleProgrammes.all()
        #expect(all.map(\.name) == ExampleProgrammes.names)
        for programme in all {
            #expect(programme.isExperimental)
            #expect(programme.sources.contains { $0.contains("a clinician must approve") })
            #expect(programme.emergency.danish.contains("112"))
            #expect(Set(programme.responses.map(\.urgency)) == Set(Urgency.allCases))
        }
    }

    @Test func noExamplePromisesTheCitizenMoreThanItAsksOfStaff() throws {
        for programme in try ExampleProgrammes.all() {
            for response in programme.responses where response.withinMinutes > 24 * 60 {
                for promise in ["i dag", "i morgen", "et døgn", "today", "tomorrow", "within a day"] {
                    let words = response.citizen.danish + response.citizen.english
                    #expect(!words.contains(promise), "\(programme.name), \(response.urgency): \(words)")
                }
            }
        }
    }

    @Test func nothingIsLostOnTheWayToTheWireAndBack() throws {
        for programme in try ExampleProgrammes.all() + Self.invented(count: 100) {
            let resources = try programme.resources()
            #expect(try Programme(reading: resources[0]) == programme)
            #expect(try ProgrammeFile.read(ProgrammeFile.text(of: programme)) == programme)
        }
    }

    @Test func theResourcesAreValidFHIR() throws {
        let validator = Validator()
        for programme in try ExampleProgrammes.all() {
            for resource in try programme.resources() {
                #expect(validator.validate(resource).isEmpty, "\(programme.name)")
            }
        }
    }

    private static let mistakes: [(String, String, Int, String)] = [
        ("        alert-low: 88\n", "        alert-low: 92\n", 25, "must be below `warning-low`"),
        ("        alert-low: 88\n", "        alert-low: 0.88\n", 25, "a value that spo2 can have"),
        ("        alert-low: 88\n", "        alert-lov: 88\n", 26, "`alert-lov` is not known here"),
        ("        alert-low: 88\n", "        alert-low: lav\n", 26, "a limit is wanted here"),
        ("      - measure: spo2\n", "      - measure: spo3\n", 25, "there is no measure of this name"),
        ("        open: 5 h\n", "        open: 5 hours\n", 37, "a duration is wanted here"),
        ("at: [\"07:00\"]", "at: [\"7\"]", 36, "a time of day is wanted here"),
        ("on: every day", "on: everyday", 34, "weekdays such as"),
        ("version: \"1\"\n", "version: \"1\"\nversion: \"2\"\n", 6, "stands here twice"),
        ("experimental: true", "experimental: maybe", 6, "`true` or `false`"),
        ("watched-by: municipality\n", "", 3, "`watched-by` is missing"),
        ("title: {da: \"KOL derhjemme\", en: ", "title: {da: \"KOL derhjemme\", no: ", 7, "`no` is not known here"),
        ("activities:\n", "activities: [\n", 21, "this is no YAML"),
    ]

    @Test(arguments: mistakes)
    func mistakesAreToldWithTheirLine(place: String, mistake: String, line: Int, reason: String) throws {
        let text = try #require(ExampleProgrammes.files().first).text
        try #require(text.contains(place))
        let wrong = text.replacing(place, with: mistake, maxReplacements: 1)
        let fault = try #require(throws: ProgrammeFault.self) { try ProgrammeFile.read(wrong) }
        #expect(fault.reason.english.contains(reason), "\(fault)")
        #expect(abs(fault.line - line) <= 1, "\(fault)")
    }

    /// Programmes of all kinds that there can be, the same each time.
    private static func invented(count: Int) throws -> [Programme] {
        var random = SeededRandom(seed: 11)
        return try (0..<count).map { number in
            func words(_ what: String) -> Wording {
                Wording(danish: "\(what) æøå \"\(number)\" \\ \n: # {", english: "\(what) \(number) — 'x', [y]")
            }
            func phase(_ days: Int?) -> ProgrammeActivity.Phase {
                let on: ProgrammeActivity.Days =
                    Bool.random(using: &random)
                    ? .every(Int.random(in: 1...30, using: &random))
                    : .weekdays(Set((0..<3).map { _ in Int.random(in: 1...7, using: &random) }))
                return ProgrammeActivity.Phase(
                    days: days, on: on, times: [Int.random(in: 0..<600, using: &random), 700],
                    openMinutes: Int.random(in: 15...90, using: &random))
            }
            let low = Double(Int.random(in: 60...80, using: &random))
            let limits = try LimitSet([
                .alertLow: .absolute(low + 0.5), .warningLow: random.pick(.absolute(low + 3), .step(-3.25), .share(-7)),
                .alertHigh: .absolute(99),
            ])
            let activities = [
                ProgrammeActivity(
                    id: "one", title: words("one"), instruction: words("how"),
                    content: .measures([
                        .init(measure: "spo2", limits: limits), .init(measure: "pulse", limits: nil),
                    ]), phases: [phase(Int.random(in: 1...40, using: &random)), phase(nil)]),
                ProgrammeActivity(
                    id: "two", title: words("two"), instruction: words("how"),
                    content: .questionnaire("https://example.org/Questionnaire/\(number)|1"), phases: [phase(nil)],
                    score: random.pick(
                        nil, .init(measure: "who5", limits: try LimitSet([.alertLow: .absolute(low / 2)]))),
                    savesVisitAfterDays: random.pick(nil, 60)),
            ]
            return Programme(
                name: "invented-\(number)", url: "https://example.org/PlanDefinition/invented-\(number)",
                version: "1.\(number)", isExperimental: Bool.random(using: &random), title: words("title"),
                purpose: words("purpose"), sources: ["a", "b: \(number)"], criteria: [words("criterion")],
                watchedBy: "municipality", baselineCount: Int.random(in: 1...20, using: &random),
                activities: activities,
                responses: Urgency.allCases.map {
                    .init(urgency: $0, citizen: words("citizen"), staff: words("staff"), withinMinutes: 15 + number)
                },
                education: number % 2 == 0 ? [] : [.init(id: "s", title: words("s"), text: words("t"), afterDays: 3)],
                endsAfterDays: random.pick(nil, 30), ending: words("ending"), emergency: words("emergency"),
                contactWithinDays: random.pick(nil, 1095),
                assessment: random.pick(
                    nil, Programme.Assessment(isRequired: true, weights: []),
                    Programme.Assessment(
                        isRequired: false,
                        weights: [
                            .init(question: "relatives", answer: "nobody", weight: .against, why: words("why")),
                            .init(question: "wish", answer: "no", weight: .veto, why: words("no")),
                        ])))
        }
    }
}
