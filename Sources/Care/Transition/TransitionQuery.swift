import Record

/// Which of a unit's rows about going home.
struct TransitionQuery {
    private let side: TransitionProjection.Side
    private let kinds: [TaskKind]
    private let states: [String]
    private var since: Int64?
    private var limit: Int?
    private var ids: [String]?
    private var isLastFirst = false

    /// Discharges that are being prepared, those that are nearest first.
    static func preparing(_ side: TransitionProjection.Side, most: Int) -> TransitionQuery {
        TransitionQuery(
            side: side, kinds: [.discharge], states: [Discharge.Stage.preparing.rawValue], limit: most)
    }

    /// Discharges that have ended at an instant or later, the last first.
    static func completed(_ side: TransitionProjection.Side, since instant: Int64, most: Int) -> TransitionQuery {
        TransitionQuery(
            side: side, kinds: [.discharge], states: [Discharge.Stage.completed.rawValue], since: instant,
            limit: most, isLastFirst: true)
    }

    /// Certain discharges that have ended, by their Tasks' ids.
    ///
    /// - Parameter instant: none of them ended before it.
    static func ended(_ ids: [String], since instant: Int64) -> TransitionQuery {
        TransitionQuery(
            side: .owner, kinds: [.discharge], states: [Discharge.Stage.completed.rawValue], since: instant, ids: ids)
    }

    /// Parts that have not been sent, and questions that have not been answered: all of them, for each is counted.
    static func open(_ side: TransitionProjection.Side) -> TransitionQuery {
        TransitionQuery(
            side: side, kinds: DischargePart.allCases.map(\.kind) + [.question],
            states: [DischargePartTask.Progress.open.rawValue])
    }

    /// Practices' taking over that has happened, of those whose time came at an instant or later.
    static func takenOver(_ side: TransitionProjection.Side, since instant: Int64) -> TransitionQuery {
        TransitionQuery(
            side: side, kinds: [.handoverAtDischarge], states: [Handover.State.accepted.rawValue], since: instant)
    }

    /// Practices' taking over whose time has come while the letter has not, however long ago.
    static func waitingForLetter(_ side: TransitionProjection.Side) -> TransitionQuery {
        TransitionQuery(side: side, kinds: [.handoverAtDischarge], states: [DischargeTakeover.waiting])
    }

    /// What of a part has been sent to the unit and not been taken in, what was due first first.
    static func letters(_ part: DischargePart, most: Int) -> TransitionQuery {
        TransitionQuery(
            side: .receiver, kinds: [part.kind], states: [DischargePartTask.Progress.sent.rawValue],
            limit: most)
    }

    func rows(of unit: String) -> RowQuery {
        var conditions: [RowQuery.Condition] = [
            .equals("unit", .text(unit)), .equals("side", .text(side.rawValue)),
            Self.condition("kind", kinds.map(\.rawValue)), Self.condition("state", states),
        ]
        if let since { conditions.append(.atLeast("due", .integer(since))) }
        if let ids { conditions.append(.isOne(of: ids.map(ColumnValue.text), "id")) }
        // Of one kind and state the index has the order; what is counted needs none.
        let order: [RowQuery.Order] = kinds.count == 1 && states.count == 1 ? [due] : []
        return RowQuery(TransitionProjection.name, where: conditions, order: order, limit: limit)
    }

    private var due: RowQuery.Order { isLastFirst ? .descending("due") : .ascending("due") }

    private static func condition(_ column: String, _ values: [String]) -> RowQuery.Condition {
        values.count == 1 ? .equals(column, .text(values[0])) : .isOne(of: values.map(ColumnValue.text), column)
    }
}
