package import Monitoring

/// The words of the interface about one topic: what a unit watches at citizens' homes.
package struct MonitoringTexts: Sendable {
    /// What a chart shows, for those who do not see it.
    package struct ChartWords: Sendable {
        let name: String
        let count: Int
        let first: String
        let last: String
        let lowest: String
        let highest: String
        let latest: String
    }

    package let red: String
    package let yellow: String
    package let missing: String
    package let wish: String
    package let grey: String
    package let green: String
    package let heading: String
    package let deviates: String
    package let none: String
    package let noneHelp: String
    package let greenHeading: String
    package let showGreen: String
    package let programmes: String
    package let lastThirtyDays: String
    package let isNew: String
    package let unseen: String
    package let leaderTold: String
    package let takenByYou: String
    package let take: String
    package let see: String
    package let open: String
    package let citizenHeading: String
    package let back: String
    package let noPlan: String
    package let noPlanHelp: String
    package let experimental: String
    package let courseHeading: String
    package let noCourse: String
    package let visits: VisitTexts
    package let hasLearnt: @Sendable (Int, Int) -> String
    package let answersHeading: String
    package let readAnswers: String
    package let earlier: String
    package let openHeading: String
    package let nothingOpen: String
    package let orderVisit: String
    package let handle: String
    package let whatWasDone: String
    package let handleWords: String
    package let handleWordsHelp: String
    package let handled: String
    package let limitsHeading: String
    package let setLimit: String
    package let redBelowField: String
    package let yellowBelowField: String
    package let yellowFromField: String
    package let redFromField: String
    package let limitWhy: String
    package let limitWhyHelp: String
    package let pause: String
    package let pauseFrom: String
    package let pauseUntil: String
    package let pauseWhy: String
    package let agreePause: String
    package let resume: String
    package let end: String
    package let endWhy: String
    package let endIt: String
    package let start: String
    package let startHelp: String
    package let chooseProgramme: String
    package let startIt: String
    package let programmesLead: String
    package let noProgrammes: String
    package let experimentalHelp: String
    package let whomItSuits: String
    package let whatIsMeasured: String
    package let whatColoursLeadTo: String
    package let whenItEnds: String
    package let learning: String
    package let sources: String
    package let said: @Sendable (WorklistNotice) -> String
    package let told: @Sendable (MonitoredNotice) -> String
    package let mistaken: @Sendable (MonitoredMistake) -> String
    package let action: @Sendable (Deviation.Action) -> String
    package let greenLead: @Sendable (Int) -> String
    package let onPause: @Sendable (Int) -> String
    package let thereAreMore: @Sendable (Int) -> String
    package let moreReasons: @Sendable (Int) -> String
    package let handleBy: @Sendable (String) -> String
    package let isLate: @Sendable (String) -> String
    package let takenBy: @Sendable (String) -> String
    package let watchedBy: @Sendable (String) -> String
    package let since: @Sendable (String) -> String
    package let version: @Sendable (String) -> String
    package let pausedUntil: @Sendable (String?) -> String
    package let toBePaused: @Sendable (String, String?) -> String
    package let doneBy: @Sendable (String, String) -> String
    package let limitSet: @Sendable (String, String) -> String
    package let setLimitFor: @Sendable (String) -> String
    package let redBelow: @Sendable (String) -> String
    package let yellowBelow: @Sendable (String) -> String
    package let yellowFrom: @Sendable (String) -> String
    package let redFrom: @Sendable (String) -> String
    package let chart: @Sendable (ChartWords) -> String
    package let greenBetween: @Sendable (String, String) -> String
    package let greenFrom: @Sendable (String) -> String
    package let greenBelow: @Sendable (String) -> String
    /// How many times red, and how many times yellow.
    package let timesOutside: @Sendable (Int, Int) -> String
    /// The measure, the first and the last value, how many.
    package let thirtyDays: @Sendable (String, String, String, Int) -> String
    package let everyDays: @Sendable (Int) -> String
    package let onWeekdays: @Sendable ([String]) -> String
    package let atTimes: @Sendable ([String]) -> String
    package let openFor: @Sendable (Int) -> String
    package let forDays: @Sendable (Int) -> String
    package let within: @Sendable (Int) -> String
    package let ownUsual: @Sendable (String) -> String
}
