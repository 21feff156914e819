import FHIR
import Questionnaires

/// What the answers of a questionnaire call for: by the colours of the options that were chosen, by the score, by what must be
/// seen whatever the score is, and by the wish to be contacted. Pure.
struct AnswerJudgement {
    let plan: MonitoringPlan
    let programme: Programme
    /// The answers, as a reference.
    let reference: String
    let instant: Int64

    /// What somebody must look at; empty where all is green. Answers that cannot be judged, because the questionnaire is not
    /// here or is another, are for somebody to read: they are not green.
    func findings(_ response: JSONValue, _ questionnaire: JSONValue?) -> [Finding] {
        guard let form = questionnaire.flatMap(QuestionnaireForm.init), form.isAnswered(by: response) else {
            return [finding(.grey, "unjudged", FindingWords.unjudged)]
        }
        let answers = FormAnswers(form, response: response)
        return coloured(AnswerColours(answers)) + scored(answers)
    }

    private func coloured(_ colours: AnswerColours) -> [Finding] {
        colours.findings.flatMap { answer -> [Finding] in
            var found: [Finding] = []
            if let colour = answer.colour, colour != .green {
                found.append(finding(colour, "answer " + answer.linkId, FindingWords.answer(answer, colour)))
            }
            if answer.wishesContact {
                found.append(
                    Finding(.wish, rule: "wish", reason: FindingWords.wish(nil), at: instant, subject: reference))
            }
            return found
        }
    }

    private func scored(_ answers: FormAnswers) -> [Finding] {
        let activity = programme.activities.first { activity in
            activity.questionnaire.map(Arrival.key) == answers.form.url
        }
        let measure = activity?.score.flatMap { Measure.named($0.measure) }
        guard let table = ScoreTables.table(of: answers.form), let score = table.score(answers) else { return [] }
        let name = Wording(danish: table.title.da, english: table.title.en)
        let flags = score.flags.map { flag in
            let colour = flag.colour ?? .grey
            return finding(
                colour, "flag \(table.id) \(flag.id)",
                FindingWords.flag(colour, Wording(danish: flag.text.da, english: flag.text.en), in: name))
        }
        guard let total = score.total else {
            return flags + [finding(.grey, "score \(table.id) incomplete", FindingWords.incomplete(name))]
        }
        return flags + [judged(total, as: measure, score, name)].compactMap(\.self)
    }

    /// By the programme's limits, or the citizen's own; where there are none, by what the score's table says.
    private func judged(_ total: Int, as measure: Measure?, _ score: Score, _ name: Wording) -> Finding? {
        if let measure {
            let rule = plan.limits(of: measure.id, in: programme)
            let judgement = Judgement.judge(
                Measurement(measure, Double(total), at: instant), by: rule?.limits,
                isPersonal: rule?.isPersonal ?? false)
            var found = judgement.finding(from: reference, at: instant)
            found?.kind = .answered
            return found
        }
        guard let band = score.band(), let colour = band.colour, colour != .green else { return nil }
        return finding(
            colour, "score \(score.table.id) \(band.code)",
            FindingWords.score(colour, name, total, Wording(danish: band.text.da, english: band.text.en)))
    }

    private func finding(_ colour: Colour, _ rule: String, _ reason: Wording) -> Finding {
        Finding(.answered, colour: colour, rule: rule, reason: reason, at: instant, subject: reference)
    }
}
