/// One item of a questionnaire: a question, a group, or something to read.
package struct FormItem: Sendable, Hashable {
    package let linkId: String
    /// Its place among all items of the questionnaire, from 0, as they are read.
    package let number: Int
    package let type: ItemType
    package let text: FormText
    /// What stands before it, such as `8a`.
    package let prefix: String?
    /// What it is about, by code.
    package let codes: [AnswerCoding]
    package let isRequired: Bool
    package let repeats: Bool
    package let isReadOnly: Bool
    /// Whether it is kept from whoever answers.
    package let isHidden: Bool
    package let options: [AnswerOption]
    package let enableWhen: [EnableCondition]
    package let enableBehavior: EnableBehavior
    package let initial: [AnswerValue]
    package let limits: AnswerLimits
    /// The units that an amount can be given in; empty: any.
    package let units: [FormUnit]
    /// Such as `slider` or `check-box`.
    package let control: String?
    /// Whether the questions of the group are put on one page.
    package let isAskedTogether: Bool
    /// How many seconds somebody is to wait.
    package let waitSeconds: Int?
    /// Which input of the questionnaire's score it is.
    package let scoreInput: String?
    package let items: [FormItem]

    /// The option that an answer is; nil where it is none of them.
    package func option(of value: AnswerValue) -> AnswerOption? { options.first { $0.value.means(value) } }

    /// What is shown with the question to help: display items within it.
    package var help: [FormItem] { type.isQuestion ? items.filter { $0.type == .display } : [] }

    /// How many answers, or groups, there may be at most; nil: any number.
    package var mostOccurrences: Int? { repeats ? limits.mostOccurrences : 1 }
}
