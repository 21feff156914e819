import Record

/// One row of ``TransitionProjection``, by its columns.
struct TransitionRow {
    let key: ResourceKey
    let part: DischargePart?
    let state: String
    /// Milliseconds since 1970-01-01T00:00:00Z: of a discharge when it happened or is expected, of others their deadline.
    let due: Int64
    /// When the department's answering ends, or the Task was done.
    let until: Int64?
    /// The Task's id, and its discharge's.
    let id: String
    let discharge: String
    /// The Patient's id.
    let citizen: String
    let outcome: DischargeOutcome.Kind?

    init(_ row: ProjectionRow) {
        let values = row.values
        key = row.key
        part = values[2].text.flatMap(DischargePart.init)
        state = values[3].text ?? ""
        due = values[4].integer ?? 0
        until = values[5].integer
        id = values[6].text ?? ""
        discharge = values[7].text ?? ""
        citizen = values[8].text ?? ""
        outcome = values[9].text.flatMap(DischargeOutcome.Kind.init)
    }
}
