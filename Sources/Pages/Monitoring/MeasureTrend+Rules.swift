package import Monitoring

extension MeasureTrend {
    package init(_ series: MeasureSeries, _ language: Language) {
        let values = series.values
        self.init(
            measure: series.measure.id, name: language.title(of: series.measure), unit: series.measure.unitText,
            points: series.points.map { Point(instant: $0.at, value: $0.value, mark: MonitoringMark($0.colour)) },
            limits: LimitLines(
                alertLow: values[.alertLow], warningLow: values[.warningLow], warningHigh: values[.warningHigh],
                alertHigh: values[.alertHigh]),
            isPersonal: series.isPersonal)
    }
}

extension HandledDeviation {
    package init(_ deviation: Deviation, _ language: Language) {
        let stage: Stage =
            switch deviation.status {
            case .requested: .sent
            case .received: .seen
            case .accepted: .taken(by: deviation.takenBy?.name)
            case .completed:
                .done(
                    at: deviation.outcome?.at ?? deviation.opened, by: deviation.outcome?.by.name,
                    what: deviation.outcome?.words)
            }
        self.init(
            id: deviation.id, mark: MonitoringMark(deviation.worst),
            reasons: deviation.findings.map { language.say($0.reason) }, since: deviation.opened, stage: stage)
    }
}

extension WorklistLine {
    /// What is open in one plan.
    package init(
        _ deviation: Deviation, version: Int, citizenName: String?, programme: String, trend: MeasureTrend?,
        _ language: Language
    ) {
        let findings = deviation.findings.sorted { ($0.urgency, $0.at) > ($1.urgency, $1.at) }
        let unseen = Set(deviation.unseen)
        self.init(
            id: deviation.id, version: version, citizen: deviation.patient, citizenName: citizenName,
            programme: programme, mark: MonitoringMark(deviation.worst),
            reasons: findings.map {
                Reason(
                    mark: MonitoringMark($0.urgency), words: language.say($0.reason), instant: $0.at,
                    isNew: unseen.contains($0))
            },
            since: deviation.opened, handleBy: deviation.handleBy, isSeen: deviation.status != .requested,
            taker: deviation.takenBy.map { Taker(reference: $0.reference, name: $0.name) },
            isEscalated: !deviation.escalations.isEmpty, trend: trend)
    }
}
