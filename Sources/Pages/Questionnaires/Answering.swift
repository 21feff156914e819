import Care

/// Somebody answers: what is answered, and as whom.
struct Answering: Sendable {
    let citizen: String
    let id: String
    let query: AnswerQuery
    let model: QuestionnaireModel
    let hand: ConsentDesk.Hand

    func address(_ query: AnswerQuery) -> Route { .questionnaire(citizen: citizen, id: id, query) }
}
