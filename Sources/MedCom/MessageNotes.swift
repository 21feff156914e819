import FHIR
import Foundation
import Record

/// Where messages keep what they know in the record: notes, changed in the transactions that they tell of. None holds
/// what a message says: that is in resources.
///
/// | note | holds |
/// |---|---|
/// | `medcom/in/MESSAGE` | ``Arrival``: how a message came, what it led to, what was answered |
/// | `medcom/held/MESSAGE` | the number of a message that waits for people |
/// | `medcom/bundle/BUNDLE` | the message that this Bundle brought |
/// | `medcom/superseded/MESSAGE` | the later message that said more than this one |
/// | `medcom/root/MESSAGE` | the message that its course began with |
/// | `medcom/out/NUMBER` | ``Outgoing``: what waits to be sent, or to be acknowledged |
/// | `medcom/sent/MESSAGE` | ``SentMessage``: what became of a message of ours |
/// | `medcom/course/RESOURCE` | ``SentCourse``: what has been told of a stay |
/// | `follower/medcom` | the event up to which all have been told of |
package enum MessageNotes {
    static func arrival(_ message: String) -> String { "medcom/in/" + mark(message) }
    static func bundle(_ bundle: String) -> String { "medcom/bundle/" + mark(bundle) }
    static func superseded(_ message: String) -> String { "medcom/superseded/" + mark(message) }
    static func root(_ message: String) -> String { "medcom/root/" + mark(message) }
    static func sent(_ message: String) -> String { "medcom/sent/" + mark(message) }
    static func course(_ resource: String) -> String { "medcom/course/" + resource }
    static func held(_ message: String) -> String { held + mark(message) }
    static let held = "medcom/held/"
    static let outgoing = "medcom/out/"
    static let lastOutgoing = "medcom/last"
    package static let position = RecordEvent.followers + "medcom"

    /// Numbers come from others and may be of any length and shape; names of notes are not.
    private static func mark(_ number: String) -> String { ContentMark.identifier(number) }

    static func outgoing(_ number: Int64) -> String {
        let digits = String(number)
        return outgoing + String(repeating: "0", count: max(0, 19 - digits.count)) + digits
    }

    static func encoded(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return [UInt8](try encoder.encode(value))
    }

    static func decoded<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]?) throws -> Value? {
        try bytes.map { try JSONDecoder().decode(type, from: Data($0)) }
    }
}

extension Transaction {
    func value<Value: Decodable>(_ type: Value.Type, _ name: String) throws -> Value? {
        try MessageNotes.decoded(type, note(name))
    }

    func keep(_ name: String, _ value: some Encodable) throws {
        try setNote(name, to: try MessageNotes.encoded(value))
    }

    func text(_ name: String) throws -> String? { try note(name).map { String(decoding: $0, as: UTF8.self) } }

    func keepText(_ name: String, _ text: String) throws { try setNote(name, to: Array(text.utf8)) }
}
