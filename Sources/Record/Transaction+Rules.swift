import Access
package import FHIR

/// What a change must pass before it is made, and what is made with it.
extension Transaction {
    /// Whether the caller may make this change, by the gate's decision or by a capability's ``Admission``, and whether
    /// it keeps the capabilities' rules.
    ///
    /// - Parameter patient: in whose compartment it will lie.
    /// - Returns: the change as the rules saw it; nil where no capability has anything to say about its type.
    func permit(_ type: String, _ id: String, after: JSONValue?, in patient: String?) throws -> ProposedChange? {
        let former = mayWriteEverything ? patient : try engine.patient(of: type, id)
        let mayWrite = try mayWrite(type, id, after, in: patient, from: former)
        if mayWrite, !record.hasRules(for: type, after) { return nil }
        let change = ProposedChange(
            type: type, id: id, before: try engine.resource(type, id)?.json(), after: after, instant: instant,
            caller: caller, patient: patient, mayWrite: mayWrite, isOfCallersOwn: try isOfCallersOwn(patient),
            isTooYoung: try type == "Consent" && isTooYoung(patient),
            isInStead: try type == "RelatedPerson" && isInStead(patient))
        // What moves between compartments is never admitted.
        guard try mayWrite || (former ?? patient) == patient && admits(change) else {
            throw try refusal(of: change, from: former)
        }
        for rule in record.rules where rule.types?.contains(type) ?? true {
            if let violation = rule.violation(change) { throw RecordError.invalid("\(rule.name): \(violation)") }
        }
        return change
    }

    /// What somebody is told who may not make a change. Of a citizen, or of a resource, that the caller may not know of, it is
    /// what is said where there is none.
    private func refusal(of change: ProposedChange, from former: String?) throws -> RecordError {
        let forbidden = RecordError.forbidden("this caller may not write \(change.type) here")
        guard mayOpenRecords else { return forbidden }
        if let patient = change.patient {
            let decision = try record.decide(caller, purpose, .patient(patient), at: instant, engine)
            guard case .permitted = decision else { return record.refusal(decision) }
        }
        // What would be refused in any case is refused for that, whatever is there.
        if let after = change.after {
            guard try mayWrite(change.type, change.id, after, in: change.patient, from: nil) else { return forbidden }
        }
        return try sees(change.type, change.id, in: former) ? forbidden : .notFound
    }

    /// Whether the caller's role opens citizens' records at all. Where it does not, that is what is said, of anybody.
    var mayOpenRecords: Bool {
        let anybody = Access.decide(caller, purpose, .patient(""), .read, Facts(instant: instant))
        return anybody != .refused(.forbidden)
    }

    /// Whether there is a resource that the caller may see.
    func sees(_ type: String, _ id: String, in owner: String?) throws -> Bool {
        guard let owner else { return try Directory.types.contains(type) && engine.resource(type, id) != nil }
        let decision = try record.decide(caller, purpose, .patient(owner), at: instant, engine)
        guard case .permitted(let scope, _) = decision else { return false }
        return try engine.within(scope).resource(type, id) != nil
    }

    /// Whether a capability lets the change through: in a compartment that is somebody's, or, where it says so, in nobody's.
    private func admits(_ change: ProposedChange) throws -> Bool {
        guard record.admits(change) else { return false }
        return try change.patient.map(engine.knows(patient:)) ?? true
    }

    /// Whether the caller is the citizen in whose compartment it is, and too young to decide alone.
    private func isTooYoung(_ patient: String?) throws -> Bool {
        guard case .citizen(let own) = caller.role, patient == own else { return false }
        return try GateFacts(engine, for: caller, at: instant).facts(for: .patient(own), to: .write).isTooYoung(own)
    }

