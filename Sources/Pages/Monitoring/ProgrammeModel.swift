/// One version of a programme, in words.
package struct ProgrammeModel: Sendable, Hashable {
    /// What is measured or asked, and when.
    package struct Activity: Sendable, Hashable {
        package var title: String
        package var instruction: String
        /// One line for each phase: how often, when, for how long.
        package var when: [String]
        /// One line for each measure with its limits.
        package var limits: [String]

        package init(title: String, instruction: String, when: [String], limits: [String]) {
            self.title = title
            self.instruction = instruction
            self.when = when
            self.limits = limits
        }
    }

    /// What a kind of finding leads to.
    package struct Response: Sendable, Hashable {
        package var mark: MonitoringMark
        package var citizen: String
        package var staff: String
        package var within: String

        package init(mark: MonitoringMark, citizen: String, staff: String, within: String) {
            self.mark = mark
            self.citizen = citizen
            self.staff = staff
            self.within = within
        }
    }

    /// Such as `copd`.
    package var name: String
    package var title: String
    package var purpose: String
    package var version: String
    package var isExperimental: Bool
    package var criteria: [String]
    package var activities: [Activity]
    package var responses: [Response]
    package var learning: [LearningStep]
    package var ending: String
    package var emergency: String
    package var sources: [String]

    package init(
        name: String, title: String, purpose: String, version: String, isExperimental: Bool, criteria: [String] = [],
        activities: [Activity] = [], responses: [Response] = [], learning: [LearningStep] = [], ending: String = "",
        emergency: String = "", sources: [String] = []
    ) {
        self.name = name
        self.title = title
        self.purpose = purpose
        self.version = version
        self.isExperimental = isExperimental
        self.criteria = criteria
        self.activities = activities
        self.responses = responses
        self.learning = learning
        self.ending = ending
        self.emergency = emergency
        self.sources = sources
    }
}
