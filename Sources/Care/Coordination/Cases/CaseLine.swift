import Record

/// A case as it stands on a unit's list.
package struct CaseLine: Sendable, Hashable {
    package var citizen: String
    package var citizenName: String?
    /// Whether it has no next step.
    package var isWaiting: Bool
    package var stepBy: Int64
    package var isTold: Bool
    package var risk: CaseRisk
    package var step: CoordinationCase.NextStep?
    /// The newest note.
    package var note: String?

    package init(
        citizen: String, citizenName: String? = nil, isWaiting: Bool, stepBy: Int64, isTold: Bool = false,
        risk: CaseRisk, step: CoordinationCase.NextStep? = nil, note: String? = nil
    ) {
        self.citizen = citizen
        self.citizenName = citizenName
        self.isWaiting = isWaiting
        self.stepBy = stepBy
        self.isTold = isTold
        self.risk = risk
        self.step = step
        self.note = note
    }

    /// Nil for a row that is none of ``CaseProjection``.
    init?(_ values: [ColumnValue]) {
        guard values.count == 11, let waiting = values[2].integer, let stepBy = values[4].integer,
            let text = values[6].text, let citizen = values[10].text
        else { return nil }
        let lines = text.split(separator: "\n").compactMap { line -> CaseRisk.Line? in
            let parts = line.split(separator: " ")
            guard parts.count == 3, let fact = CaseRisk.Fact(rawValue: String(parts[0])), let number = Int(parts[1]),
                let points = Int(parts[2])
            else { return nil }
            return CaseRisk.Line(fact, number: number, points: points)
        }
        var step: CoordinationCase.NextStep?
        if let words = values[7].text, let by = values[8].text { step = .init(text: words, by: by) }
        self.init(
            citizen: citizen, isWaiting: waiting == 1, stepBy: stepBy, isTold: values[5].integer == 1,
            risk: CaseRisk(lines: lines), step: step, note: values[9].text)
    }
}
