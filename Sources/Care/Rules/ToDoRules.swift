import FHIR

/// What the citizen must do: tasks, samples to have taken, questionnaires that are begun, and preparations for what
/// comes
/// soon.
enum ToDoRules {
    /// Soonest deadline first; what has none comes last, newest first.
    static func entries(in thread: CitizenThread) throws -> [Entry] {
        if thread.citizen.deceased { return [] }
        var entries: [Entry] = []
        for row in thread.current + thread.planned where isForCitizen(row, thread.now) {
            entries.append(try thread.entry(row))
        }
        // The same preparation for every visit of a series is said once, for the first.
        var said: Set<String> = []
        for upcoming in thread.upcoming where upcoming.draft.kind == .appointment {
            guard let instruction = upcoming.draft.instruction, !instruction.isBlank,
                upcoming.time < thread.now + preparationAhead,
                said.insert(instruction + "\n" + (upcoming.course?.id ?? "")).inserted
            else { continue }
            entries.append(try preparation(for: upcoming, instruction, thread))
        }
        return entries.sorted { one, other in
            let (first, second) = (one.end?.earliest ?? .max, other.end?.earliest ?? .max)
            if first != second { return first < second }
            return (one.start?.earliest ?? .min) > (other.start?.earliest ?? .min)
        }
    }

    /// How long before an appointment its preparation is something to do now.
    private static let preparationAhead = 30 * CitizenThread.day
    /// An order for a sample that nobody has followed up for so long is history.
    private static let sampleLife = 365 * CitizenThread.day

    private static func isForCitizen(_ row: ThreadRow, _ now: Int64) -> Bool {
        switch row.kind {
        case .task:
            let open = ["requested", "received", "accepted", "ready", "in-progress"]
            return row.draft.reference(.owner)?.hasPrefix("Patient/") == true
                && open.contains(row.draft.status ?? "")
        case .referral:
            return row.draft.reference(.focus) == ThreadExtractor.sample && row.draft.status == "active"
                && row.time >= now - sampleLife
        case .questionnaire: return row.draft.status == "in-progress"
        default: return false
        }
    }

    private static func preparation(
        for upcoming: Upcoming, _ instruction: String, _ thread: CitizenThread
    ) throws -> Entry {
        let appointment = try thread.maker.entry(upcoming.draft, course: upcoming.course?.id)
        return Entry(
            reference: appointment.reference, kind: .task, title: instruction, detail: appointment.title,
            status: appointment.status, end: appointment.start, sector: appointment.sector, unit: appointment.unit,
            person: appointment.person, place: appointment.place, course: appointment.course, standing: .planned)
    }
}
