/// Something that deviated, and what was done about it.
package struct HandledDeviation: Sendable, Hashable {
    /// How far it has come.
    package enum Stage: Sendable, Hashable {
        case sent
        case seen
        case taken(by: String?)
        case done(at: Int64, by: String?, what: String?)
    }

    package var id: String
    package var mark: MonitoringMark
    /// Why, in words.
    package var reasons: [String]
    package var since: Int64
    package var stage: Stage

    package init(id: String, mark: MonitoringMark, reasons: [String], since: Int64, stage: Stage) {
        self.id = id
        self.mark = mark
        self.reasons = reasons
        self.since = since
        self.stage = stage
    }
}
