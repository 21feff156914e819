import Record

/// What is open of the discharges on a unit's lists: asked for once for all of them.
struct OpenPromises {
    private let parts: [String: [TransitionRow]]
    private let questions: [String: [TransitionRow]]
    private let waiting: [String: TransitionRow]
    private let takenOver: Set<String>

    /// - Parameter instant: since when the lists look back.
    init(_ reader: TransitionReader, _ unit: String, since instant: Int64) throws {
        let sides = [TransitionProjection.Side.owner, .receiver]
        // A unit that is on both sides of a Task has two rows of it.
        var seen: Set<String> = []
        let open = try sides.flatMap { try reader.rows(.open($0), unit) }.filter { seen.insert($0.id).inserted }
        parts = Dictionary(grouping: open.filter { $0.part != nil }, by: \.discharge)
        questions = Dictionary(grouping: open.filter { $0.part == nil }, by: \.discharge)
        let late = try sides.flatMap { try reader.rows(.waitingForLetter($0), unit) }
        waiting = Dictionary(late.map { ($0.discharge, $0) }, uniquingKeysWith: { first, _ in first })
        takenOver = Set(try sides.flatMap { try reader.rows(.takenOver($0, since: instant), unit) }.map(\.discharge))
    }

    /// The practices' taking over that waits for a letter, of discharges other than these: what has waited longest first.
    func waitingForLetter(besides known: Set<String>) -> [TransitionRow] {
        waiting.values.filter { !known.contains($0.discharge) }.sorted { ($0.due, $0.id) < ($1.due, $1.id) }
    }

    func line(_ row: TransitionRow, _ citizen: CitizenNames.Name?, at instant: Int64) -> UnitTransitions.Line {
        let own = parts[row.id] ?? []
        let asked = questions[row.id] ?? []
        return UnitTransitions.Line(
            discharge: row.id, citizen: row.citizen, name: citizen?.name, birthDate: citizen?.birthDate,
            stage: Discharge.Stage(rawValue: row.state) ?? .preparing, instant: row.due, coveredUntil: row.until,
            outcome: row.outcome, late: own.filter { $0.due < instant }.compactMap(\.part),
            open: own.compactMap(\.part), waiting: asked.count, lateAnswers: asked.count { $0.due < instant },
            waitsForLetter: waiting[row.id] != nil, isTakenOver: takenOver.contains(row.id))
    }
}
