/// What is answered without having been asked.
extension FormAnswers {
    /// Answers to questions that are not asked of whoever has answered as here.
    package var notAsked: [AnswerFault] {
        let asked = Set(enabledQuestions.map(\.place))
        return given.keys.filter { !asked.contains($0) }.sorted().map { place in
            let item = place.steps.last.flatMap { form.item(number: $0.item) }
            return AnswerFault(linkId: item?.linkId ?? "", place: place, reason: .notAsked)
        }
    }
}
