import Access
package import Care
import FHIR
package import Record

/// Takes what people do with monitoring at home to the record's door: as staff, as the citizen, as a relative who may.
package struct MonitoringDesk: Sendable {
    let record: Record
    let zone: LocalClock

    package init(_ record: Record, zone: LocalClock = .denmark) {
        self.record = record
        self.zone = zone
    }

    /// As whom something is done, why, and by which page or interaction.
    package typealias Hand = ConsentDesk.Hand
    /// What somebody reports.
    package typealias Report = Monitoring.Report

    /// Starts a programme for a citizen and says the plan's id. The unit that watches has a care relation by it.
    ///
    /// - Parameters:
    ///   - canonical: the version of the programme, as `URL|VERSION`.
    ///   - unit: who watches.
    ///   - assessment: the ClinicalImpression by which people decided that home is right.
    /// - Throws: ``RecordError/notFound`` where there is no such citizen or programme; ``RecordError/conflict(_:)`` where the
    ///   citizen has a running plan of the same programme.
    package func start(
        _ canonical: String, watchedBy unit: TaskParty, from instant: Int64? = nil, assessment: String? = nil,
        of patient: String, by hand: Hand
    ) async throws -> String {
        let id = record.surroundings.newIdentifier()
        let now = record.surroundings.now()
        let (programme, running) = try await record.read(
            .patient(patient), as: hand.caller, because: hand.purpose, doing: hand.activity
        ) { reading in
            let reader = MonitoringReader(reading, zone: zone)
            return (try reader.programme(canonical), try reader.plans(of: patient).filter(\.status.isRunning))
        }
        guard let programme else { throw RecordError.notFound }
        guard !running.contains(where: { Arrival.key(of: $0.programme) == programme.url }) else {
            throw RecordError.conflict("the citizen has a plan of this programme")
        }
        let start = instant ?? now
        let plan = MonitoringPlan(
            id: id, patient: patient, status: .active, programme: canonical, title: programme.title.danish,
            watchedBy: unit, start: start, end: programme.endsAfterDays.map { start + Int64($0) * LocalClock.day },
            author: hand.caller.identity, due: [], personalLimits: [], baselines: [], pauses: [], missed: [],
            reason: nil, assessment: assessment)
        let prepared = try record.preparer.prepare(try plan.json())
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            guard try transaction.knows(patient: patient) else { throw RecordError.notFound }
            _ = try transaction.put(prepared)
        }
        return id
    }

    /// Agrees on a time without measurements. What was due in it is not missing.
    package func pause(
        _ plan: String, from: Int64, until: Int64?, why: String, of patient: String, by hand: Hand
    ) async throws {
        guard until.map({ $0 > from }) ?? true, MonitoringSystems.isText(why) else {
            throw RecordError.invalid("pause: an end after its beginning, and why")
        }
        try await change(plan, of: patient, by: hand) { plan, instant in
            guard plan.status == .active else { throw RecordError.conflict("the plan is not active") }
            plan.pauses.append(
                MonitoringPlan.Pause(from: from, until: until, why: why, by: hand.caller.identity))
            if from <= instant, until.map({ $0 > instant }) ?? true { plan.status = .paused }
        }
    }

    /// Ends the pause that is, from now; a pause that is only planned falls away.
    package func resume(_ plan: String, of patient: String, by hand: Hand) async throws {
        try await change(plan, of: patient, by: hand) { plan, instant in
            guard let last = plan.pauses.indices.last, plan.pauses[last].until.map({ $0 > instant }) ?? true else {
                throw RecordError.conflict("the plan is not on pause")
            }
            if plan.pauses[last].from < instant {
                plan.pauses[last].until = instant
            } else {
                plan.pauses.remove(at: last)
            }
            plan.status = .active
        }
    }

    /// Ends a plan. What is open with the unit stays open until somebody has dealt with it.
    ///
    /// - Parameter isAsPlanned: whether it has done what it was for; else it is given up.
    package func end(
        _ plan: String, isAsPlanned: Bool, why: String, of patient: String, by hand: Hand
    ) async throws {
        guard MonitoringSystems.isText(why) else { throw RecordError.invalid("end: why") }
        try await change(plan, of: patient, by: hand) { plan, instant in
            plan.status = isAsPlanned ? .completed : .revoked
            plan.end = max(instant, plan.start)
            plan.reason = why
        }
    }

    /// Sets limits for one citizen, in place of the programme's. For doctors.
    ///
    /// - Parameters:
    ///   - limits: nil: the programme's hold again.
    ///   - version: of the CarePlan, as it was seen.
    package func setLimit(
        of measure: String, to limits: LimitSet?, why: String, in plan: String, seen version: Int, of patient: String,
        by hand: Hand
    ) async throws {
        guard Measure.named(measure) != nil, MonitoringSystems.isText(why) else {
            throw RecordError.invalid("limit: a measure, and why")
        }
        try await change(plan, seen: version, of: patient, by: hand) { plan, instant in
            plan.personalLimits.removeAll { $0.measure == measure }
            guard let limits else { return }
            plan.personalLimits.append(
                MonitoringPlan.PersonalLimit(
                    measure: measure, limits: limits, by: hand.caller.identity, name: hand.name, at: instant, why: why))
        }
    }

    /// Changes a running plan from what it is by then.
    ///
    /// - Parameter version: where the change is about what somebody saw.
    func change(
        _ id: String, seen version: Int? = nil, of patient: String, by hand: Hand,
        _ body: @escaping @Sendable (inout MonitoringPlan, Int64) throws -> Void
    ) async throws {
        let preparer = record.preparer
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            guard let stored = try transaction.read("CarePlan", id) else { throw RecordError.notFound }
            let current = try stored.json()
            guard var plan = MonitoringPlan(current), plan.patient == patient else { throw RecordError.notFound }
            guard version.map({ $0 == stored.version }) ?? true else {
                throw RecordError.conflict("the plan has changed since it was seen")
            }
            guard plan.status.isRunning else { throw RecordError.conflict("the plan is over") }
            try body(&plan, transaction.instant)
            _ = try transaction.put(preparer.prepare(try plan.json(over: current)))
        }
    }
}
