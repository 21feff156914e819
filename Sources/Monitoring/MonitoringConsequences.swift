import Access
import Care
import FHIR
import Record

/// What comes with a plan's own changes and with what arrives for it, whichever way that came, in the same transaction.
struct MonitoringConsequences: Sendable {
    let shelf: ProgrammeShelf
    let zone: LocalClock

    var all: [Consequence] {
        [
            Consequence(name: "monitoring-plan", types: ["CarePlan"]) { try planned($0, $1) },
            Consequence(
                name: "monitoring-arrival", types: ["Observation", "QuestionnaireResponse", "Communication"],
                concerns: { Arrival.plan(of: $0) != nil }
            ) { try arrived($0, $1) },
            Consequence(name: "monitoring-deviation", types: ["Task"]) { try Self.only($0, $1) },
        ]
    }

    /// How much later than now something may be said to have been measured: clocks of devices are never quite right.
    static let mostAhead: Int64 = 5 * LocalClock.minute

    // MARK: A plan

    /// A plan that begins, is paused, moved or ended has its windows laid out anew, and the unit's care relation begins and
    /// ends with it. What a clock found missing becomes a finding.
    private func planned(_ change: ProposedChange, _ bystanders: Bystanders) throws -> [JSONValue] {
        guard let json = change.after, var plan = MonitoringPlan(json) else { return [] }
        let before = change.before.flatMap { MonitoringPlan($0) }
        var written: [JSONValue] = []
        if before?.status.isRunning ?? false != plan.status.isRunning {
            written.append(try plan.team(at: change.instant))
        }
        guard let programme = try programme(of: plan, bystanders) else {
            // An operator moves records as they are; everybody else is told.
            if Self.isOperator(change) { return written }
            throw RecordError.invalid("CarePlan.instantiatesCanonical: a programme that is in this record")
        }
        if before == nil { try AssessmentConsequences.require(plan, programme, change, bystanders) }
        let moved = before.map { $0.programme != plan.programme } ?? true
        if moved, !Self.isOperator(change), let form = try MonitoringAsking.missingForm(of: programme, bystanders) {
            throw RecordError.invalid("CarePlan.instantiatesCanonical: \(form) is to be in this record")
        }
        let (former, end, contact) = (plan.due, plan.end, plan.contact)
        if let before, moved, !Self.isOperator(change) {
            plan.follow(programme, after: try self.programme(of: before, bystanders), at: change.instant)
        }
        plan.due = windows(of: plan, before, programme, at: change.instant)
        let asked = try MonitoringAsking.ask(&plan, programme, bystanders, at: change.instant)
        plan.contact = Self.contact(of: plan, programme)
        if plan.due != former || plan.end != end || plan.contact != contact {
            written.append(try plan.json(over: json))
        }
        written += asked
        // Once, where the change itself is, and not again for what the record wrote because of it.
        if !change.isConsequence {
            written += try MonitoringAsking.withdrawn(before, plan, bystanders, at: change.instant)
        }
        let missing = plan.missed.filter { !(before?.missed.contains($0) ?? true) }
        var findings = missing.map { miss in
            let title =
                programme.activity(miss.activity)?.title ?? Wording(danish: miss.activity, english: miss.activity)
            return Finding(
                .missing, rule: "missing " + miss.activity,
                reason: FindingWords.missing(title, until: miss.until, zone: zone), at: change.instant)
        }
        if let contact = plan.contact, contact.told != nil, contact.told != before?.contact?.told, before != nil {
            let since = FindingWords.noContact(since: contact.last, zone: zone)
            findings.append(Finding(.missing, rule: Self.contactRule, reason: since, at: change.instant))
        }
        if let task = try deviation(findings, plan, programme, bystanders, at: change.instant) { written.append(task) }
        return written
    }

