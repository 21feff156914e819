import FHIR

/// What comes next: appointments, planned contacts and procedures, orders for a time, scheduled activities of plans,
/// and
/// referrals that wait for a time. What is cancelled is not among them.
enum UpcomingRules {
    static func upcoming(in thread: CitizenThread) -> [Upcoming] {
        let appointments = thread.planned.filter { $0.kind == .appointment }
        let booked = Set(appointments.map(\.draft.reference))
        let carriedOut = Set(appointments.flatMap { $0.draft.references(.request) })
        var upcoming: [Upcoming] = thread.planned.compactMap { row in
            // A planned contact for which there is an appointment is the same thing twice.
            if row.isContact, row.draft.references(.focus).contains(where: booked.contains) { return nil }
            if carriedOut.contains(row.draft.reference) { return nil }
            // A sample that is to be taken by now is something to do, not something that comes.
            if row.time <= thread.now, row.draft.reference(.focus) == ThreadExtractor.sample { return nil }
            // What may happen any day now is placed by the last of them.
            let time = row.time > thread.now ? row.time : row.draft.end?.earliest ?? row.time
            return Upcoming(draft: row.draft, course: thread.course(of: row), time: time)
        }
        upcoming += waiting(thread, carriedOut)
        let shown = Set(upcoming.map(\.draft.reference))
        upcoming += activities(thread, shown)
        return upcoming.sorted { ($0.time, $0.draft.reference) < ($1.time, $1.draft.reference) }
    }

    /// Referrals, and whatever else is agreed without a time, as long as they can be thought to be alive.
    private static func waiting(_ thread: CitizenThread, _ carriedOut: Set<String>) -> [Upcoming] {
        let oldest = thread.now - referralLife
        return thread.current.compactMap { row in
            guard isWaiting(row), row.time >= oldest || row.time == ThreadRow.undated, row.time <= thread.now,
                !carriedOut.contains(row.draft.reference)
            else { return nil }
            return Upcoming(draft: row.draft, course: thread.course(of: row), time: Upcoming.undated)
        }
    }

    private static func isWaiting(_ row: ThreadRow) -> Bool {
        switch row.kind {
        case .referral:
            return row.draft.reference(.focus) != ThreadExtractor.sample
                && (row.draft.status == "active" || row.draft.status == nil)
        case .appointment: return true
        case .contact, .admission: return row.draft.status == "planned"
        case .procedure: return row.draft.status == "preparation"
        default: return false
        }
    }

    /// A referral that nobody has followed up for so long is history: 18 months.
    private static let referralLife: Int64 = 548 * CitizenThread.day

    private static func activities(_ thread: CitizenThread, _ shown: Set<String>) -> [Upcoming] {
        thread.frames.filter { $0.kind == .plan && $0.shelf == .openFrame && !$0.hasEnded(at: thread.now) }
            .flatMap { plan -> [Upcoming] in
                plan.draft.parts.compactMap { part in
                    guard let start = part.start, start.latest > thread.now, !part.isVoid,
                        part.status != "completed", !shown.contains(part.reference)
                    else { return nil }
                    return Upcoming(draft: part, course: thread.course(of: plan), time: start.earliest)
                }
            }
    }
}
