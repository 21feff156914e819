import Access
import Care
import Hummingbird
import Monitoring
import Record

/// One citizen's monitoring, and what staff do with it.
extension PageServer {
    func monitored(
        _ citizen: String, _ done: MonitoredNotice?, _ form: FormFields?, _ visit: Visit
    ) async throws -> Response {
        guard let form else { return try await monitoredPage(citizen, done, nil, visit) }
        let capacity = try capacity(for: citizen, visit)
        guard case .professional = capacity.caller.role else { throw PageError.forbidden }
        let hand = hand(capacity, visit, .monitored)
        do {
            switch try await step(form, citizen, hand, visit) {
            case .done(let notice): return redirect(to: .monitored(citizen: citizen, notice))
            case .mistaken(let mistake): return try await monitoredPage(citizen, nil, mistake, visit)
            }
        } catch RecordError.conflict {
            return redirect(to: .monitored(citizen: citizen, .late))
        }
    }

    private func monitoredPage(
        _ citizen: String, _ done: MonitoredNotice?, _ mistake: MonitoredMistake?, _ visit: Visit
    ) async throws -> Response {
        let model = try await monitoredModel(citizen, visit)
        return page(
            MonitoredView(model: model, notice: done, mistake: mistake, context: context(visit)).html, visit,
            status: mistake == nil ? .ok : .badRequest)
    }

    private func monitoredModel(_ citizen: String, _ visit: Visit) async throws -> MonitoredModel {
        let capacity = try capacity(for: citizen, visit)
        let directory = directory
        let (language, moment) = (visit.language, context(visit).moment)
        return try await record.read(
            .patient(citizen), as: capacity.caller, because: capacity.purpose, doing: RoutePattern.monitored.rawValue
        ) { reading in
            let reader = MonitoringReader(reading)
            let summary = try CitizenReader(reading, citizen, directory: directory).citizen()
            let isStaff = !capacity.staffSelves.isEmpty
            let followed = try reader.plans(of: citizen).filter(\.status.isRunning)
            let plans = try followed.compactMap { try reader.citizen($0.id, of: citizen) }
            let taken = Set(followed.compactMap { $0.programme.split(separator: "|").first.map(String.init) })
            return MonitoredModel(
                citizen: summary, relation: capacity.relation,
                plans: try plans.map { plan in
                    let alarms =
                        isStaff ? try reader.alarms(of: plan.plan, plan.programme, days: AlarmsQuery.usual) : []
                    return MonitoredPlan(plan, alarms: alarms, moment, language)
                },
                programmes: isStaff
                    ? try reader.programmes().filter {
                        // Those begin by a decision about whether home is right.
                        !taken.contains($0.url) && $0.assessment?.isRequired != true
                    }.map {
                        MonitoredModel.Programme(id: $0.canonical, title: language.say($0.title))
                    } : [],
                steps: Self.steps(capacity.caller), selves: capacity.staffSelves)
        }
    }

    private static func steps(_ caller: Caller) -> Set<MonitoredModel.Step> {
        guard case .professional = caller.role else { return [] }
        var steps: Set<MonitoredModel.Step> = [.handle, .plan]
        if MonitoringDesk.maySetLimits(caller) { steps.insert(.limit) }
        if MonitoringDesk.mayMovePlans(caller) { steps.insert(.move) }
        return steps
    }

    // MARK: Steps

    private enum Outcome {
        case done(MonitoredNotice)
        case mistaken(MonitoredMistake)
    }

    private func step(
        _ form: FormFields, _ citizen: String, _ hand: ConsentDesk.Hand, _ visit: Visit
    ) async throws -> Outcome {
        let desk = MonitoringDesk(record)
        switch form["do"] {
        case "take", "see", "complete": return try await stepWithDeviation(form, citizen, hand)
        case "limit": return try await setLimit(form, citizen, hand)
        case "move": return try await move(form, citizen, hand)
        case "pause":
            guard let from = form["from"].flatMap(Self.day), let until = form["until"].flatMap(Self.day),
                from <= until, let why = form["why"]
            else { return .mistaken(.date) }
            let zone = LocalClock.denmark
            try await desk.pause(
                try identifier(form["plan"]), from: zone.instant(day: from.daysSince1970, minutes: 0),
                until: zone.instant(day: until.daysSince1970, minutes: 24 * 60 - 1), why: why, of: citizen, by: hand)
            return .done(.paused)
        case "resume":
            try await desk.resume(try identifier(form["plan"]), of: citizen, by: hand)
            return .done(.resumed)
        case "end":
            guard let why = form["why"] else { return .mistaken(.why) }
            try await desk.end(
                try identifier(form["plan"]), isAsPlanned: form["as-planned"] != nil, why: why, of: citizen, by: hand)
            return .done(.ended)
        case "start":
            guard let unit = visit.session?.account.work?.capacity.caller.unit, let programme = form["programme"] else {
                return .mistaken(.programme)
            }
            _ = try await desk.start(
                programme,
                watchedBy: TaskParty(reference: "Organization/" + unit, name: visit.session?.account.viewer.unit),
                of: citizen, by: hand)
            return .done(.started)
        default: throw PageError.badRequest
        }
    }

    private func stepWithDeviation(
        _ form: FormFields, _ citizen: String, _ hand: ConsentDesk.Hand
    ) async throws -> Outcome {
        let desk = MonitoringDesk(record)
        let id = try identifier(form["deviation"])
        guard let version = form["version"].flatMap(Int.init) else { throw PageError.badRequest }
        switch form["do"] {
        case "take":
            try await desk.take(id, seen: version, of: citizen, by: hand)
            return .done(.taken)
        case "see":
            try await desk.see(id, seen: version, of: citizen, by: hand)
            return .done(.seen)
        default:
            guard let words = form["words"], words.count <= 1000,
                let action = form["action"].flatMap(Deviation.Action.init)
            else { return .mistaken(.words) }
            try await desk.complete(id, action, words: words, seen: version, of: citizen, by: hand)
            return .done(.handled)
        }
    }

    private func move(_ form: FormFields, _ citizen: String, _ hand: ConsentDesk.Hand) async throws -> Outcome {
        guard let version = form["version"].flatMap(Int.init), let canonical = form["to"] else {
            throw PageError.badRequest
        }
        guard let why = form["why"] else { return .mistaken(.why) }
        try await MonitoringDesk(record).move(
            try identifier(form["plan"]), to: canonical, why: why, seen: version, of: citizen, by: hand)
        return .done(.moved)
    }

    private func setLimit(
        _ form: FormFields, _ citizen: String, _ hand: ConsentDesk.Hand
    ) async throws -> Outcome {
        guard let measure = form["measure"].flatMap(Measure.named), let version = form["version"].flatMap(Int.init)
        else {
            throw PageError.badRequest
        }
        guard let why = form["why"] else { return .mistaken(.why) }
        var limits: [LimitSet.Level: Limit] = [:]
        for level in LimitSet.Level.allCases {
            guard let text = form[level.rawValue] else { continue }
            guard let value = MeasureForm.number(text) else { return .mistaken(.limits) }
            limits[level] = .absolute(value)
        }
        let set: LimitSet?
        do {
            set = limits.isEmpty ? nil : try LimitSet(limits, of: measure)
        } catch {
            return .mistaken(.limits)
        }
        try await MonitoringDesk(record).setLimit(
            of: measure.id, to: set, why: why, in: try identifier(form["plan"]), seen: version, of: citizen, by: hand)
        return .done(.limited)
    }

    func identifier(_ text: String?) throws(PageError) -> String {
        guard let text, Route.isIdentifier(text) else { throw .badRequest }
        return text
    }
}
