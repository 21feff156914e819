/// What is asked before a programme begins: the table's questions, weighed as the programme says, and its criteria.
package enum AssessmentQuestions {
    /// By the tables `assessment-questions.tsv` and `assessment-answers.tsv`.
    package static let common: [AssessmentQuestion] = {
        let answers = Dictionary(grouping: MonitoringTable.lines("assessment-answers").filter { $0.count == 7 }) {
            $0[0]
        }
        return MonitoringTable.lines("assessment-questions").compactMap { line in
            guard line.count == 7, let known = answers[line[0]] else { return nil }
            var words: [AssessmentSide: Wording] = [.clinician: Wording(danish: line[2], english: line[3])]
            if line[1] == "both" { words[.citizen] = Wording(danish: line[4], english: line[5]) }
            return AssessmentQuestion(
                id: line[0], words: words, answers: known.compactMap(AssessmentQuestion.Answer.init), source: line[6])
        }
    }()

    /// Whether the table has this answer to this question.
    static func isKnown(_ question: String, _ answer: String) -> Bool {
        common.first { $0.id == question }?.answer(answer) != nil
    }

    /// All that is asked before this programme begins, its criteria first.
    package static func of(_ programme: Programme) -> [AssessmentQuestion] {
        programme.criteria.enumerated().map { criterion($0.offset + 1, $0.element) }
            + common.map { question in
                var question = question
                for weight in programme.assessment?.weights ?? [] where weight.question == question.id {
                    guard let place = question.answers.firstIndex(where: { $0.code == weight.answer }) else { continue }
                    question.answers[place].weight = weight.weight
                    question.answers[place].reason = weight.why
                }
                return question
            }
    }

    /// A criterion of the programme: somebody must say whether it is met.
    private static func criterion(_ number: Int, _ words: Wording) -> AssessmentQuestion {
        func answer(
            _ code: String, _ weight: AssessmentWeight, _ label: Wording, _ danish: String, _ english: String
        ) -> AssessmentQuestion.Answer {
            AssessmentQuestion.Answer(
                code: code, weight: weight, label: label,
                reason: Wording(danish: "\(danish) \(words.danish)", english: "\(english) \(words.english)"))
        }
        return AssessmentQuestion(
            id: "criterion-\(number)", words: [.clinician: words],
            answers: [
                answer("met", .supports, Wording(danish: "Ja", english: "Yes"), "Opfyldt:", "Met:"),
                answer(
                    "unknown", .open, Wording(danish: "Ved ikke endnu", english: "Not sure yet"), "Ikke afklaret:",
                    "Not clear:"),
                answer("not-met", .against, Wording(danish: "Nej", english: "No"), "Ikke opfyldt:", "Not met:"),
            ], source: "the programme's own criteria")
    }
}

extension AssessmentQuestion.Answer {
    /// From a line of the table; nil where it is none.
    fileprivate init?(_ line: [String]) {
        guard let weight = AssessmentWeight(rawValue: line[2]) else { return nil }
        self.init(
            code: line[1], weight: weight, label: Wording(danish: line[3], english: line[4]),
            reason: Wording(danish: line[5], english: line[6]))
    }
}
