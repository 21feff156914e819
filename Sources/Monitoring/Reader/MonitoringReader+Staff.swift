import Care
import FHIR
import Record

extension MonitoringReader {
    /// What a unit has to see to. Belongs to a reading of ``Subject/lookup``: each citizen on it stands in the audit.
    ///
    /// - Parameter unit: `Organization/…`.
    package func worklist(of unit: String, limit: Int = 50, offset: Int = 0) throws -> MonitoringWorklist {
        let rows = try reading.rows(DeviationProjection.open(of: unit, limit: limit + 1, offset: offset))
        let names = try CitizenNames(reading, of: rows.map(\.key))
        let lines = rows.prefix(limit).compactMap { row -> MonitoringWorklist.Line? in
            let values = row.values
            guard let urgency = values[3].integer.flatMap({ Urgency(rank: Int($0)) }),
                let status = values[11].text.flatMap(Deviation.Status.init), let task = values[14].text,
                let plan = values[15].text, let citizen = values[16].text
            else { return nil }
            let known = names[row.key]
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

    /// Plans of a unit with nothing open, those that began first first. Belongs to a reading of ``Subject/lookup``.
    package func green(of unit: String, limit: Int = 50) throws -> [MonitoringWorklist.GreenLine] {
        var running = PlanProjection.running(of: unit)
        running.limit = limit
        var green: [ProjectionRow] = []
        while green.count < limit {
            let rows = try reading.rows(running)
            let plans = rows.compactMap { $0.values[3].text }
            let deviating = Set(
                try reading.rows(DeviationProjection.open(ofPlans: plans)).compactMap { $0.values[15].text })
            green += rows.filter { row in row.values[3].text.map { !deviating.contains($0) } ?? false }
            // No more than are asked for at a time: never all of a large unit's.
            guard rows.count == limit else { break }
            running.offset += limit
        }
        let shown = green.prefix(limit)
        let names = try CitizenNames(reading, of: shown.map(\.key))
        return shown.compactMap { row in
            guard let plan = row.values[3].text, let citizen = row.values[4].text else { return nil }
            let known = names[row.key]
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
        let known = try CitizenNames(reading, of: [stored.key])[stored.key]
        let day = zone.day(of: reading.instant) - zone.day(of: current.start)
        let steps = programme.education.filter { $0.afterDays <= day }.map(\.id)
        let learnt = try learnt(current, programme)
        return MonitoredCitizen(
            plan: current, planVersion: stored.version, programme: programme,
            citizenName: known?.name, birthDate: known?.birthDate,
            series: series, open: open?.deviation, openVersion: open?.version, done: done, lastDone: lastDone,
            sinceLast: series.map { Self.since(lastDone, $0) },
            newer: newest.flatMap { Self.isOlder(programme.version, $0.version) ? $0 : nil },
            answers: try answers(current, programme), learnt: steps.count { learnt[$0] != nil }, toLearn: steps.count)
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
        try programme.activities.flatMap { activity -> [MonitoredCitizen.AnsweredQuestionnaire] in
            guard let key = activity.questionnaire.map(Arrival.key) else { return [] }
            var query = ArrivalProjection.rows(of: key, in: plan.id, limit: Self.mostAnswers)
            query.order = [.descending("at")]
            return try reading.rows(query).compactMap { row in
                guard let at = row.values[2].integer, let id = row.values[4].text else { return nil }
                let task = try reading.resource("Task", id).flatMap { QuestionnaireAssignment(try $0.json()) }
                return MonitoredCitizen.AnsweredQuestionnaire(
                    id: id, title: activity.title, at: at, outcome: task?.outcome, isAsked: task?.plan == plan.id)
            }
        }
        .sorted { $0.at > $1.at }
    }

    /// Answers of one questionnaire that are shown, however long ago they were given.
    private static let mostAnswers = 10
}
