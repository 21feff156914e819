import Record

/// An acknowledgement of one of our messages, inside the transaction that takes it in.
struct AcknowledgementReceipt {
    let transaction: Transaction
    let preparer: ResourcePreparer
    private let limits = MessageLimits()

    init(transaction: Transaction, preparer: ResourcePreparer) {
        self.transaction = transaction
        self.preparer = preparer
    }

    /// What has been settled stays so: a positive acknowledgement is never followed by a negative one, nor the other way.
    func settle(_ message: IncomingMessage) throws {
        guard let response = message.response, var sent = try sent(message, response) else { return }
        guard sent.state == .waiting || sent.state == .unanswered, sent.receiver.isSame(as: message.sender) else {
            return
        }
        let outbox = Outbox(transaction)
        switch response.code {
        case "ok":
            if let number = sent.outgoing { try outbox.remove(number) }
            if sent.state == .unanswered || sent.outgoing != nil { try outbox.untell(sent, preparer) }
            sent.state = .acknowledged
        case "transient-error":
            guard var outgoing = try outbox.outgoing(sent.outgoing), outgoing.sendings <= limits.resendings else {
                return try refuse(&sent, response, outbox)
            }
            outgoing.sent = nil
            outgoing.due = transaction.instant + limits.pause(after: outgoing.sendings + limits.failuresToTell)
            try outbox.keep(outgoing)
            return
        default: return try refuse(&sent, response, outbox)
        }
        sent.outgoing = nil
        try transaction.keep(MessageNotes.sent(sent.message), sent)
    }

    /// By the number that is answered, or by the history, where an older system writes another number.
    private func sent(_ message: IncomingMessage, _ response: IncomingMessage.Response) throws -> SentMessage? {
        for number in [response.identifier] + message.history.map(\.identifier) {
            if let sent = try transaction.value(SentMessage.self, MessageNotes.sent(number)) { return sent }
        }
        return nil
    }

    private func refuse(
        _ sent: inout SentMessage, _ response: IncomingMessage.Response, _ outbox: Outbox
    ) throws {
        if let number = sent.outgoing { try outbox.remove(number) }
        sent.outgoing = nil
        sent.state = .refused
        try transaction.keep(MessageNotes.sent(sent.message), sent)
        let why = response.issues.isEmpty ? "" : " (\(response.issues.joined(separator: ", ")))"
        try outbox.tell(sent, "blev afvist af modtageren\(why). Giv beskeden på en anden måde.", preparer)
    }
}

extension MessagePlace {
    /// Whether some number is the same; a place without numbers is anybody's.
    func isSame(as other: MessagePlace) -> Bool {
        if let sor, let theirs = other.sor { return sor == theirs }
        if let gln, let theirs = other.gln { return gln == theirs }
        return true
    }
}
