package import Access
import Questionnaires
package import Record

/// What a changed programme would have meant: the alarms of the last days under the old rules and the new ones, over plans of the
/// caller's own unit that follow the programme and that the caller may see, from what was really measured. Numbers; nobody's name or
/// value leaves.
package struct ProgrammeTrial: Sendable, Hashable {
    /// Days that were gone through.
    package var days: Int
    /// Plans that were gone through.
    package var plans: Int
    /// Plans of the unit that follow the programme, in any version, and that whoever tries it may see.
    package var all: Int
    /// By rule, in the order in which the programme says them; those that made no alarm under either are left out.
    package var lines: [Line]
    /// Red, yellow and missing together.
    package var totals: [Total]

    /// Alarms, and plans that had any.
    package struct Count: Sendable, Hashable {
        package var alarms: Int
        package var plans: Int

        package init(alarms: Int, plans: Int) {
            self.alarms = alarms
            self.plans = plans
        }
    }

    package struct Line: Sendable, Hashable {
        package var rule: AlarmRule
        package var old: Count
        package var new: Count

        package init(rule: AlarmRule, old: Count, new: Count) {
            self.rule = rule
            self.old = old
            self.new = new
        }
    }

    package struct Total: Sendable, Hashable {
        package var urgency: Urgency
        package var old: Count
        package var new: Count

        package init(urgency: Urgency, old: Count, new: Count) {
            self.urgency = urgency
            self.old = old
            self.new = new
        }
    }

    package init(days: Int, plans: Int, all: Int, lines: [Line], totals: [Total]) {
        self.days = days
        self.plans = plans
        self.all = all
        self.lines = lines
        self.totals = totals
    }

    /// The periods that can be asked for.
    package static let periods = [7, 30, 90]
    /// Plans that are gone through, of those that there are: drawn by a number made from their ids, which says nothing of
    /// whose they are.
    package static let mostPlans = 500
    static let urgencies: [Urgency] = [.red, .yellow, .missing]

    /// Tries two versions on the plans of the caller's own unit.
    package static func run(
        from old: Programme, to new: Programme, days: Int, _ record: Record, zone: LocalClock = .denmark,
        as caller: Caller, because purpose: Purpose, doing activity: String
    ) async throws -> ProgrammeTrial {
        let rules = rules(of: old, new)
        let numbers = try await record.unitCounts(as: caller, because: purpose, doing: activity) { reading, unit in
            let (plans, all) = try pastPlans(reading, unit, old, new, days: days)
            let since = reading.instant - Int64(days) * LocalClock.day
            let outcomes = plans.map { plan in
                [old, new].map { plan.alarms(by: $0, from: since, until: reading.instant, zone: zone) }
            }
            return [plans.count, all] + tallies(outcomes, rules)
        }
        return ProgrammeTrial(numbers, rules, days: days)
    }

    /// All that either version can make an alarm by.
    static func rules(of old: Programme, _ new: Programme) -> [AlarmRule] {
        var rules = AlarmRule.all(of: new)
        rules += AlarmRule.all(of: old).filter { !rules.contains($0) }
        return rules.filter { urgency(of: $0) != nil }
    }

    static func urgency(of rule: AlarmRule) -> Urgency? {
        switch rule {
        case .limit(_, let level): level.colour == .red ? .red : .yellow
        case .missing: .missing
        case .answer, .wish, .unjudged: nil
        }
    }

    /// Four numbers for each rule, and then for each urgency: alarms and plans under the old, and under the new.
    static func tallies(_ outcomes: [[[AlarmRule: Int]]], _ rules: [AlarmRule]) -> [Int] {
        let ofRules = rules.map { [$0] }
        let ofUrgencies = urgencies.map { urgency in rules.filter { Self.urgency(of: $0) == urgency } }
        return (ofRules + ofUrgencies).flatMap { group in
            [0, 1].flatMap { version -> [Int] in
                let counts = outcomes.map { outcome in
                    group.reduce(0) { $0 + (outcome[version][$1] ?? 0) }
                }
                return [counts.reduce(0, +), counts.count { $0 > 0 }]
            }
        }
    }

    private init(_ numbers: [Int], _ rules: [AlarmRule], days: Int) {
        func counts(_ place: Int) -> (old: Count, new: Count) {
            let four = Array(numbers.dropFirst(2 + 4 * place).prefix(4))
            guard four.count == 4 else { return (Count(alarms: 0, plans: 0), Count(alarms: 0, plans: 0)) }
            return (Count(alarms: four[0], plans: four[1]), Count(alarms: four[2], plans: four[3]))
        }
        self.init(
            days: days, plans: numbers.first ?? 0, all: numbers.dropFirst().first ?? 0,
            lines: rules.enumerated().compactMap { place, rule in
                let (old, new) = counts(place)
                return old.alarms + new.alarms == 0 ? nil : Line(rule: rule, old: old, new: new)
            },
            totals: Self.urgencies.enumerated().map { place, urgency in
                let (old, new) = counts(rules.count + place)
                return Total(urgency: urgency, old: old, new: new)
            })
    }
}
