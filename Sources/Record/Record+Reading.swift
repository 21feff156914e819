package import Access
package import FHIR
import Measures

extension Record {
    /// The gate. Decides, starts the audit row's durable commit, runs `body` beside it, and returns when the row is
    /// durable: nothing leaves before it is known who saw it.
    ///
    /// A search for citizens (``Subject/lookup``) is audited after `body`, with a row for each citizen found.
    ///
    /// - Parameters:
    ///   - subject: whose part of the record.
    ///   - caller: who looks.
    ///   - purpose: why.
    ///   - activity: what is looked at, as a route pattern or a word, for the audit.
    ///   - kind: what `body` will ask; nil: much about one citizen where the subject is one, else anything.
    ///   - resource: what `body` will ask for first, where that is known: sooner still.
    ///   - body: runs on a reader at one snapshot; what it returns is handed out.
    /// - Throws: ``RecordError/notFound`` where the caller may not know that there is anything, what `body` throws, and
    ///   other ``RecordError``.
    package func read<Result: Sendable>(
        _ subject: Subject, as caller: Caller, because purpose: Purpose, doing activity: String,
        asking kind: LookKind? = nil, expecting resource: ResourceIdentity? = nil,
        _ body: @escaping @Sendable (Reading) throws -> Result
    ) async throws -> Result {
        let usual: LookKind = if case .patient = subject { .aboutOneCitizen } else { .wide }
        let result = try await Trace.span("read") {
            let context = Trace.here
            return try await engine.readWhenAudited(kind ?? usual, expecting: resource) { [self] engineReading in
                try Trace.carrying(context) {
                    let looked = try look(subject, caller, purpose, activity, engineReading, body)
                    if let context { trace(looked.1, in: context) }
                    return looked
                }
            }
        }
        return try result.get()
    }

    /// The same, of what a relative would see if a Consent that the caller is about to write were in force: one decision of
    /// ``Access/foresee(_:by:_:of:_:)``, applied as any other. Audited as the caller's own look.
    ///
    /// - Parameter consent: a proxy as it would be written, that names the relative.
    /// - Throws: ``RecordError/forbidden(_:)`` where the caller may not write it, what `body` throws, and other
    ///   ``RecordError``.
    package func foresee<Result: Sendable>(
        _ consent: JSONValue, of patient: String, as caller: Caller, because purpose: Purpose, doing activity: String,
        _ body: @escaping @Sendable (Reading) throws -> Result
    ) async throws -> Result {
        let result = try await engine.readWhenAudited { [self] engineReading in
            let instant = surroundings.now()
            let decision = try foreseen(consent, of: patient, caller, purpose, at: instant, engineReading)
            guard case .permitted(let scope, let ground) = decision else {
                let pending = try audit(
                    caller, purpose, activity, of: .patient(patient), .refused, on: nil, engineReading)
                return (Swift.Result<Result, any Error>.failure(refusal(decision)), pending)
            }
            let reading = Reading(try engineReading.within(scope), scope: scope, instant: instant)
            let pending = try audit(
                caller, purpose, activity, of: .patient(patient), .permitted, on: ground, engineReading)
            return (Swift.Result { try body(reading) }, pending)
        }
        return try result.get()
    }

    private func foreseen(
        _ consent: JSONValue, of patient: String, _ caller: Caller, _ purpose: Purpose, at instant: Int64,
        _ reading: any EngineReading
    ) throws -> Decision {
        let content = ConsentContent(consent, patient: patient)
        guard let supposed = content.provision, try reading.knows(patient: patient),
            let relative = supposed.actors.first.flatMap(ReferenceMark.target)
        else { return .refused(.forbidden) }
        let seer = Caller(
            identity: relative, role: .relative(relatedPerson: String(relative.drop { $0 != "/" }.dropFirst())))
        var facts = try GateFacts(reading, for: seer, at: instant).facts(for: .patient(patient))
        if let age = try GateFacts(reading, for: caller, at: instant).comesOfAge(patient) {
            facts.comesOfAge[patient] = age
        }
        return Access.foresee(supposed, by: caller, purpose, of: patient, facts)
    }

    /// Tells of how long it took until the audit was durable.
    private func trace(_ audit: PendingWrite<Void>, in context: Trace.Context) {
        let began = Trace.now
        audit.whenFinished { _ in Trace.finished("audit", size: 1, since: began, for: [context]) }
    }

