/// From a programme's file.
extension ProgrammeActivity {
    init(_ node: ProgrammeNode) throws(ProgrammeFault) {
        let parts = try node.members(
            ["activity", "title", "instruction", "phases"],
            optional: ["measures", "questionnaire", "score", "saves-visit-after-days"])
        guard let name = parts["activity"], let title = parts["title"], let instruction = parts["instruction"],
            let phaseList = parts["phases"]
        else {
            throw node.fault(
                "an activity, its title, its instruction and its phases",
                danish: "en aktivitet, dens navn, dens vejledning og dens faser")
        }
        let content: Content
        switch (parts["measures"], parts["questionnaire"]) {
        case (let measures?, nil):
            var all: [MeasureLimits] = []
            for measure in try measures.filledList {
                let one = try MeasureLimits(measure)
                guard !all.contains(where: { $0.measure == one.measure }) else {
                    throw measure.fault(
                        "`\(one.measure)` stands here twice", danish: "`\(one.measure)` står her to gange")
                }
                all.append(one)
            }
            content = .measures(all)
        case (nil, let questionnaire?): content = .questionnaire(try questionnaire.text)
        default:
            throw node.fault(
                "either `measures` or `questionnaire` is wanted, and not both",
                danish: "her skal stå enten `measures` eller `questionnaire` og ikke begge")
        }
        var phases: [Phase] = []
        let nodes = try phaseList.filledList
        for (place, phase) in nodes.enumerated() {
            let one = try Phase(phase)
            guard one.days != nil || place == nodes.count - 1 else {
                throw phase.fault(
                    "only the last phase goes on; `days` is missing",
                    danish: "kun den sidste fase bliver ved; `days` mangler")
            }
            phases.append(one)
        }
        self.init(
            id: try ProgrammeFile.word(name), title: try title.wording, instruction: try instruction.wording,
            content: content, phases: phases,
            score: try parts["score"].map { node throws(ProgrammeFault) in try MeasureLimits(node) },
            savesVisitAfterDays: try parts["saves-visit-after-days"].map { node throws(ProgrammeFault) in
                try node.days
            })
        guard questionnaire != nil || (score == nil && savesVisitAfterDays == nil) else {
            throw node.fault(
                "only a questionnaire has a `score` or `saves-visit-after-days`",
                danish: "kun et spørgeskema har `score` eller `saves-visit-after-days`")
        }
        guard let score else { return }
        guard score.limits?.isRelative != true else {
            throw node.fault(
                "a score has no baseline: its limits are numbers",
                danish: "en score har intet sædvanligt: dens grænser er tal")
        }
    }
}

extension ProgrammeActivity.MeasureLimits {
    fileprivate init(_ node: ProgrammeNode) throws(ProgrammeFault) {
        let parts = try node.members(["measure"], optional: LimitSet.Level.allCases.map(\.rawValue))
        guard let name = parts["measure"] else { throw node.fault("`measure` is missing", danish: "`measure` mangler") }
        guard let measure = Measure.named(try name.text) else {
            let known = Measure.all.map(\.id).joined(separator: ", ")
            throw name.fault(
                "there is no measure of this name; there are \(known)",
                danish: "der er ingen måling med det navn; der er \(known)")
        }
        var limits: [LimitSet.Level: Limit] = [:]
        for level in LimitSet.Level.allCases {
            guard let part = parts[level.rawValue] else { continue }
            guard let limit = Limit(try part.text) else {
                throw part.fault(
                    "a limit is wanted here, such as `88`, `baseline - 3` or `baseline + 10 %`",
                    danish: "her skal stå en grænse, for eksempel `88`, `baseline - 3` eller `baseline + 10 %`")
            }
            limits[level] = limit
        }
        self.init(measure: measure.id, limits: nil)
        guard !limits.isEmpty else { return }
        do throws(LimitSet.Fault) {
            self.limits = try LimitSet(limits, of: measure)
        } catch {
            throw Self.fault(error, measure, at: node)
        }
    }

