import FHIR
import TestSupport
import Testing

@testable import Monitoring

/// The rule that suggests whether home is right, from the tables and what a programme says.
@Suite struct HomeSuggestionTests {
    private static func programme(_ name: String = "copd") throws -> Programme {
        try #require(ExampleProgrammes.all().first { $0.name == name })
    }

    /// Both sides say what speaks for home in everything.
    private static func willing(_ questions: [AssessmentQuestion]) -> [AssessmentSide: [String: String]] {
        var views: [AssessmentSide: [String: String]] = [:]
        for side in AssessmentSide.allCases {
            for question in questions where question.isAsked(side) {
                views[side, default: [:]][question.id] = question.answers.min { $0.weight < $1.weight }?.code
            }
        }
        return views
    }

    @Test func theTablesSayWhereTheyComeFromAndWeighAllAnswers() {
        let common = AssessmentQuestions.common
        #expect(common.map(\.id) == ["wish", "able", "understand", "dwelling", "relatives", "stable", "calls"])
        for question in common {
            #expect(question.isAsked(.clinician))
            #expect(question.source.hasPrefix("V: ") || question.source.hasPrefix("R: "), "\(question.id)")
            #expect(question.answers.count == 3, "\(question.id)")
            #expect(question.answers.contains { $0.weight == .supports }, "\(question.id)")
            #expect(question.answers.contains { $0.weight != .supports }, "\(question.id)")
        }
        #expect(common.filter { $0.answers.contains { $0.weight == .veto } }.map(\.id) == ["wish"])
    }

    @Test func whatNobodyHasAnsweredIsNotSuggested() throws {
        let questions = AssessmentQuestions.of(try Self.programme())
        let nothing = HomeSuggestion(questions, [AssessmentSide: [String: String]]())
        #expect(nothing.outcome == .open)
        #expect(nothing.lines.allSatisfy { $0.weight == .open })
        // Any one answer that is missing keeps it open, whichever side's it is.
        for side in AssessmentSide.allCases {
            for question in questions where question.isAsked(side) {
                var views = Self.willing(questions)
                views[side]?[question.id] = nil
                let suggestion = HomeSuggestion(questions, views)
                #expect(suggestion.outcome == .open, "\(side) \(question.id)")
                #expect(suggestion.lines.filter { $0.weight == .open }.map(\.question) == [question.id])
            }
        }
    }

    @Test func theAnswerThatWeighsMostDecidesWhoeverGivesIt() throws {
        let questions = AssessmentQuestions.of(try Self.programme())
        #expect(HomeSuggestion(questions, Self.willing(questions)).outcome == .home)
        let expected: [AssessmentWeight: HomeSuggestion.Outcome] = [
            .supports: .home, .help: .withHelp, .open: .open, .against: .notHome, .veto: .notHome,
        ]
        for side in AssessmentSide.allCases {
            for question in questions where question.isAsked(side) {
                for answer in question.answers {
                    var views = Self.willing(questions)
                    let other = views[side]?[question.id]
                    views[side]?[question.id] = answer.code
                    let suggestion = HomeSuggestion(questions, views)
                    #expect(suggestion.outcome == expected[answer.weight], "\(side) \(question.id) \(answer.code)")
                    let line = try #require(suggestion.lines.first { $0.question == question.id })
                    #expect(line.weight == answer.weight)
                    #expect(line.weight == .supports || line.reason == answer.reason)
                    let isBoth = AssessmentSide.allCases.allSatisfy(question.isAsked)
                    #expect(line.isSeenDifferently == (isBoth && other != answer.code))
                    #expect(suggestion.hasVeto == (answer.weight == .veto))
                }
            }
        }
    }

    @Test func whatSpeaksAgainstDoesSoBeforeTheOtherHasAnswered() throws {
        let questions = AssessmentQuestions.of(try Self.programme())
        let suggestion = HomeSuggestion(questions, [.citizen: ["wish": "no"]])
        #expect(suggestion.outcome == .notHome)
        #expect(suggestion.hasVeto)
    }

    @Test func aProgrammeWeighsAsItsFileSays() throws {
        let (copd, drip) = (try Self.programme(), try Self.programme("antibiotics-at-home"))
        #expect(copd.assessment == nil)
        #expect(drip.assessment?.isRequired == true)
        for (programme, outcome) in [(copd, HomeSuggestion.Outcome.withHelp), (drip, .notHome)] {
            let questions = AssessmentQuestions.of(programme)
            #expect(questions.filter { $0.id.hasPrefix("criterion-") }.count == programme.criteria.count)
            var views = Self.willing(questions)
            views[.clinician]?["relatives"] = "nobody"
            let suggestion = HomeSuggestion(questions, views)
            #expect(suggestion.outcome == outcome, "\(programme.name)")
        }
    }

    private static let mistakes = [
        ("      weight: against", "      weight: heavy", "one of these is wanted here"),
        ("      answer: nobody", "      answer: somebody", "has no answer `somebody`"),
        ("    - question: relatives", "    - question: cats", "`cats` has no answer"),
        ("  required: true", "  needed: true", "`needed` is not known here"),
    ]

    @Test(arguments: mistakes)
    func mistakesInAFileAreTold(place: String, mistake: String, reason: String) throws {
        let text = try #require(ExampleProgrammes.files().first { $0.name.contains("antibiotics") }).text
        try #require(text.contains(place))
        let fault = try #require(throws: ProgrammeFault.self) {
            try ProgrammeFile.read(text.replacing(place, with: mistake, maxReplacements: 1))
        }
        #expect(fault.reason.english.contains(reason), "\(fault)")
        #expect(fault.line > 70, "\(fault)")
    }
}
