import Access
import Care
import FHIR
import Record

/// Running plans follow the version that they began with, until somebody moves them.
extension MonitoringDesk {
    /// Moves a plan to another version of its programme.
    ///
    /// - Parameters:
    ///   - why: stands on the plan.
    ///   - version: of the CarePlan, as it was seen.
    package func move(
        _ plan: String, to canonical: String, why: String, seen version: Int, of patient: String, by hand: Hand
    ) async throws {
        guard MonitoringSystems.isText(why) else { throw RecordError.invalid("move: why") }
        try await change(plan, seen: version, of: patient, by: hand) { plan, instant in
            try plan.move(to: canonical, why: why, by: hand, at: instant)
        }
    }

    /// What became of moving many.
    package struct Moved: Sendable, Hashable {
        package var done: Int
        /// How many still follow another version.
        package var left: Int
    }

    /// Plans that are moved at once, and in one transaction: others wait for those of one at most.
    package static var mostMoved: Int { 500 }
    private static var together: Int { 25 }

    /// Moves the plans of the caller's own unit that follow another version of the programme, no more than were told beforehand. Each is
    /// a step of its own in the record, with the reason; one that may not be moved holds up no other.
    package func moveAll(to canonical: String, why: String, atMost told: Int, by hand: Hand) async throws -> Moved {
        guard let unit = hand.caller.unit, let (url, _) = Programme.parts(of: canonical) else {
            throw RecordError.forbidden("only those who work at a unit move its plans")
        }
        guard MonitoringSystems.isText(why) else { throw RecordError.invalid("move: why") }
        var query = PlanProjection.following(
            url, in: .integer(ReferenceMark.number(of: "Organization/" + unit)), otherThan: canonical)
        query.order = [.ascending("mark")]
        query.limit = min(max(told, 0), Self.mostMoved)
        let others = query
        let plans = try await record.read(.lookup, as: hand.caller, because: hand.purpose, doing: hand.activity) {
            try $0.rows(others).compactMap { $0.values[3].text }
        }
        var done = 0
        for start in stride(from: 0, to: plans.count, by: Self.together) {
            let some = Array(plans[start..<min(start + Self.together, plans.count)])
            do {
                done += try await move(some, canonical, why, hand)
            } catch is RecordError {
                done += try await moveEach(some, canonical, why, hand)
            }
        }
        let left = try await record.unitCounts(as: hand.caller, because: hand.purpose, doing: hand.activity) {
            reading, mark in [try reading.count(PlanProjection.following(url, in: mark, otherThan: canonical))]
        }
        return Moved(done: done, left: left.first ?? 0)
    }

    /// Those that the record refuses are left as they are.
    private func moveEach(_ plans: [String], _ canonical: String, _ why: String, _ hand: Hand) async throws -> Int {
        var done = 0
        for plan in plans {
            do {
                done += try await move([plan], canonical, why, hand)
            } catch RecordError.forbidden, RecordError.unrelated, RecordError.notFound, RecordError.invalid,
                RecordError.conflict
            {
                continue
            }
        }
        return done
    }

    /// Those that are not running any more, or were moved meanwhile, are left as they are.
    private func move(_ plans: [String], _ canonical: String, _ why: String, _ hand: Hand) async throws -> Int {
        let preparer = record.preparer
        return try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            var done = 0
            for id in plans {
                guard let current = try transaction.read("CarePlan", id)?.json(), var plan = MonitoringPlan(current),
                    plan.status.isRunning, plan.programme != canonical
                else { continue }
                try plan.move(to: canonical, why: why, by: hand, at: transaction.instant)
                _ = try transaction.put(preparer.prepare(try plan.json(over: current)))
                done += 1
            }
            return done
        }
    }
}

extension MonitoringPlan {
    fileprivate mutating func move(
        to canonical: String, why: String, by hand: MonitoringDesk.Hand, at instant: Int64
    ) throws {
        guard Arrival.key(of: canonical) == Arrival.key(of: programme), canonical != programme else {
            throw RecordError.invalid("programme: another version of the same one")
        }
        moves.append(
            Move(
                from: programme, to: canonical, by: hand.caller.identity, name: hand.name, at: instant, why: why))
        programme = canonical
    }
}
