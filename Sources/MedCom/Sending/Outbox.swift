import FHIR
import Record

/// What waits to be sent, inside a transaction.
struct Outbox {
    private let transaction: Transaction

    init(_ transaction: Transaction) { self.transaction = transaction }

    /// Adds an acknowledgement.
    func add(_ answer: Answer) throws {
        try add(
            Outgoing(
                number: 0, message: answer.identifier, kind: .acknowledgement, lane: "answer/" + answer.identifier,
                receiver: answer.sender, answer: answer, created: transaction.instant, due: transaction.instant))
    }

    /// Adds a message of ours; what it says is kept as a resource.
    func add(_ bytes: [UInt8], _ sent: SentMessage, _ preparer: ResourcePreparer) throws {
        let bundle = try JSONDocument(bytes).root
        _ = try transaction.put(try preparer.prepare(bundle, id: Self.bundle(sent.message)))
        var sent = sent
        sent.outgoing = try add(
            Outgoing(
                number: 0, message: sent.message, kind: sent.kind, lane: sent.patient ?? sent.message,
                receiver: sent.receiver, created: transaction.instant, due: transaction.instant))
        try transaction.keep(MessageNotes.sent(sent.message), sent)
    }

    @discardableResult
    private func add(_ outgoing: Outgoing) throws -> Int64 {
        let number = (try transaction.text(MessageNotes.lastOutgoing).flatMap(Int64.init) ?? 0) + 1
        var outgoing = outgoing
        outgoing.number = number
        outgoing.isXML = try MessageDirectory(transaction: transaction).wantsXML(outgoing.receiver) ? true : nil
        try transaction.keepText(MessageNotes.lastOutgoing, String(number))
        try keep(outgoing)
        return number
    }

    func keep(_ outgoing: Outgoing) throws { try transaction.keep(MessageNotes.outgoing(outgoing.number), outgoing) }

    func outgoing(_ number: Int64?) throws -> Outgoing? {
        try number.flatMap { try transaction.value(Outgoing.self, MessageNotes.outgoing($0)) }
    }

    func remove(_ number: Int64) throws { try transaction.setNote(MessageNotes.outgoing(number), to: nil) }

    /// The id of the resource that holds a message of ours as it was first sent.
    static func bundle(_ message: String) -> String { "sent-" + message }

    /// Tells the unit that sent a message that it did not get through.
    func tell(_ sent: SentMessage, _ text: String, _ preparer: ResourcePreparer) throws {
        let task = try MessageTask(
            id: "message-failed-" + ContentMark.identifier(sent.message), kind: "message-failed",
            patient: sent.patient, focus: sent.resource, owner: sent.unit,
            text: "\(sent.kind.danish) til \(sent.receiver.name ?? "en anden enhed") \(text)",
            authored: transaction.instant, number: sent.message
        ).json()
        _ = try transaction.put(try preparer.prepare(task))
    }

    /// What was told has come right after all.
    func untell(_ sent: SentMessage, _ preparer: ResourcePreparer) throws {
        guard let stored = try transaction.read("Task", "message-failed-" + ContentMark.identifier(sent.message)) else {
            return
        }
        let json = try stored.json()
        var editor = JSONEditor(json)
        editor.set("status", of: json, to: "completed")
        _ = try transaction.put(try preparer.prepare(try JSONDocument(editor.bytes).root))
    }
}
