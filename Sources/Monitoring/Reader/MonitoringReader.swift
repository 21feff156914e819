package import Record

/// What pages ask about monitoring at home, inside a reading that has passed the gate.
package struct MonitoringReader {
    let reading: Reading
    let zone: LocalClock

    package init(_ reading: Reading, zone: LocalClock = .denmark) {
        self.reading = reading
        self.zone = zone
    }

    /// What a citizen meets. Belongs to a reading of that citizen.
    package func today(of patient: String) throws -> MonitoringToday {
        MonitoringToday(plans: [])
    }

    /// What a unit has to see to. Belongs to a reading of ``Subject/lookup``: each citizen on it stands in the audit.
    ///
    /// - Parameter unit: `Organization/…`.
    package func worklist(of unit: String, limit: Int = 50, offset: Int = 0) throws -> MonitoringWorklist {
        MonitoringWorklist(lines: [], counts: [:], green: 0, paused: 0, hasMore: false)
    }

    /// Plans of a unit with nothing open. Belongs to a reading of ``Subject/lookup``.
    package func green(of unit: String, limit: Int = 50, offset: Int = 0) throws -> [MonitoringWorklist.GreenLine] {
        []
    }

    /// One citizen's monitoring, for staff. Nil where there is no such plan. Belongs to a reading of that citizen.
    package func citizen(_ plan: String, of patient: String) throws -> MonitoredCitizen? { nil }

    /// The plans of a citizen, running ones first. Belongs to a reading of that citizen.
    package func plans(of patient: String) throws -> [MonitoringPlan] { [] }

    /// The programmes that can be started, the newest version of each. Belongs to any reading of the directory.
    package func programmes() throws -> [Programme] { [] }

    /// One version of a programme, by `URL|VERSION`.
    package func programme(_ canonical: String) throws -> Programme? { nil }
}
