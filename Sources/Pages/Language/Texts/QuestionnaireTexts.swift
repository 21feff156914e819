/// The words of the interface about one topic: questionnaires.
package struct QuestionnaireTexts: Sendable {
    package let heading: String
    package let lead: String
    package let leadForOthers: String
    package let toAnswer: String
    package let noneToAnswer: String
    package let earlier: String
    package let begin: String
    package let goOn: String
    package let see: String
    package let notBegun: String
    package let begun: String
    package let answered: String
    package let withdrawn: String
    package let late: String
    package let next: String
    package let back: String
    package let saveForLater: String
    package let whole: String
    package let oneByOne: String
    package let review: String
    package let reviewHeading: String
    package let reviewLead: String
    package let send: String
    package let correct: String
    package let notAnswered: String
    package let missingSome: String
    package let savedNote: String
    /// To what the answers lead to, for whoever answers.
    package let seeToday: String
    /// To the plan that asked, for staff.
    package let seeMonitored: String
    package let sentNote: String
    package let amendedNote: String
    package let sentNext: String
    package let amend: String
    package let amendLead: String
    package let amendReason: String
    package let missingReason: String
    package let amendSend: String
    package let answersHeading: String
    package let readAloud: String
    package let yes: String
    package let no: String
    package let other: String
    package let choose: String
    package let unit: String
    package let optional: String
    package let addAnswerHelp: String
    package let addGroup: String
    package let removeGroup: String
    package let cannotHere: String
    package let formGone: String
    package let tooLate: String
    package let mayNotAnswer: String
    package let sendOne: String
    package let which: String
    package let chooseForm: String
    package let dueDay: String
    package let dueHelp: String
    package let missingForm: String
    package let missingDay: String
    package let noForms: String
    package let sendIt: String
    package let sentToCitizen: String
    package let withdraw: String
    package let withdrawReason: String
    package let withdrawDone: String
    package let worst: String
    package let noColour: String
    package let wishes: String
    package let score: String
    package let scoreMissing: String
    package let scoreUnverified: String
    package let mustBeSeen: String
    package let looked: String
    package let lookHeading: String
    package let lookDone: String
    package let colours: [String: String]
    package let looks: [String: String]
    package let from: @Sendable (String) -> String
    package let due: @Sendable (String) -> String
    package let sentOn: @Sendable (String) -> String
    package let answeredOn: @Sendable (String) -> String
    package let answeredBy: @Sendable (String) -> String
    package let byProxy: @Sendable (String) -> String
    package let amendedOn: @Sendable (String, String) -> String
    package let step: @Sendable (Int, Int) -> String
    package let wait: @Sendable (Int) -> String
    package let because: @Sendable (String, String, String) -> String
    package let cutOffs: @Sendable (String, String) -> String
    package let lookedBy: @Sendable (String, String, String) -> String
    package let number: @Sendable (Int) -> String
    package let mistakes: QuestionnaireMistakeTexts
}