    /// What happens on the reader: the decision, the look itself, and the start of its audit.
    private func look<Result: Sendable>(
        _ subject: Subject, _ caller: Caller, _ purpose: Purpose, _ activity: String,
        _ engineReading: any EngineReading, _ body: (Reading) throws -> Result
    ) throws -> (Swift.Result<Result, any Error>, PendingWrite<Void>) {
        let instant = surroundings.now()
        let decision = try Trace.span("gate", in: Trace.here) {
            try decide(caller, purpose, subject, at: instant, engineReading)
        }
        guard case .permitted(let scope, let ground) = decision else {
            return (
                .failure(refusal(decision)),
                try audit(caller, purpose, activity, of: subject, .refused, on: nil, engineReading)
            )
        }
        let narrowed = try engineReading.within(scope)
        let reading = Reading(narrowed, scope: scope, instant: instant)
        guard subject == .lookup else {
            let pending = try audit(caller, purpose, activity, of: subject, .permitted, on: ground, engineReading)
            return (Swift.Result { try body(reading) }, pending)
        }
        let result = Swift.Result { try body(reading) }
        let grounds = try self.grounds(of: reading, scope, narrowed, engineReading)
        return (result, try audit(reading, by: caller, purpose, activity, on: ground, grounds, engineReading))
    }

    func decide(
        _ caller: Caller, _ purpose: Purpose, _ subject: Subject, at instant: Int64, _ reading: any EngineReading
    ) throws -> Decision {
        let facts = try GateFacts(reading, for: caller, at: instant).facts(for: subject)
        let decision = Access.decide(caller, purpose, subject, .read, facts)
        if case .permitted = decision, case .patient(let patient) = subject, try !reading.knows(patient: patient) {
            return .refused(.unknown)
        }
        return decision
    }

    func refusal(_ decision: Decision) -> RecordError {
        switch decision {
        case .refused(.forbidden): .forbidden("this caller may not do this for this purpose")
        case .refused(.unrelated): .unrelated
        case .refused(.unknown), .permitted: .notFound
        }
    }

    private func audit(
        _ caller: Caller, _ purpose: Purpose, _ activity: String, of subject: Subject, _ outcome: AuditOutcome,
        on ground: Ground?, _ reading: any EngineReading
    ) throws -> PendingWrite<Void> {
        guard case .patient(let id) = subject else {
            let entry = entry(for: caller, purpose, .read, activity, patient: nil, outcome, on: ground)
            return try engine.submit([AuditedLook(entry, at: nil)])
        }
        let entry = entry(for: caller, purpose, .read, activity, patient: id, outcome, on: ground)
        if let number = try reading.numbers(ofPatients: [id]).first {
            return try engine.submit([AuditedLook(entry, at: NumberedPatient(number: number, id: id))])
        }
        return try engine.submit { try $0.append(entry) }
    }

    /// A row for each patient found, and for each whom the question named; one that names nobody where there are none.
    private func audit(
        _ reading: Reading, by caller: Caller, _ purpose: Purpose, _ activity: String, on ground: Ground,
        _ grounds: [String: Ground], _ engineReading: any EngineReading
    ) throws -> PendingWrite<Void> {
        func entry(_ patient: String?) -> AuditEntry {
            self.entry(
                for: caller, purpose, .read, activity, patient: patient, .permitted,
                on: patient.flatMap { grounds[$0] } ?? ground)
        }
        let found = try engineReading.patients(numbered: reading.disclosed)
        let others = reading.concerned.subtracting(found.map(\.id)).sorted()
        if others.isEmpty {
            let looks =
                found.isEmpty ? [AuditedLook(entry(nil), at: nil)] : found.map { AuditedLook(entry($0.id), at: $0) }
            return try engine.submit(looks)
        }
        let entries = (found.map(\.id) + others).map(entry)
        return try engine.submit { transaction in
            for entry in entries { try transaction.append(entry) }
        }
    }

    /// Why each citizen found could be seen, by id.
    private func grounds(
        of reading: Reading, _ scope: Scope, _ narrowed: any EngineReading, _ everything: any EngineReading
    ) throws -> [String: Ground] {
        guard case .related = scope.patients else { return scope.grounds }
        let numbers = try reading.disclosed.union(everything.numbers(ofPatients: reading.concerned.sorted()))
        let found = try narrowed.grounds(ofPatients: numbers)
        let patients = try everything.patients(numbered: Set(found.keys))
        return Dictionary(
            patients.compactMap { patient in found[patient.number].map { (patient.id, $0) } },
            uniquingKeysWith: { first, _ in first })
    }
}
