import FHIR
import Record

/// One message being taken in, inside the transaction that does it.
struct MessageReceipt {
    let message: IncomingMessage
    let digest: String
    let transaction: Transaction
    let preparer: ResourcePreparer
    private(set) var arrival: Arrival

    init(_ message: IncomingMessage, digest: String, transaction: Transaction, preparer: ResourcePreparer) {
        self.message = message
        self.digest = digest
        self.transaction = transaction
        self.preparer = preparer
        arrival = Arrival(
            message: message.identifier, kind: message.kind.rawValue, activity: message.activity, digest: digest,
            received: transaction.instant, state: .taken,
            answer: Answer(
                message: message.identifier, activity: message.activity, received: transaction.instant,
                sender: message.sender, receiver: message.receiver))
    }

    /// Source of what is done with what has come before: MedCom, governance for reliable messaging with FHIR.
    mutating func receive(_ fault: MessageFault?) throws -> MessageDesk.Receipt {
        let earlier = try transaction.value(Arrival.self, MessageNotes.arrival(message.identifier))
        let bundleOwner = try transaction.text(MessageNotes.bundle(message.bundleIdentifier))
        if let earlier, earlier.digest == digest {
            // However often it is sent, it is answered alike.
            try transaction.keepText(MessageNotes.bundle(message.bundleIdentifier), message.identifier)
            if message.kind != .acknowledgement { try answer(earlier.answer) }
            return .again
        }
        if earlier != nil || bundleOwner != nil && bundleOwner != message.identifier {
            // Another message under a number that has been used: the one that came first stands.
            return try refuseDuplicate()
        }
        try transaction.keepText(MessageNotes.bundle(message.bundleIdentifier), message.identifier)
        if let fault = try fault ?? addressFault() { return try refuse(fault) }
        if message.kind == .acknowledgement {
            try AcknowledgementReceipt(transaction: transaction, preparer: preparer).settle(message)
        } else {
            if message.kind != .empty { try take() }
            try answer(arrival.answer)
        }
        try transaction.keep(MessageNotes.arrival(message.identifier), arrival)
        return .taken(arrival.state)
    }

    // MARK: What cannot be taken

    /// Whether the message is for somebody here. An acknowledgement is known by what it answers.
    private func addressFault() throws -> MessageFault? {
        guard message.kind != .acknowledgement else { return nil }
        guard message.receiver.sor != nil || message.receiver.gln != nil else {
            return .whole(.receiverMissing, kind: "required", "the receiver has neither SOR nor GLN")
        }
        guard try receiver() != nil else {
            return .whole(.receiverUnknown, kind: "not-found", "nobody here has the receiver's SOR and GLN")
        }
        return nil
    }

    func receiver() throws -> String? { try PlaceFinder(transaction: transaction).organization(message.receiver) }

    private mutating func refuse(_ fault: MessageFault) throws -> MessageDesk.Receipt {
        arrival.state = .refused
        arrival.answer.severity = fault.severity
        arrival.answer.items = fault.items
        try transaction.keep(MessageNotes.arrival(message.identifier), arrival)
        // An acknowledgement is never answered, or two systems would go on for ever.
        if message.kind != .acknowledgement { try answer(arrival.answer) }
        return .refused(fault)
    }

    private mutating func refuseDuplicate() throws -> MessageDesk.Receipt {
        let fault = MessageFault.whole(nil, kind: "duplicate", "another message has come under this number")
        guard message.kind != .acknowledgement else { return .refused(fault) }
        var refusal = arrival.answer
        refusal.severity = .fatal
        refusal.items = fault.items
        refusal.distinction = digest
        try answer(refusal)
        return .refused(fault)
    }

    private func answer(_ answer: Answer) throws {
        guard answer.sender.isComplete, answer.receiver.isComplete || answer.severity != nil else { return }
        try Outbox(transaction).add(answer)
    }

    // MARK: What is taken

    /// As before, but for the answer, which has been given.
    mutating func retry(_ before: Arrival) throws -> Arrival.State {
        arrival = before
        arrival.state = .taken
        arrival.reason = nil
        try take()
        if arrival.state != .held {
            _ = try transaction.delete("Bundle", Self.heldBundle(message.identifier))
            try transaction.setNote(MessageNotes.held(message.identifier), to: nil)
            try close(task: Self.heldTask(message.identifier))
        }
        try transaction.keep(MessageNotes.arrival(message.identifier), arrival)
        return arrival.state
    }

