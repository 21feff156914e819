package import Access

/// A look at one patient that takes more than one reading, such as an answer that goes out as fast as its reader takes it.
///
/// It stands in the audit once, before anything is seen; whether the caller may is decided anew in each reading. No
/// reader is held between them.
package struct PatientLook: Sendable {
    private let record: Record
    private let patient: String
    private let caller: Caller
    private let purpose: Purpose

    init(_ record: Record, at patient: String, as caller: Caller, because purpose: Purpose) {
        self.record = record
        self.patient = patient
        self.caller = caller
        self.purpose = purpose
    }

    /// Runs `body` on a reader at one snapshot, a later one each time.
    ///
    /// - Throws: ``RecordError`` where the caller may no longer, and what `body` throws.
    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (Reading) throws -> Result
    ) async throws -> Result {
        try await record.engine.read { [self] engineReading in
            let instant = record.surroundings.now()
            let decision = try record.decide(caller, purpose, .patient(patient), at: instant, engineReading)
            guard case .permitted(let scope, _) = decision else { throw record.refusal(decision) }
            return try body(Reading(try engineReading.within(scope), scope: scope, instant: instant))
        }
    }
}

extension Record {
    /// Looks at a patient through the gate, and says how to go on looking.
    ///
    /// - Parameter activity: what is looked at, as a route pattern or a word, for the audit.
    /// - Returns: what `body` gives, and the look: in the audit durably by now.
    package func look<Result: Sendable>(
        at patient: String, as caller: Caller, because purpose: Purpose, doing activity: String,
        _ body: @escaping @Sendable (Reading) throws -> Result
    ) async throws -> (Result, PatientLook) {
        let result = try await read(.patient(patient), as: caller, because: purpose, doing: activity, body)
        return (result, PatientLook(self, at: patient, as: caller, because: purpose))
    }
}
