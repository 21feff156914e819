/// How often the alarms of the unit that somebody works in led to something, in words.
package struct AlarmsModel: Sendable {
    package var days: Int
    /// All rules, those that led to nothing most often first.
    package var rules: [AlarmRow]
    /// Citizens whose alarms seldom led to anything.
    package var citizens: [AlarmCitizenRow]

    package init(days: Int, rules: [AlarmRow], citizens: [AlarmCitizenRow] = []) {
        self.days = days
        self.rules = rules
        self.citizens = citizens
    }

    var noisy: [AlarmRow] { rules.filter { $0.suggestion != nil } }
}

/// How often one rule was right, in words.
package struct AlarmRow: Sendable, Hashable {
    package var rule: String
    /// Whose rule it is; nil where that goes without saying.
    package var programme: Programme?
    package var mark: MonitoringMark
    package var alarms: Int
    package var acted: Int
    package var share: Int?
    package var suggestion: String?
    /// A limit that might be, and what it would have come to.
    package var wider: String?

    /// The version of a programme.
    package struct Programme: Sendable, Hashable {
        package var name: String
        package var title: String
        package var version: String

        package init(name: String, title: String, version: String) {
            self.name = name
            self.title = title
            self.version = version
        }
    }

    package init(
        rule: String, programme: Programme? = nil, mark: MonitoringMark, alarms: Int, acted: Int, share: Int?,
        suggestion: String? = nil, wider: String? = nil
    ) {
        self.rule = rule
        self.programme = programme
        self.mark = mark
        self.alarms = alarms
        self.acted = acted
        self.share = share
        self.suggestion = suggestion
        self.wider = wider
    }
}

/// How often the alarms of one citizen were right.
package struct AlarmCitizenRow: Sendable, Hashable {
    package var citizen: String
    package var citizenName: String?
    package var programme: String
    package var alarms: Int
    package var acted: Int

    package init(citizen: String, citizenName: String?, programme: String, alarms: Int, acted: Int) {
        self.citizen = citizen
        self.citizenName = citizenName
        self.programme = programme
        self.alarms = alarms
        self.acted = acted
    }
}
