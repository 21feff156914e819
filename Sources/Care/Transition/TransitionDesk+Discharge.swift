import Access
import FHIR
import Record

/// The discharge itself: begun, planned, talked about, completed.
extension TransitionDesk {
    /// Begins a discharge: the package comes with it.
    ///
    /// - Parameter encounter: the stay's id.
    /// - Returns: the id of the discharge.
    /// - Throws: ``Mistake/late`` where the stay is over, or is being ended already.
    package func begin(
        _ order: DischargeOrder, of patient: String, from encounter: String, by hand: ConsentDesk.Hand
    ) async throws -> String {
        let stay = try await stay(encounter, of: patient, by: hand)
        let id = record.surroundings.newIdentifier()
        let facts = DischargeFacts(
            destination: order.destination, needsNursing: order.needsNursing,
            needsRehabilitation: order.needsRehabilitation, isSomatic: stay.isSomatic, admitted: stay.admitted,
            nursing: order.nursing, clinic: stay.clinic, phone: stay.phone)
        let task = try Self.task(
            id, of: patient, stay, facts, expected: order.expected, requester: hand.caller.identity, at: now)
        let prepared = try record.preparer.prepare(task)
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            _ = try transaction.put(prepared)
            _ = try transaction.change("Encounter", encounter) { try Self.expecting($0, at: order.expected) }
        }
        return id
    }

    /// What is decided changes, until the patient has left.
    package func plan(_ order: DischargeOrder, _ discharge: String, by hand: ConsentDesk.Hand) async throws {
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            var encounter = ""
            _ = try transaction.change("Task", discharge) { json in
                guard let current = Discharge(json), current.stage == .preparing else { throw Mistake.late }
                encounter = current.encounter
                var facts = current.facts
                facts.destination = order.destination
                facts.needsNursing = order.needsNursing
                facts.needsRehabilitation = order.needsRehabilitation
                facts.nursing = order.nursing ?? facts.nursing
                var editor = JSONEditor(json)
                let names = Set(facts.fields.map(\.name))
                editor.set(
                    "input", of: json,
                    toJSON: TaskFields.replacing(names, of: json, "input", TransitionSystems.fact, with: facts.fields))
                if let period = json["restriction"]?["period"] {
                    editor.set("end", of: period, to: InstantText.second(order.expected))
                }
                return try JSONDocument(editor.bytes).root
            }
            guard let id = Reference.id(of: "Encounter", in: encounter) else { return }
            _ = try transaction.change("Encounter", id) { try Self.expecting($0, at: order.expected) }
        }
    }

    /// What the patient and the relatives say about going home.
    package func talk(
        _ conversation: DischargeConversation, _ discharge: String, by hand: ConsentDesk.Hand
    ) async throws {
        guard !conversation.isEmpty else { throw Mistake.blank }
        try await change(discharge, by: hand) { json, _ in
            guard Discharge(json)?.stage == .preparing else { throw Mistake.late }
            var editor = JSONEditor(json)
            editor.set(
                "input", of: json,
                toJSON: TaskFields.replacing(
                    DischargeConversation.names, of: json, "input", TransitionSystems.fact, with: conversation.fields))
            return try JSONDocument(editor.bytes).root
        }
    }

    /// The patient has gone home, now: the stay ends, and the rule says whether the department goes on answering.
    package func complete(_ discharge: String, by hand: ConsentDesk.Hand) async throws {
        try await change(discharge, by: hand) { json, instant in
            guard let current = Discharge(json), current.stage == .preparing else { throw Mistake.late }
            // As exact as it is written, so that the end is the same wherever it stands.
            let discharged = instant / 1000 * 1000
            return try Self.completed(current, at: discharged)
        }
    }

    /// The municipality has begun the training, now.
    package func beginTraining(_ discharge: String, by hand: ConsentDesk.Hand) async throws {
        let task = discharge + ".training"
        try await change(task, by: hand) { json, instant in
            guard let start = RehabilitationStart(json), start.isOpen else { throw Mistake.late }
            return try start.begun(at: instant)
        }
    }

    /// Nobody is going home after all: what was promised and not sent falls away.
    package func cancel(_ discharge: String, by hand: ConsentDesk.Hand) async throws {
        try await change(discharge, by: hand) { json, _ in
            guard Discharge(json)?.stage == .preparing else { throw Mistake.late }
            var editor = JSONEditor(json)
            editor.set("status", of: json, to: Discharge.Stage.cancelled.rawValue)
            return try JSONDocument(editor.bytes).root
        }
    }

    /// Says what became of the patient, or that the medicines have been looked through.
    ///
    /// - Parameter instant: when; of a visit, when it will be. Milliseconds since 1970-01-01T00:00:00Z.
    package func note(
        _ outcome: DischargeOutcome, _ discharge: String, by hand: ConsentDesk.Hand
    ) async throws {
        let appointment = record.surroundings.newIdentifier()
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            var former: Discharge?
            _ = try transaction.change("Task", discharge) { json in
                guard let current = Discharge(json), current.stage == .completed else { throw Mistake.late }
                former = current
                var editor = JSONEditor(json)
                editor.set(
                    "output", of: json,
                    toJSON: TaskFields.replacing(
                        [], of: json, "output", TransitionSystems.outcome,
                        with: [.time(outcome.kind.rawValue, outcome.instant)]))
                return try JSONDocument(editor.bytes).root
            }
            guard outcome.kind == .subacuteVisit, let former else { return }
            let json = try Self.visit(appointment, former, at: outcome.instant)
            _ = try transaction.put(try record.preparer.prepare(json))
        }
    }
}
