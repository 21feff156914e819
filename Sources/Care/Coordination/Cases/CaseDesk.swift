import Access
import FHIR
package import Record

/// What coordinators do with their cases: draw the list anew, note, say what is next, take off the list.
package struct CaseDesk: Sendable {
    private let record: Record

    package init(_ record: Record) {
        self.record = record
    }

    /// Something that is done with a case.
    package enum Step: Sendable, Hashable {
        case next(CoordinationCase.NextStep)
        case note(String)
        case over(reason: String)
    }

    /// Counts anew the risk of those who have an active pathway at the caller's unit, and says how many cases changed.
    package func draw(by hand: ConsentDesk.Hand) async throws -> Int {
        guard let unit = hand.caller.unit else { return 0 }
        let drawn = try await record.read(
            .lookup, as: hand.caller, because: hand.purpose, doing: hand.activity
        ) { try CareReader($0).drawnCases(of: unit) }
        let prepared = try drawn.map { try record.preparer.prepare($0) }
        // Some at a time, so that other writers are not kept waiting.
        for start in stride(from: 0, to: prepared.count, by: Self.atOnce) {
            let some = prepared[start..<min(start + Self.atOnce, prepared.count)]
            try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
                for one in some { _ = try transaction.put(one) }
            }
        }
        return prepared.count
    }

    private static let atOnce = 50

    /// Takes a step with a citizen's case.
    ///
    /// - Throws: ``RecordError/notFound`` where the caller sees none.
    package func take(_ step: Step, of patient: String, by hand: ConsentDesk.Hand) async throws {
        let preparer = record.preparer
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            guard let json = try transaction.read("Task", CoordinationCase.id(of: patient))?.json(),
                var found = CoordinationCase(json), found.isOpen
            else { throw RecordError.notFound }
            switch step {
            case .next(let next): (found.step, found.status) = (next, .followed)
            case .note(let text):
                found.notes.append(.init(text: text, at: transaction.instant, by: hand.caller.identity))
            case .over(let reason): (found.reason, found.status, found.step) = (reason, .over, nil)
            }
            _ = try transaction.put(preparer.prepare(try found.json(leader: Escalation.all(of: json).last?.to)))
        }
    }
}
