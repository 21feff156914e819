package import FHIR

/// What the colours of answered options say together: the worst of them with its reason, and whether somebody asks to be
/// contacted, which is heard whatever the colours are.
package struct AnswerColours: Sendable, Hashable {
    /// One answered option that says something about how much somebody must look.
    package struct Finding: Sendable, Hashable {
        package let linkId: String
        /// The question as it was put.
        package let question: FormText
        /// The option as it was chosen.
        package let answer: FormText
        /// Nil where the option has no colour and only asks for contact.
        package let colour: Colour?
        /// Whether by this option somebody asks to be contacted.
        package let wishesContact: Bool

        package init(linkId: String, question: FormText, answer: FormText, colour: Colour?, wishesContact: Bool) {
            self.linkId = linkId
            self.question = question
            self.answer = answer
            self.colour = colour
            self.wishesContact = wishesContact
        }
    }

    /// In the order of the questionnaire.
    package let findings: [Finding]

    package init(findings: [Finding]) { self.findings = findings }

    /// The colours of what has been answered. Answers to questions that are not asked now do not count.
    package init(_ answers: FormAnswers) {
        findings = answers.enabledQuestions.flatMap { placed in
            answers.values(at: placed.place).compactMap { value in
                guard let option = placed.item.option(of: value), option.colour != nil || option.wishesContact else {
                    return nil
                }
                return Finding(
                    linkId: placed.item.linkId, question: placed.item.text, answer: option.text,
                    colour: option.colour, wishesContact: option.wishesContact)
            }
        }
    }

    /// The colours of a QuestionnaireResponse; nil where it does not answer this Questionnaire, or that is none.
    package init?(questionnaire: JSONValue, response: JSONValue) {
        guard let form = QuestionnaireForm(questionnaire), form.isAnswered(by: response) else { return nil }
        self.init(FormAnswers(form, response: response))
    }

    /// The worst colour, and the first answer that has it; nil where no answer has a colour.
    package var worst: Finding? {
        var worst: Finding?
        for finding in findings {
            guard let colour = finding.colour else { continue }
            if let known = worst?.colour, known >= colour { continue }
            worst = finding
        }
        return worst
    }

    /// The worst colour of all answers; nil where no answer has one.
    package var colour: Colour? { worst?.colour }

    /// Whether somebody asks to be contacted.
    package var wishesContact: Bool { findings.contains(where: \.wishesContact) }
}
