/// Whether home is suggested, and why, line by line: a pure rule over the two views. People decide.
package struct HomeSuggestion: Sendable, Hashable {
    package var outcome: Outcome
    /// One for each question, in the order that they are asked.
    package var lines: [Line]

    package enum Outcome: String, Sendable, Hashable, CaseIterable {
        case home
        /// Home, once the help that the lines name is agreed on.
        case withHelp = "home-with-help"
        case notHome = "not-home"
        /// Something is not known or not answered: what has not been judged is not suggested.
        case open = "not-judged"

        /// What people must choose to follow it; nil: whatever they choose needs a reason.
        package var choice: HomeAssessment.Choice? {
            switch self {
            case .home, .withHelp: .home
            case .notHome: .notHome
            case .open: nil
            }
        }
    }

    /// What one question says.
    package struct Line: Sendable, Hashable {
        package var question: String
        package var weight: AssessmentWeight
        package var reason: Wording
        /// Whether the citizen and the clinician have answered differently: the answer that weighs more counts.
        package var isSeenDifferently = false
    }

    /// - Parameter views: the answers, by question, of each side that has written.
    package init(_ questions: [AssessmentQuestion], _ views: [AssessmentSide: [String: String]]) {
        lines = questions.map { Self.line($0, views) }
        outcome = Self.outcome(lines.map(\.weight).max() ?? .open)
    }

    init(outcome: Outcome, lines: [Line]) {
        self.outcome = outcome
        self.lines = lines
    }

    /// Whether somebody has said what nobody may decide over.
    package var hasVeto: Bool { lines.contains { $0.weight == .veto } }

    private static func line(_ question: AssessmentQuestion, _ views: [AssessmentSide: [String: String]]) -> Line {
        let sides = AssessmentSide.allCases.filter(question.isAsked)
        let answers = sides.compactMap { question.answer(views[$0]?[question.id]) }
        guard let worst = answers.max(by: { $0.weight < $1.weight }) else {
            return Line(question: question.id, weight: .open, reason: missing(question, sides))
        }
        let isDifferent = Set(answers.map(\.code)).count > 1
        // What speaks against it does so whoever else has not answered yet.
        if answers.count < sides.count, worst.weight < .open {
            let silent = sides.filter { question.answer(views[$0]?[question.id]) == nil }
            return Line(question: question.id, weight: .open, reason: missing(question, silent))
        }
        return Line(
            question: question.id, weight: worst.weight, reason: worst.reason, isSeenDifferently: isDifferent)
    }

    /// Who has not answered what.
    private static func missing(_ question: AssessmentQuestion, _ sides: [AssessmentSide]) -> Wording {
        let words = sides.first.flatMap { question.words[$0] } ?? question.words[.clinician]
        let (danish, english) =
            switch sides {
            case [.citizen]: ("Borgeren har ikke svaret: ", "The citizen has not answered: ")
            case [.clinician]: ("Personalet har ikke svaret: ", "Staff have not answered: ")
            default: ("Ikke besvaret: ", "Not answered: ")
            }
        return Wording(danish: danish + (words?.danish ?? ""), english: english + (words?.english ?? ""))
    }

    private static func outcome(_ worst: AssessmentWeight) -> Outcome {
        switch worst {
        case .supports: .home
        case .help: .withHelp
        case .open: .open
        case .against, .veto: .notHome
        }
    }
}
