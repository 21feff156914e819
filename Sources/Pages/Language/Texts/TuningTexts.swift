package import Monitoring

/// The words of the interface about one topic: changing programmes.
package struct TuningTexts: Sendable {
    package let heading: @Sendable (String) -> String
    package let lead: @Sendable (String) -> String
    package let ways: String
    package let fields: String
    package let file: String
    package let fileHelp: String
    package let fault: @Sendable (Int, String) -> String
    package let mistaken: String
    package let limitHelp: String
    package let usual: String
    package let hours: String
    package let saidOf: String
    package let citizen: String
    package let staff: String
    package let inDanish: String
    package let inEnglish: String
    package let mistake: @Sendable (ProgrammeFields.Mistake) -> String
    package let period: String
    package let days: @Sendable (Int) -> String
    package let tryIt: String
    package let trialHeading: @Sendable (_ version: String, _ title: String) -> String
    package let notYet: String
    package let changes: @Sendable (String) -> String
    package let noChanges: String
    package let before: String
    package let now: String
    package let trial: @Sendable (Int) -> String
    package let noPlans: String
    package let plans: @Sendable (Int, Int) -> String
    package let old: @Sendable (String) -> String
    package let new: @Sendable (String) -> String
    package let count: @Sendable (_ alarms: Int, _ plans: Int) -> String
    package let trialHelp: String
    /// The version that came meanwhile.
    package let meanwhile: @Sendable (String) -> String
    package let goOn: String
    package let doctorPublishes: String
    package let publishHeading: String
    package let publishHelp: String
    package let why: String
    package let whyHelp: String
    package let whyMissing: String
    package let approve: String
    package let publish: @Sendable (String) -> String
    package let versionsHeading: @Sendable (String) -> String
    package let versionsLead: String
    package let versionsLink: String
    package let follow: @Sendable (Int) -> String
    package let publishedBy: @Sendable (String, String) -> String
    package let whatChanged: String
    package let moveHeading: String
    package let moveHelp: @Sendable (Int) -> String
    package let moveWhyHelp: String
    package let move: @Sendable (Int, String) -> String
    package let moveOne: @Sendable (String) -> String
    package let moveOneHelp: String
    package let told: @Sendable (TuningNotice) -> String
    /// When a plan was changed, as its citizen is told.
    package let changedFor: @Sendable (String) -> String
    package let movedBy: @Sendable (String) -> String
    /// To staff: when, by whom and why.
    package let movedHere: @Sendable (String, String, String) -> String
    package let ownLimitsStay: String
    package let added: String
    package let removed: String
    package let content: @Sendable (String) -> String
    package let baseline: String
    package let length: String
    package let contact: String
    package let savesVisit: @Sendable (String) -> String
    package let assessment: String
    package let sources: String
    package let criteria: String
    package let learning: String
    package let watchedBy: String
    package let approvedNow: String
    package let experimentalNow: String
    package let arrangement: String
    package let text: @Sendable (ProgrammeChange.Text, _ isCitizens: Bool, Language) -> String
}
