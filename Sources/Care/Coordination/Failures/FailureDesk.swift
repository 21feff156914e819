import Access
import FHIR
package import Record

/// Takes coordination failures to the record's door: reporting, looking into, changing, seeing whether it holds.
package struct FailureDesk: Sendable {
    private let record: Record

    package init(_ record: Record) {
        self.record = record
    }

    /// A step that the unit takes.
    package enum Step: Sendable, Hashable {
        case analyse(kind: String, analysis: String)
        /// - Parameter followUp: the day on which it is seen whether it holds, as FHIR writes it.
        case change(String, followUp: String)
        case followUp(String, holds: Bool)

        /// The case after it; nil where it cannot be taken from there.
        func applied(to failure: CoordinationFailure) -> CoordinationFailure? {
            var failure = failure
            switch (self, failure.status) {
            case (.analyse(let kind, let analysis), .reported), (.analyse(let kind, let analysis), .analysed):
                (failure.kind, failure.analysis, failure.status) = (kind, analysis, .analysed)
            case (.change(let change, let followUp), .analysed), (.change(let change, let followUp), .changed):
                (failure.change, failure.followUp, failure.status) = (change, followUp, .changed)
            case (.followUp(let result, let holds), .followUp):
                (failure.result, failure.status) = (result, holds ? .closed : .analysed)
            default: return nil
            }
            return failure
        }
    }

    /// Reports a failure, and says its id.
    ///
    /// - Parameter owner: the unit that is to look into it.
    package func report(
        _ text: String, to owner: TaskParty, of patient: String, by hand: ConsentDesk.Hand
    ) async throws -> String {
        let now = record.surroundings.now()
        let limits = try await record.unitLimits(of: owner.reference, by: hand)
        let failure = CoordinationFailure(
            id: record.surroundings.newIdentifier(), patient: patient, text: text, reporter: hand.caller.identity,
            reporterName: hand.name, owner: owner, reported: now,
            analyseBy: now + limits[.analyseFailureWithin])
        let prepared = try record.preparer.prepare(try failure.json())
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            guard try transaction.knows(patient: patient) else { throw RecordError.notFound }
            _ = try transaction.put(prepared)
        }
        return failure.id
    }

    /// Takes a step with a case.
    ///
    /// - Throws: ``RecordError/conflict(_:)`` where somebody else was first.
    package func take(_ step: Step, _ id: String, of patient: String, by hand: ConsentDesk.Hand) async throws {
        let preparer = record.preparer
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            guard let current = try transaction.read("Task", id)?.json(), let failure = CoordinationFailure(current),
                failure.patient == patient
            else { throw RecordError.notFound }
            guard let new = step.applied(to: failure) else {
                throw RecordError.conflict("somebody else has taken a step with this case")
            }
            _ = try transaction.put(preparer.prepare(try new.json(over: current, at: transaction.instant)))
        }
    }
}
