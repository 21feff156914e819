import Record

extension MonitoringReader {
    /// How a plan was changed lately by being moved to another version, as far as it concerns the citizen; nil where it was not.
    func moved(_ plan: MonitoringPlan, _ programme: Programme) throws -> MonitoringToday.Moved? {
        guard let (from, last) = plan.moved(since: reading.instant - Self.shown),
            let former = try self.programme(from)
        else { return nil }
        let own = Set(plan.personalLimits.map(\.measure))
        let changes = ProgrammeChange.all(from: former, to: programme).filter { $0.concernsCitizen(with: own) }
        guard !changes.isEmpty else { return nil }
        return MonitoringToday.Moved(move: last, changes: changes, hasOwnLimits: !own.isEmpty)
    }
}

extension MonitoringToday {
    /// That a plan follows another version than it did, and what is otherwise for the citizen.
    package struct Moved: Sendable {
        package var move: MonitoringPlan.Move
        package var changes: [ProgrammeChange]
        /// Whether a doctor has set limits for this citizen, which stay.
        package var hasOwnLimits: Bool
    }
}

extension ProgrammeChange {
    /// Whether it is otherwise for a citizen; not what is staff's alone.
    ///
    /// - Parameter own: measures for which the citizen has limits of their own, whatever the programme's are.
    func concernsCitizen(with own: Set<String>) -> Bool {
        switch self {
        case .limit(let measure, _, _, _): !own.contains(measure)
        case .activityAdded, .activityRemoved, .content, .times, .length, .contact, .learning: true
        case .text(.staff, _, _), .text(.purpose, _, _): false
        case .text: true
        case .within, .baseline, .savesVisit, .assessment, .sources, .criteria, .watchedBy, .approval, .arrangement:
            false
        }
    }
}
