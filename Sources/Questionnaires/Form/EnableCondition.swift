import FHIR

/// One condition under which an item is asked: what another question must be answered.
package struct EnableCondition: Sendable, Hashable {
    /// How an answer is held against what is asked for.
    ///
    /// Source: <https://hl7.org/fhir/R4/valueset-questionnaire-enable-operator.html>.
    package enum Operator: String, Sendable, Hashable, CaseIterable {
        case exists
        case equal = "="
        case unequal = "!="
        case more = ">"
        case less = "<"
        case atLeast = ">="
        case atMost = "<="
    }

    /// The `linkId` of the question.
    package let question: String
    package let `operator`: Operator
    package let answer: AnswerValue

    package init(question: String, operator: Operator, answer: AnswerValue) {
        self.question = question
        self.operator = `operator`
        self.answer = answer
    }

    init?(_ json: JSONValue) {
        guard let question = json["question"]?.string,
            let sign = json["operator"]?.string.flatMap(Operator.init),
            let answer = AnswerValue(memberOf: json, named: "answer")
        else { return nil }
        if sign == .exists {
            guard case .boolean = answer else { return nil }
        }
        self.init(question: question, operator: sign, answer: answer)
    }

    /// Whether it is met by these answers to the question; none where it is not answered or not asked.
    ///
    /// `!=` is met where no answer is the same, so also where there is none; all others want at least one.
    package func isMet(by answers: [AnswerValue]) -> Bool {
        switch `operator` {
        case .exists: answer == .boolean(!answers.isEmpty)
        case .equal: answers.contains { $0.means(answer) }
        case .unequal: !answers.contains { $0.means(answer) }
        case .more: answers.contains { $0.order(answer) == .more }
        case .less: answers.contains { $0.order(answer) == .less }
        case .atLeast: answers.contains { [.more, .same].contains($0.order(answer)) }
        case .atMost: answers.contains { [.less, .same].contains($0.order(answer)) }
        }
    }
}
