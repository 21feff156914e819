/// What is wrong or missing.
extension FormAnswers {
    /// All that keeps the answers from being sent, in the order of the questionnaire. Questions that are not asked now
    /// neither miss an answer nor have a wrong one.
    package var faults: [AnswerFault] {
        enabledItems.flatMap { placed -> [AnswerFault] in
            guard placed.item.type.isQuestion else { return groupFaults(placed) }
            return faults(of: placed)
        }
    }

    /// What is wrong with the answers to one question.
    package func faults(of placed: PlacedItem) -> [AnswerFault] {
        // Who answers cannot fill in what is filled in for them.
        if placed.item.isReadOnly || placed.item.isHidden { return [] }
        return AnswerCheck(item: placed.item, place: placed.place).faults(values(at: placed.place))
    }

    private func groupFaults(_ placed: PlacedItem) -> [AnswerFault] {
        guard placed.item.type == .group, placed.place.steps.last?.occurrence == 0 else { return [] }
        let count = count(of: placed.place)
        var reasons: [AnswerFault.Reason] = []
        if let least = placed.item.limits.fewestOccurrences, count < least { reasons.append(.tooFew(least: least)) }
        if let most = placed.item.mostOccurrences, count > most { reasons.append(.tooMany(most: most)) }
        if placed.item.isRequired, !hasAnswer(within: placed) { reasons.append(.missing) }
        return reasons.map { AnswerFault(linkId: placed.item.linkId, place: placed.place, reason: $0) }
    }

    /// Whether any question within a group is answered, or there is none to answer.
    private func hasAnswer(within group: PlacedItem) -> Bool {
        let depth = group.place.steps.count
        let questions = enabledQuestions.filter {
            $0.place.steps.count > depth && $0.place.outer(depth - 1) == group.place.outer
                && $0.place.steps[depth - 1].item == group.item.number
        }
        return questions.isEmpty || questions.contains { !values(at: $0.place).isEmpty }
    }

    /// How many of the questions that are asked now have an answer.
    package var answeredCount: Int { enabledQuestions.count { !values(at: $0.place).isEmpty } }
}
