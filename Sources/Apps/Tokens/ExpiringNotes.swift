import FHIR
import Record

/// Notes that are good until a time which stands in them, as `expires`. What is no longer good is taken away a few at a
/// time whenever one is added, from a place by chance, so that they do not gather and nobody has to read them all.
enum ExpiringNotes {
    /// As many are looked at each time: more than are added, so that what has expired stays few.
    private static let each = 32

    static func sweep(_ prefix: String, from place: String, at now: Int64, in transaction: Transaction) throws {
        var notes = try transaction.notes(startingWith: prefix, after: prefix + place, limit: each)
        if notes.count < each {
            let first = try transaction.notes(startingWith: prefix, after: prefix, limit: each - notes.count)
            notes += first.filter { note in !notes.contains { $0.name == note.name } }
        }
        for note in notes where (expiry(note.value) ?? .min) <= now { try transaction.setNote(note.name, to: nil) }
    }

    private static func expiry(_ value: [UInt8]) -> Int64? {
        (try? JSONDocument(value))?.root.integer("expires")
    }
}

extension JSONValue {
    /// A member that is a whole number.
    func integer(_ name: String) -> Int64? { self[name]?.numberText.flatMap { Int64($0) } }

    /// A member that is a list of texts.
    func texts(_ name: String) -> [String] { self[name]?.elements.compactMap(\.string) ?? [] }
}

extension JSONWriter {
    /// A member that is a list of texts.
    mutating func member(_ name: String, texts: [String]) {
        array(name) { writer in
            for text in texts { writer.string(text) }
        }
    }
}