    /// How often a programme that says nothing of it, or none any more, wants contact: not at all.
    private static func contact(of plan: MonitoringPlan, _ programme: Programme) -> MonitoringPlan.Contact? {
        guard plan.status.isRunning, let days = programme.contactWithinDays else { return nil }
        return plan.contact
            ?? MonitoringPlan.Contact(last: plan.start, next: plan.start + Int64(days) * LocalClock.day)
    }

    /// The rule that somebody is to be in contact now and then.
    static let contactRule = "contact"

    private func windows(
        of plan: MonitoringPlan, _ before: MonitoringPlan?, _ programme: Programme, at instant: Int64
    ) -> [MonitoringPlan.DueWindow] {
        guard plan.status.isRunning else { return [] }
        let isNew =
            before.map {
                $0.programme != plan.programme || $0.pauses != plan.pauses || $0.status != plan.status
                    || $0.end != plan.end
            } ?? plan.due.isEmpty
        return programme.activities.compactMap { activity in
            let known = plan.due.first { $0.activity == activity.id }
            if let known, !isNew { return known }
            if !isNew, before != nil { return nil }
            let isPaused = known.map { window in
                plan.pauses.contains { $0.from < window.until && ($0.until ?? .max) > window.from }
            }
            // A window that is open stays so, whatever is changed about those to come.
            if let known, known.from <= instant, instant < known.until, isPaused == false { return known }
            let schedule = MonitoringSchedule(activity, of: plan, zone: zone)
            return before == nil ? schedule.first(from: instant) : schedule.next(from: instant)
        }
    }

    private static func isOperator(_ change: ProposedChange) -> Bool {
        if case .operator = change.caller.role { true } else { false }
    }

    // MARK: What arrives

    private func arrived(_ change: ProposedChange, _ bystanders: Bystanders) throws -> [JSONValue] {
        // Operators move records as they are: what was found is moved too.
        guard !Self.isOperator(change), let json = change.after, let id = Arrival.plan(of: json),
            let planJSON = try bystanders.read("CarePlan", id), var plan = MonitoringPlan(planJSON)
        else { return [] }
        guard plan.patient == change.patient else {
            throw RecordError.invalid("\(change.type).basedOn: a plan of the same citizen")
        }
        guard plan.status.isRunning, let programme = try programme(of: plan, bystanders) else { return [] }
        let reference = change.type + "/" + change.id
        var findings: [Finding] = []
        var written: [JSONValue] = []
        switch change.type {
        case "Observation":
            let (found, baselines) = try judged(change, json, plan, programme, bystanders)
            findings = found.compactMap { $0.finding(from: reference, at: change.instant) }
            if !baselines.isEmpty {
                plan.baselines += baselines
                written.append(try plan.json(over: planJSON))
            }
        case "Communication":
            guard change.before == nil, Self.isWish(json) else { return [] }
            let words = json.list("payload").first?["contentString"]?.string
            findings = [
                Finding(
                    .wish, rule: "wish", reason: FindingWords.wish(words), at: change.instant, subject: reference)
            ]
        case "QuestionnaireResponse":
            findings = try answered(
                change, json,
                AnswerJudgement(
                    plan: plan, programme: programme, reference: reference, instant: change.instant), bystanders)
        default: break
        }
        if let task = try deviation(findings, plan, programme, bystanders, at: change.instant) { written.append(task) }
        return written
    }

    /// What the answers of a questionnaire call for; where they were corrected, what the correction adds. What was found
    /// before stays until somebody has dealt with it.
    private func answered(
        _ change: ProposedChange, _ json: JSONValue, _ judgement: AnswerJudgement, _ bystanders: Bystanders
    ) throws -> [Finding] {
        guard Arrival.answered(json) != nil else { return [] }
        let form = try MonitoringAsking.form(json["questionnaire"]?.string ?? "", bystanders)
        let found = judgement.findings(json, form)
        guard let before = change.before, Arrival.answered(before) != nil else { return found }
        let known = Set(judgement.findings(before, form))
        return found.filter { !known.contains($0) }
    }

