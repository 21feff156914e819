package import Access
package import FHIR

/// Who may take which step with a handover, and what the step makes of it.
extension Handover {
    /// What somebody does with a handover.
    package enum Step: String, Sendable, Hashable, CaseIterable {
        case see, accept, decline, withdraw
    }

    /// A side of a handover.
    package enum Side: Sendable, Hashable {
        case giver, receiver
    }

    /// Which sides a caller is on: as one whom it names, or as one of a unit that it names.
    package func sides(of caller: Caller) -> Set<Side> {
        var sides: Set<Side> = []
        let givers = [giver, givingUnit].compactMap { $0?.reference }
        if givers.contains(where: caller.selves.contains) { sides.insert(.giver) }
        if let receiver, caller.selves.contains(receiver.reference) { sides.insert(.receiver) }
        return sides
    }

    /// The step that leads from one state to another; nil: none does.
    package static func step(from before: State, to after: State) -> Step? {
        switch (before, after) {
        case (.offered, .seen): .see
        case (.offered, .accepted), (.seen, .accepted): .accept
        case (.offered, .declined), (.seen, .declined): .decline
        case (.offered, .withdrawn), (.seen, .withdrawn): .withdraw
        default: nil
        }
    }

    /// Whether a step is this side's to take.
    package static func belongs(_ step: Step, to side: Side) -> Bool {
        switch step {
        case .see, .accept, .decline: side == .receiver
        case .withdraw: side == .giver
        }
    }

    /// The steps that a caller may take now.
    package func steps(of caller: Caller) -> Set<Step> {
        let sides = sides(of: caller)
        let states: [Step: State] = [.see: .seen, .accept: .accepted, .decline: .declined, .withdraw: .withdrawn]
        return Set(
            states.filter { step, next in
                Self.step(from: state, to: next) == step && sides.contains { Self.belongs(step, to: $0) }
            }.keys)
    }

    /// The Task in another state.
    ///
    /// - Parameter reason: why, where it is declined or withdrawn.
    package func with(_ state: State, because reason: String? = nil, at instant: Int64) throws -> JSONValue {
        var editor = JSONEditor(json)
        editor.set("status", of: json, to: state.rawValue)
        editor.set("lastModified", of: json, to: InstantText.exact(instant))
        if let reason {
            var writer = JSONWriter()
            writer.object { $0.member("text", reason) }
            editor.set("statusReason", of: json, toJSON: writer.bytes)
        }
        return try JSONDocument(editor.bytes).root
    }

    /// The Task with the instant at which responsibility moved.
    func moved(at instant: Int64) throws -> JSONValue {
        var editor = JSONEditor(json)
        let end = InstantText.exact(instant)
        if let period = json["executionPeriod"] {
            editor.set("end", of: period, to: end)
        } else {
            var writer = JSONWriter()
            writer.object { $0.member("end", end) }
            editor.set("executionPeriod", of: json, toJSON: writer.bytes)
        }
        return try JSONDocument(editor.bytes).root
    }

    /// The Task with a step that was taken because nobody answered.
    func escalated(_ escalation: Escalation) throws -> JSONValue {
        var editor = JSONEditor(json)
        var writer = JSONWriter()
        escalation.write(to: &writer)
        editor.append(extensions: [writer.bytes], to: json)
        return try JSONDocument(editor.bytes).root
    }

    /// The Task with the day until which an answer is wanted.
    func answered(by instant: Int64) throws -> JSONValue {
        var editor = JSONEditor(json)
        var writer = JSONWriter()
        writer.object { restriction in
            restriction.object("period") { $0.member("end", InstantText.exact(instant)) }
        }
        editor.set("restriction", of: json, toJSON: writer.bytes)
        return try JSONDocument(editor.bytes).root
    }
}