    /// Whether the caller is a relative who decides about access in this citizen's stead.
    private func isInStead(_ patient: String?) throws -> Bool {
        guard case .relative = caller.role, let patient else { return false }
        let decision = try record.decide(caller, purpose, .patient(patient), at: instant, engine)
        guard case .permitted(let scope, _) = decision else { return false }
        return scope.standIn != nil
    }

    /// Whether the caller is a relative who stands in this compartment.
    private func isOfCallersOwn(_ patient: String?) throws -> Bool {
        guard case .relative(let relatedPerson) = caller.role, let patient else { return false }
        return try engine.patient(of: "RelatedPerson", relatedPerson) == patient
    }

    /// Consequences of consequences end here: a change that leads to more than so many after each other never ends.
    private static let mostSteps = 6

    /// Writes what comes with a change. It is the record's own doing: nobody is asked for permission, but the rules that
    /// hold always hold for it too.
    func follow(_ change: ProposedChange?, steps: Int = 0) throws {
        guard let change else { return }
        let bystanders = Bystanders(engine, record.surroundings)
        for consequence in record.consequences where consequence.types.contains(change.type) {
            for json in try consequence.resources(change, bystanders) {
                guard steps < Self.mostSteps else {
                    throw RecordError.fault("the consequence \(consequence.name) leads to more and more")
                }
                try put(consequence: json, of: change, steps: steps + 1)
            }
        }
    }

    private func put(consequence json: JSONValue, of cause: ProposedChange, steps: Int) throws {
        let resource = try record.preparer.prepare(json)
        var change: ProposedChange?
        if record.hasRules(for: resource.type, json) {
            let made = ProposedChange(
                type: resource.type, id: resource.id, before: try engine.resource(resource.type, resource.id)?.json(),
                after: json, instant: instant, caller: cause.caller, patient: resource.patient, mayWrite: true,
                isConsequence: true)
            for rule in record.rules where rule.holdsAlways && rule.types?.contains(resource.type) ?? true {
                if let violation = rule.violation(made) { throw RecordError.invalid("\(rule.name): \(violation)") }
            }
            change = made
        }
        guard try engine.put(resource, at: instant).change != .unchanged else { return }
        remember(changeOf: resource.patient)
        try follow(change, steps: steps)
    }

    /// Whether anything is known of this patient: for steps that make no sense for somebody who is not there.
    ///
    /// - Throws: ``RecordError/forbidden(_:)`` for those who open nobody's record, whether there is somebody or not.
    package func knows(patient: String) throws -> Bool {
        guard mayWriteEverything || mayOpenRecords else {
            throw RecordError.forbidden("this caller opens no citizen's record")
        }
        return try engine.knows(patient: patient)
    }

    /// Changes a resource from what it is now, of which the caller learns nothing: for those who may take one step with
    /// something that they may not read, such as a relative who accepts.
    ///
    /// - Parameter new: makes the new content from the current one; nil: the step cannot be taken from here.
    /// - Throws: ``RecordError/notFound`` where there is no such resource, or the caller may not take the step.
    package func change(
        _ type: String, _ id: String, _ new: (JSONValue) throws -> JSONValue?
    ) throws -> Outcome {
        guard let current = try engine.resource(type, id), let json = try new(try current.json()) else {
            throw RecordError.notFound
        }
        do {
            return try put(try record.preparer.prepare(json, id: id))
        } catch RecordError.forbidden, RecordError.unrelated {
            throw RecordError.notFound
        }
    }
}

extension Record {
    /// Whether any capability has something to say about permitted changes of this type to this content; nil: a deletion.
    fileprivate func hasRules(for type: String, _ content: JSONValue?) -> Bool {
        rules.contains { $0.types?.contains(type) ?? true }
            || consequences.contains { $0.types.contains(type) && (content.map($0.concerns) ?? true) }
    }

    fileprivate func admits(_ change: ProposedChange) -> Bool {
        admissions.contains {
            $0.types.contains(change.type) && ($0.coversNobodys || change.patient != nil) && $0.admits(change)
        }
    }
}
