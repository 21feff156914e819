import Access
import FHIR
package import Record

/// Takes what units do about going home, and writes it through the door as whoever does it.
package struct TransitionDesk: Sendable {
    /// What keeps a step from being taken, for whoever takes it.
    package enum Mistake: Error, Sendable, Hashable {
        /// Something that must be said was not.
        case blank
        /// These sections are missing, or the reasons for what was done with these medicines; a reason is needed.
        case incomplete(sections: [String], medicines: [String])
        /// A version after the first says what is new, and differs.
        case unchanged
        /// The letter says the exact end, which is known when the patient has gone home.
        case notDischarged
        /// The department no longer answers, or never did.
        case notCovered
        /// It has been done, or cannot be done from here.
        case late
    }

    let record: Record
    /// An instant as people say it in Danish, for what is written into letters.
    let say: @Sendable (Int64) -> String

    /// - Parameter say: milliseconds since 1970-01-01T00:00:00Z, as people say it in Danish.
    package init(_ record: Record, say: @escaping @Sendable (Int64) -> String) {
        self.record = record
        self.say = say
    }

    var now: Int64 { record.surroundings.now() }

    /// Changes a Task from what it is now.
    func change(
        _ task: String, by hand: ConsentDesk.Hand, _ new: @escaping @Sendable (JSONValue, Int64) throws -> JSONValue?
    ) async throws {
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            _ = try transaction.change("Task", task) { try new($0, transaction.instant) }
        }
    }

    static func unit(_ hand: ConsentDesk.Hand) throws -> String {
        guard let unit = hand.caller.unit else { throw RecordError.forbidden("somebody who works nowhere") }
        return "Organization/" + unit
    }
}

/// What is decided when a discharge begins, and may change until it is over.
package struct DischargeOrder: Sendable, Hashable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package var expected: Int64
    package var destination: DischargeFacts.Destination
    package var needsNursing: Bool
    package var needsRehabilitation: Bool
    /// The municipality's unit, as a reference.
    package var nursing: String?

    package init(
        expected: Int64, destination: DischargeFacts.Destination, needsNursing: Bool, needsRehabilitation: Bool,
        nursing: String?
    ) {
        self.expected = expected
        self.destination = destination
        self.needsNursing = needsNursing
        self.needsRehabilitation = needsRehabilitation
        self.nursing = nursing
    }

    init(_ discharge: Discharge) {
        self.init(
            expected: discharge.expected, destination: discharge.facts.destination,
            needsNursing: discharge.facts.needsNursing, needsRehabilitation: discharge.facts.needsRehabilitation,
            nursing: discharge.facts.nursing)
    }
}
