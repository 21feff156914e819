import Care
import FHIR
import Record

/// The deadlines of monitoring at home: silence is noticed, and what nobody deals with is told to somebody who must.
struct MonitoringClocks: Sendable {
    let shelf: ProgrammeShelf
    let zone: LocalClock

    var all: [Clock] { [plan, deviation, visit] }

    /// More windows than this are not gone through at once; what was longer ago than that is not asked about any more.
    private static let mostWindows = 1000

    /// When something is to be asked for, a window is over, a pause is over, or the plan is.
    private var plan: Clock {
        Clock(name: "monitoring-plan", version: 2, types: ["CarePlan"]) { json in
            guard let plan = MonitoringPlan(json), plan.status.isRunning else { return [] }
            let next = [plan.due.map(\.next).min(), plan.contact?.next, plan.end, Self.pauseEnd(of: plan)].compactMap(
                \.self
            ).min()
            return next.map { [ClockTime($0, owner: plan.watchedBy.reference)] } ?? []
        } strike: { struck in
            guard var plan = MonitoringPlan(struck.resource) else { return [] }
            guard let programme = try shelf.programme(plan.programme, { try struck.bystanders.read($0, $1) }) else {
                throw RecordError.fault("a plan's programme is not in the record")
            }
            if plan.due.contains(where: { $0.until <= struck.instant }) {
                try advance(&plan, programme, struck)
            }
            if let end = Self.pauseEnd(of: plan), end <= struck.instant { plan.status = .active }
            if let end = plan.end, end <= struck.instant {
                plan.status = .completed
                plan.reason = plan.reason ?? "Programmets tid er gået."
                plan.due = []
            }
            try lookForContact(&plan, programme, struck)
            let asked = try MonitoringAsking.ask(&plan, programme, struck.bystanders, at: struck.instant)
            return [try plan.json(over: struck.resource)] + asked
        }
    }

    /// Looks whether somebody has been in contact; the unit is told where nobody has, and again until somebody is.
    private func lookForContact(
        _ plan: inout MonitoringPlan, _ programme: Programme, _ struck: StruckClock
    ) throws {
        guard plan.status.isRunning, var contact = plan.contact, contact.next <= struck.instant,
            let days = programme.contactWithinDays
        else { return }
        let limit = Int64(days) * LocalClock.day
        contact.last =
            try MonitoringContacts(plan: plan, bystanders: struck.bystanders)
            .last(from: contact.last, before: struck.instant) ?? contact.last
        if contact.last + limit > struck.instant {
            contact.next = contact.last + limit
            contact.told = nil
        } else {
            contact.next = struck.instant + programme.handledWithin(.missing)
            let open = try struck.bystanders.resources(of: DeviationProjection.open(ofPlan: plan.id))
                .compactMap { Deviation($0) }
            // Who has it on the list already is not told twice.
            if !open.contains(where: { $0.findings.contains { $0.rule == MonitoringConsequences.contactRule } }) {
                contact.told = struck.instant
            }
        }
        plan.contact = contact
    }

    /// When it is known whether a visit was saved by green answers.
    private var visit: Clock {
        Clock(name: "monitoring-visit", types: ["Task"]) { json in
            guard let visit = InsteadOfVisit(json), let decides = visit.decides else { return [] }
            return [ClockTime(decides, owner: visit.unit)]
        } strike: { struck in
            guard let visit = InsteadOfVisit(struck.resource), let decides = visit.decides else { return [] }
            guard let json = try struck.bystanders.read("CarePlan", visit.plan), let plan = MonitoringPlan(json) else {
                throw RecordError.fault("a questionnaire's plan is not in the record")
            }
            let contacts = MonitoringContacts(plan: plan, bystanders: struck.bystanders)
            let hadContact = try contacts.last(from: visit.sent, before: decides) != nil
            return [try InsteadOfVisit.decided(struck.resource, hadContact: hadContact)]
        }
    }

    /// When the pause ends that the plan is on; nil where it is on none, or on one without an end.
    private static func pauseEnd(of plan: MonitoringPlan) -> Int64? {
        guard plan.status == .paused else { return nil }
        return plan.pauses.last?.until
    }

    /// Goes from the windows that are over to those that come next, and notes what did not come in them.
    private func advance(_ plan: inout MonitoringPlan, _ programme: Programme, _ struck: StruckClock) throws {
        var due: [MonitoringPlan.DueWindow] = []
        for former in plan.due {
            var window: MonitoringPlan.DueWindow? = former
            // What the programme asks for no more has no window any more.
            guard let activity = programme.activity(former.activity) else { continue }
            let schedule = MonitoringSchedule(activity, of: plan, zone: zone)
            var rest = Self.mostWindows
            while let over = window, over.until <= struck.instant, rest > 0 {
                rest -= 1
                if try !isMet(over, activity, plan, struck.bystanders) {
                    plan.missed.removeAll { $0.activity == over.activity }
                    plan.missed.append(MonitoringPlan.Missed(activity: over.activity, until: over.until))
                }
                window = schedule.next(from: over.from + 1)
            }
            if let window {
                due.append(window.until > struck.instant ? window : schedule.next(from: struck.instant) ?? window)
            }
        }
        plan.due = due.filter { $0.until > struck.instant }
    }

    /// Whether all that a window asks for has come in it, by when it was measured or answered.
    private func isMet(
        _ window: MonitoringPlan.DueWindow, _ activity: ProgrammeActivity, _ plan: MonitoringPlan,
        _ bystanders: Bystanders
    ) throws -> Bool {
        let wanted = activity.questionnaire.map { [Arrival.key(of: $0)] } ?? activity.measures
        return try wanted.allSatisfy { what in
            let query = ArrivalProjection.rows(
                of: what, in: plan.id, from: window.from, until: window.until, limit: 1)
            return try !bystanders.resources(of: query).isEmpty
        }
    }

    /// What has not been dealt with in time: the unit is reminded, then its leader is told, then who has the duty.
    private var deviation: Clock {
        Clock(name: "monitoring-deviation", types: ["Task"]) { json in
            guard let deviation = Deviation(json), let next = deviation.nextEscalation else { return [] }
            return [ClockTime(next, owner: deviation.owner.reference)]
        } strike: { struck in
            guard var deviation = Deviation(struck.resource) else { return [] }
            let limits = try UnitLimits.find(deviation.owner.reference, struck.bystanders, at: struck.instant)
            deviation.escalate(by: limits, at: struck.instant)
            return [try deviation.json()]
        }
    }
}
