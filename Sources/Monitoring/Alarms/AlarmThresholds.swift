/// When a rule is said to cause noise: `alarm-thresholds.tsv`, whose figures are the project's own.
package struct AlarmThresholds: Sendable, Hashable {
    /// Fewer alarms than this say nothing about a rule.
    package var fewestAlarms: Int
    /// The same of one citizen's plan.
    package var fewestAlarmsOfOne: Int
    /// Below so many per cent acted upon it is noise; nothing of kinds that are not here ever is.
    package var noise: [Urgency: Int]
    /// Citizens whose alarms led to nothing most often, on one page.
    package var mostCitizens: Int

    package init(fewestAlarms: Int, fewestAlarmsOfOne: Int, noise: [Urgency: Int], mostCitizens: Int) {
        self.fewestAlarms = fewestAlarms
        self.fewestAlarmsOfOne = fewestAlarmsOfOne
        self.noise = noise
        self.mostCitizens = mostCitizens
    }

    /// As the table says. What it does not say leads to no suggestion.
    package static let standard: AlarmThresholds = {
        let values = Dictionary(
            MonitoringTable.lines("alarm-thresholds").compactMap { line in
                line.count == 3 ? Int(line[1]).map { (line[0], $0) } : nil
            }, uniquingKeysWith: { first, _ in first })
        return AlarmThresholds(
            fewestAlarms: values["fewest-alarms"] ?? .max, fewestAlarmsOfOne: values["fewest-alarms-of-one"] ?? .max,
            noise: Dictionary(
                uniqueKeysWithValues: Urgency.allCases.compactMap { urgency in
                    values["noise-" + urgency.rawValue].map { (urgency, $0) }
                }), mostCitizens: values["most-citizens"] ?? 0)
    }()
}
