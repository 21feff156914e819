import Access
import FHIR
import Record

/// Writes prepared units and the journals that speak of them, each batch in one durable transaction.
struct ImportWriter: Sendable {
    let record: Record
    let author: ImportAuthor

    /// What became of one part.
    enum PartOutcome: Sendable {
        case written([Outcome], alreadyThere: Int, passedOver: Int)
        case refused(Refusal)
        case postponed
    }

    /// Writes the units; each of their parts in order. Returns when everything is durable.
    ///
    /// - Parameter journals: what to keep about each source once the outcomes are known.
    /// - Throws: ``RecordError`` where nothing can be written at all.
    func write(
        _ units: [PreparedUnit], journals: @escaping @Sendable ([[PartOutcome]]) -> [RecordNote]
    ) async throws -> [[PartOutcome]] {
        do {
            return try await transaction { transaction in
                try transaction.expect(units.flatMap { $0.parts.flatMap(\.puts) })
                let outcomes = try units.map { try $0.parts.map { try write($0, transaction) } }
                for note in journals(outcomes) { try transaction.setNote(note.name, to: note.value) }
                return outcomes
            }
        } catch let error as RecordError where error.isAboutContent {
            return try await writeSeparately(units, journals: journals)
        }
    }

    /// Some part breaks a rule of the record: each is written on its own, so that the others are not lost with it.
    private func writeSeparately(
        _ units: [PreparedUnit], journals: @escaping @Sendable ([[PartOutcome]]) -> [RecordNote]
    ) async throws -> [[PartOutcome]] {
        var outcomes: [[PartOutcome]] = []
        for unit in units {
            var parts: [PartOutcome] = []
            for part in unit.parts {
                do {
                    parts.append(try await transaction { try write(part, $0) })
                } catch let error as RecordError where error.isAboutContent {
                    guard case .changes(_, let refusable) = part else { throw error }
                    parts.append(.refused(refusable.refusal(error.description)))
                }
            }
            outcomes.append(parts)
        }
        let notes = journals(outcomes)
        try await transaction { transaction in
            for note in notes { try transaction.setNote(note.name, to: note.value) }
        }
        return outcomes
    }

    private func transaction<Result: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        try await record.write(
            as: author.caller, because: author.purpose, doing: author.activity, body)
    }

    private func write(_ part: PreparedPart, _ transaction: Transaction) throws -> PartOutcome {
        switch part {
        case .refused(let refusal): return .refused(refusal)
        case .postponed: return .postponed
        case .changes(let changes, _):
            var outcomes: [Outcome] = []
            var alreadyThere = 0
            var passedOver = 0
            for change in changes {
                switch change {
                case .put(let resource): outcomes.append(try transaction.put(resource))
                case .delete(let type, let id):
                    if let outcome = try transaction.delete(type, id) {
                        outcomes.append(outcome)
                    } else {
                        passedOver += 1
                    }
                case .alreadyThere: alreadyThere += 1
                case .pass: passedOver += 1
                }
            }
            return .written(outcomes, alreadyThere: alreadyThere, passedOver: passedOver)
        }
    }
}

extension RecordError {
    /// Whether another resource might have been taken: the fault is in what was written, not in the record.
    fileprivate var isAboutContent: Bool {
        switch self {
        case .notFound, .unrelated, .forbidden, .invalid, .conflict: true
        case .busy, .unavailable, .fault: false
        }
    }
}