    /// What an Observation says by the limits that hold, and the baselines that it completes.
    private func judged(
        _ change: ProposedChange, _ json: JSONValue, _ plan: MonitoringPlan, _ programme: Programme,
        _ bystanders: Bystanders
    ) throws -> ([Judgement], [MonitoringPlan.Baseline]) {
        let measurements: [Measurement]
        do {
            measurements = try Measurement.all(in: json)
        } catch {
            throw RecordError.invalid("Observation: \(error.reason)")
        }
        if let at = Measurement.instant(of: json), at > change.instant + Self.mostAhead {
            throw RecordError.invalid("Observation.effective: it is later than now; the sender's clock is wrong")
        }
        if let before = change.before, (try? Measurement.all(in: before)) == measurements { return ([], []) }
        var baselines: [MonitoringPlan.Baseline] = []
        let judgements = try measurements.map { measurement in
            let id = measurement.measure.id
            let rule = plan.limits(of: id, in: programme)
            var baseline = plan.baseline(of: id)
            if baseline == nil, rule?.limits.isRelative == true,
                let found = try self.baseline(of: measurement.measure, plan, programme, bystanders)
            {
                baseline = found
                baselines.append(MonitoringPlan.Baseline(measure: id, value: found, at: change.instant))
            }
            return Judgement.judge(
                measurement, by: rule?.limits, isPersonal: rule?.isPersonal ?? false, baseline: baseline)
        }
        return (judgements, baselines)
    }

    /// The median of the first values that came; nil while there are too few.
    private func baseline(
        of measure: Measure, _ plan: MonitoringPlan, _ programme: Programme, _ bystanders: Bystanders
    ) throws -> Double? {
        var query = ArrivalProjection.rows(of: measure.id, in: plan.id, limit: programme.baselineCount)
        query.order = []
        let values = try bystanders.resources(of: query).compactMap { json in
            (try? Measurement.all(in: json))?.first { $0.measure.id == measure.id }?.value
        }
        guard values.count >= programme.baselineCount else { return nil }
        return Median.of(values)
    }

    /// Whether a Communication says that the citizen wants to be contacted.
    static func isWish(_ json: JSONValue) -> Bool {
        json.list("category").contains { $0.isCoded(MonitoringSystems.messageKind, MonitoringSystems.contactWish) }
    }

    // MARK: What deviates

    /// The plan's open deviation with these findings added, or a new one; nil where there are none.
    private func deviation(
        _ findings: [Finding], _ plan: MonitoringPlan, _ programme: Programme, _ bystanders: Bystanders,
        at instant: Int64
    ) throws -> JSONValue? {
        guard !findings.isEmpty else { return nil }
        let open = try bystanders.resources(of: DeviationProjection.open(ofPlan: plan.id)).compactMap { Deviation($0) }
        guard var deviation = open.first(where: { $0.status.isOpen }) else {
            return try Deviation(
                id: bystanders.newIdentifier(), plan: plan, programme: programme, findings: findings, at: instant
            ).json()
        }
        deviation.add(findings, by: programme, at: instant)
        return try deviation.json()
    }

    /// A plan has at most one open deviation, so that nobody deals with half of what was found.
    private static func only(_ change: ProposedChange, _ bystanders: Bystanders) throws -> [JSONValue] {
        guard let task = change.after.flatMap({ Deviation($0) }), task.status.isOpen,
            change.before.flatMap({ Deviation($0) })?.status.isOpen != true
        else { return [] }
        guard try bystanders.resources(of: DeviationProjection.open(ofPlan: task.plan)).count < 2 else {
            throw RecordError.conflict("the plan has a deviation that is open")
        }
        return []
    }

    private func programme(of plan: MonitoringPlan, _ bystanders: Bystanders) throws -> Programme? {
        try shelf.programme(plan.programme) { try bystanders.read($0, $1) }
    }
}