    private static func fault(
        _ fault: LimitSet.Fault, _ measure: Measure, at node: ProgrammeNode
    ) -> ProgrammeFault {
        switch fault {
        case .contradictory(let low, let high):
            node.fault(
                "`\(low.rawValue)` must be below `\(high.rawValue)`: a value would be on both sides",
                danish: "`\(low.rawValue)` skal være under `\(high.rawValue)`: en værdi ville være på begge sider")
        case .beyond(let level):
            node.fault(
                "`\(level.rawValue)` must be a value that \(measure.id) can have, in \(measure.unit)",
                danish: "`\(level.rawValue)` skal være en værdi, som \(measure.id) kan have, i \(measure.unit)")
        case .empty: node.fault("there are no limits", danish: "der er ingen grænser")
        }
    }
}

extension ProgrammeActivity.Phase {
    fileprivate init(_ node: ProgrammeNode) throws(ProgrammeFault) {
        let parts = try node.members(["on", "at", "open"], optional: ["days"])
        guard let on = parts["on"], let at = parts["at"], let open = parts["open"] else {
            throw node.fault(
                "on which days, at what time, and for how long it is open",
                danish: "på hvilke dage, hvornår, og hvor længe der kan svares")
        }
        var times: [Int] = []
        for time in try at.filledList { times.append(try time.timeOfDay) }
        guard times == Array(Set(times)).sorted() else {
            throw at.fault("the times in order, each once", danish: "klokkeslættene i rækkefølge, hvert én gang")
        }
        let minutes = try open.minutes
        guard minutes >= 15 else {
            throw open.fault(
                "at least 15 min: nobody can answer in less", danish: "mindst 15 min: ingen kan svare på kortere tid")
        }
        for (time, next) in zip(times, times.dropFirst()) where time + minutes > next {
            throw open.fault(
                "a time is over before the next begins", danish: "en tid skal være slut, før den næste begynder")
        }
        let days = try Self.days(on)
        guard let first = times.first, let last = times.last, last + minutes <= first + days.shortestGap * 1440 else {
            throw open.fault(
                "the last time of a day is over before the first of the next day that has any",
                danish: "dagens sidste tid skal være slut, før den første tid på den næste dag begynder")
        }
        let length = try parts["days"].map { node throws(ProgrammeFault) in try node.number }
        guard length != 0 else { throw node.fault("`days` is at least 1", danish: "`days` er mindst 1") }
        self.init(days: length, on: days, times: times, openMinutes: minutes)
    }

    private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    /// `every day`, `every 3 days`, `monday thursday`.
    private static func days(_ node: ProgrammeNode) throws(ProgrammeFault) -> ProgrammeActivity.Days {
        guard let days = days(try node.text) else {
            throw node.fault(
                "`every day`, `every 3 days` or weekdays such as `monday thursday` are wanted here",
                danish: "her skal stå `every day`, `every 3 days` eller ugedage som `monday thursday`")
        }
        return days
    }

    /// Nil where a text says no days.
    static func days(_ text: String) -> ProgrammeActivity.Days? {
        let words = text.split(separator: " ").map(String.init)
        if words == ["every", "day"] { return .every(1) }
        if words.count == 3, words[0] == "every", words[2] == "days", let interval = Int(words[1]),
            (2...366).contains(interval)
        {
            return .every(interval)
        }
        let numbers = words.compactMap { weekdays.firstIndex(of: $0).map { $0 + 1 } }
        guard !numbers.isEmpty, numbers.count == words.count, Set(numbers).count == numbers.count else { return nil }
        return .weekdays(Set(numbers))
    }

    /// As the file says it.
    static func text(_ days: ProgrammeActivity.Days) -> String {
        switch days {
        case .every(1): "every day"
        case .every(let interval): "every \(interval) days"
        case .weekdays(let numbers): numbers.sorted().map { weekdays[$0 - 1] }.joined(separator: " ")
        }
    }
}

extension ProgrammeActivity.Days {
    /// The fewest days from one on which something is done to the next.
    var shortestGap: Int {
        switch self {
        case .every(let interval): return max(interval, 1)
        case .weekdays(let numbers):
            let sorted = numbers.sorted()
            let next = sorted.dropFirst() + sorted.prefix(1).map { $0 + 7 }
            return zip(sorted, next).map { $1 - $0 }.min() ?? 7
        }
    }
}