    private mutating func take() throws {
        let course = try MessageCourse(message, transaction: transaction)
        switch try CitizenFinder(transaction: transaction).find(message.person) {
        case .unsure(let reason): try hold(reason)
        case .found(let patient):
            try retire(course.retired)
            guard !course.isSuperseded else {
                arrival.state = .superseded
                try course.keep()
                return
            }
            let receiver = try receiver()
            let effect = MessageEffect(
                message: message, patient: patient, thing: course.thing, receiver: receiver,
                sender: try PlaceFinder(transaction: transaction).organization(message.sender),
                instant: transaction.instant)
            let former = try course.previousResources()
            var written: [String] = []
            for json in try effect.resources(answering: { try answered($0) }) {
                let resource = try preparer.prepare(json)
                _ = try transaction.put(resource)
                written.append("\(resource.type)/\(resource.id)")
            }
            arrival.resources = written
            // What an earlier version of the message brought and this one does not, stands no more.
            try retire(former.filter { !written.contains($0) && !$0.hasPrefix("Task/") })
            try course.keep()
        }
    }

    /// The resource that an earlier message of the same talk became; nil where it has not come.
    private func answered(_ number: String) throws -> String? {
        if let arrival = try transaction.value(Arrival.self, MessageNotes.arrival(number)) {
            return arrival.resources.first
        }
        return try transaction.value(SentMessage.self, MessageNotes.sent(number))?.resource
    }

    /// Says of resources that they were a mistake: they stay, so that it can be seen what was believed.
    private func retire(_ references: [String]) throws {
        for reference in references {
            let parts = reference.split(separator: "/").map(String.init)
            guard parts.count == 2, let stored = try transaction.read(parts[0], parts[1]) else { continue }
            let json = try stored.json()
            guard json["status"]?.string != "entered-in-error" else { continue }
            var editor = JSONEditor(json)
            editor.set("status", of: json, to: "entered-in-error")
            _ = try transaction.put(try preparer.prepare(try JSONDocument(editor.bytes).root))
        }
    }

    // MARK: What people must look at

    static func heldBundle(_ message: String) -> String { "held-" + ContentMark.identifier(message) }
    static func heldTask(_ message: String) -> String { "held-task-" + ContentMark.identifier(message) }

    /// Keeps a message whole, in nobody's compartment, and tells the unit that it is there: never in a citizen's record
    /// who may be the wrong one.
    private mutating func hold(_ reason: Arrival.Reason) throws {
        arrival.state = .held
        arrival.reason = reason
        _ = try transaction.put(try preparer.prepare(message.bundle, id: Self.heldBundle(message.identifier)))
        try transaction.keepText(MessageNotes.held(message.identifier), message.identifier)
        let task = try MessageTask(
            id: Self.heldTask(message.identifier), kind: "message-without-citizen", patient: nil,
            focus: "Bundle/" + Self.heldBundle(message.identifier), owner: try receiver(),
            text: reason.danish(message.kind), authored: transaction.instant, number: message.identifier
        ).json()
        _ = try transaction.put(try preparer.prepare(task))
        arrival.resources = ["Task/" + Self.heldTask(message.identifier)]
    }

    private func close(task: String) throws {
        guard let stored = try transaction.read("Task", task) else { return }
        let json = try stored.json()
        var editor = JSONEditor(json)
        editor.set("status", of: json, to: "completed")
        _ = try transaction.put(try preparer.prepare(try JSONDocument(editor.bytes).root))
    }
}

extension Arrival.Reason {
    /// For the unit that received it. It says nothing of the citizen.
    fileprivate func danish(_ kind: MessageKind) -> String {
        let what = "\(kind.danish) er modtaget, men er ikke lagt i nogens journal: "
        switch self {
        case .nobody: return what + "ingen her har det nummer."
        case .several: return what + "flere her har det nummer."
        case .contradiction: return what + "navn eller fødselsdag passer ikke med nummeret."
        case .noNumber: return what + "den siger ikke, hvem den handler om."
        }
    }
}
