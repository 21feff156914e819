import Care
import FHIR
import Record

extension MonitoringReader {
    /// What a unit has to see to. Belongs to a reading of ``Subject/lookup``: each citizen on it stands in the audit.
    ///
    /// - Parameter unit: `Organization/…`.
    package func worklist(of unit: String, limit: Int = 50, offset: Int = 0) throws -> MonitoringWorklist {
        let rows = try reading.rows(DeviationProjection.open(of: unit, limit: limit + 1, offset: offset))
        let citizens = try citizens(rows.map(\.key.patient))
        let lines = rows.prefix(limit).compactMap { row -> MonitoringWorklist.Line? in
            let values = row.values
            guard let urgency = values[3].integer.flatMap({ Urgency(rank: Int($0)) }),
                let status = values[11].text.flatMap(Deviation.Status.init), let task = values[14].text,
                let plan = values[15].text, let citizen = values[16].text
            else { return nil }
            let known = citizens[row.key.patient]
            return MonitoringWorklist.Line(
                deviation: task, plan: plan, citizen: citizen, citizenName: known?.name, birthDate: known?.birthDate,
                title: values[18].text ?? "", urgency: urgency, status: status,
                reason: Wording(danish: values[12].text ?? "", english: values[13].text ?? ""),
                more: max(0, Int(values[8].integer ?? 1) - 1), unseen: Int(values[7].integer ?? 0),
                opened: values[5].integer ?? 0, handleBy: values[6].integer ?? 0,
                escalated: Int(values[9].integer ?? 0), takenBy: values[17].text)
        }
        return MonitoringWorklist(lines: lines, hasMore: rows.count > limit)
    }

    /// Plans of a unit with nothing open. Belongs to a reading of ``Subject/lookup``.
    package func green(of unit: String, limit: Int = 50, offset: Int = 0) throws -> [MonitoringWorklist.GreenLine] {
        let mark = ColumnValue.integer(ReferenceMark.number(of: unit))
        let open = RowQuery(DeviationProjection.name, where: [.equals("owner", mark), .equals("open", .integer(1))])
        let deviating = Set(try reading.rows(open).compactMap { $0.values[15].text })
        // As many as can be needed, whichever of them deviate: never all of a large unit's.
        var running = PlanProjection.running(of: unit)
        running.limit = offset + limit + deviating.count
        let rows = try reading.rows(running).filter {
            $0.values[3].text.map { !deviating.contains($0) } ?? false
        }.dropFirst(offset).prefix(limit)
        let citizens = try citizens(rows.map(\.key.patient))
        return rows.compactMap { row in
            guard let plan = row.values[3].text, let citizen = row.values[4].text else { return nil }
            let known = citizens[row.key.patient]
            return MonitoringWorklist.GreenLine(
                plan: plan, citizen: citizen, citizenName: known?.name, birthDate: known?.birthDate,
                title: row.values[5].text ?? "", since: row.values[2].integer ?? 0, isPaused: row.values[1].integer == 1
            )
        }
    }

    /// One citizen's monitoring, for staff. Nil where there is no such plan. Belongs to a reading of that citizen.
    package func citizen(_ plan: String, of patient: String) throws -> MonitoredCitizen? {
        guard let stored = try reading.resource("CarePlan", plan), let current = MonitoringPlan(try stored.json()),
            current.patient == patient, let programme = try programme(current.programme)
        else { return nil }
        let deviations = try deviations(of: current)
        let done = deviations.map(\.deviation).filter { !$0.status.isOpen }
        let open = deviations.first { $0.deviation.status.isOpen }
        let lastDone = done.compactMap { $0.outcome?.at }.max()
        let series = try series(of: current, programme, since: reading.instant - Self.shown)
        let newest = try programmes().first { $0.url == programme.url }
        let known = try citizens([stored.key.patient])[stored.key.patient]
        return MonitoredCitizen(
            plan: current, planVersion: stored.version, programme: programme,
            citizenName: known?.name, birthDate: known?.birthDate,
            series: series, open: open?.deviation, openVersion: open?.version, done: done, lastDone: lastDone,
            sinceLast: series.map { Self.since(lastDone, $0) },
            newer: newest.flatMap { Self.isOlder(programme.version, $0.version) ? $0 : nil },
            answers: try answers(current, programme))
    }

    private static func since(_ instant: Int64?, _ series: MeasureSeries) -> MeasureSeries {
        guard let instant else { return series }
        var rest = series
        rest.points.removeAll { $0.at <= instant }
        return rest
    }

    private func answers(
        _ plan: MonitoringPlan, _ programme: Programme
    ) throws -> [MonitoredCitizen.AnsweredQuestionnaire] {
        try programme.activities.compactMap(\.questionnaire).flatMap { questionnaire in
            let key = Arrival.key(of: questionnaire)
            let query = ArrivalProjection.rows(of: key, in: plan.id, from: reading.instant - Self.shown)
            return try reading.rows(query).compactMap { row -> MonitoredCitizen.AnsweredQuestionnaire? in
                guard let at = row.values[2].integer, let id = row.values[4].text else { return nil }
                return MonitoredCitizen.AnsweredQuestionnaire(id: id, questionnaire: key, at: at)
            }
        }
    }

    struct Known {
        var name: String?
        var birthDate: String?
    }

    /// What these citizens are called, by number: asked for once.
    func citizens(_ numbers: [Int64]) throws -> [Int64: Known] {
        guard !numbers.isEmpty else { return [:] }
        var query = RowQuery(CitizenProjection.projection.name)
        query.patients = Array(Set(numbers)).sorted()
        return Dictionary(
            try reading.rows(query).map {
                ($0.key.patient, Known(name: $0.values[0].text, birthDate: $0.values[2].text))
            }, uniquingKeysWith: { first, _ in first })
    }
}
