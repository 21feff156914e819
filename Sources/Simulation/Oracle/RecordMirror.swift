import FHIR
import Record

/// What the record has held, as it was read back from the record after each step: every version by its digest, and the
/// content of the current ones. The oracle judges by it, and the staff see it on their screens.
final class RecordMirror {
    struct Key: Hashable, Comparable {
        let type: String
        let id: String

        var reference: String { type + "/" + id }

        static func < (one: Key, other: Key) -> Bool { (one.type, one.id) < (other.type, other.id) }
    }

    /// A new version of a resource.
    struct Change {
        let key: Key
        let version: Int
        /// When it was written: milliseconds since 1970-01-01T00:00:00Z.
        let instant: Int64
        let before: JSONValue?
        /// When that was written.
        let former: Int64
        /// Nil: it was deleted.
        let after: JSONValue?
    }

    private struct Memory {
        var digests: [Int] = []
        var current: JSONValue?
        var former: JSONValue?
        var updated: Int64 = 0
    }

    private var memories: [Key: Memory] = [:]
    private var byType: [String: [String]] = [:]
    private var followed: Int64 = 0
    /// More than any step makes.
    private static let mostEvents = 1_000_000
    /// How many changes have been seen.
    private(set) var events = 0

    /// The current content; nil where there is none.
    func resource(_ reference: String?) -> JSONValue? {
        guard let parts = reference?.split(separator: "/"), parts.count == 2 else { return nil }
        return memories[Key(type: String(parts[0]), id: String(parts[1]))]?.current
    }

    /// What was there before the current content.
    func former(_ reference: String) -> JSONValue? {
        let parts = reference.split(separator: "/")
        guard parts.count == 2 else { return nil }
        return memories[Key(type: String(parts[0]), id: String(parts[1]))]?.former
    }

    /// The current contents of those of a type that came last.
    func newest(_ type: String, _ count: Int) -> [JSONValue] {
        (byType[type] ?? []).suffix(count).compactMap { memories[Key(type: type, id: $0)]?.current }
    }

    /// Takes in what is new in the record.
    ///
    /// - Throws: ``Lost`` where the record has gone back behind what was seen in it.
    func follow(_ record: Record) async throws -> [Change] {
        let followed = followed
        let (newest, versions) = try await record.engine.read { reading in
            let newest = try reading.lastEvent()
            let events = try reading.events(after: followed, limit: Self.mostEvents)
            return (newest, try events.compactMap { try reading.version($0.version, of: $0.type, $0.id) })
        }
        guard newest >= followed else { throw Lost(finding: "the record's events end before \(followed)") }
        self.followed = newest
        events += versions.count
        return try versions.map { try take($0) }
    }

    private func take(_ version: StoredResource) throws -> Change {
        let key = Key(type: version.type, id: version.id)
        var memory = memories[key] ?? Memory()
        guard version.version == memory.digests.count + 1 else {
            throw Lost(finding: "\(key.reference) has version \(version.version) after \(memory.digests.count)")
        }
        if memory.digests.isEmpty { byType[key.type, default: []].append(key.id) }
        let after = version.isDeletion ? nil : try version.json()
        let change = Change(
            key: key, version: version.version, instant: version.updated, before: memory.current,
            former: memory.updated, after: after)
        memory.digests.append(Self.digest(version.bytes))
        memory.former = memory.current
        memory.current = after
        memory.updated = version.updated
        memories[key] = memory
        return change
    }

    /// Something that was there, and is not any more.
    struct Lost: Error {
        let finding: String
    }

    /// Holds everything that was ever seen to the record as it is: every version, byte for byte.
    func compare(with record: Record) async throws -> [String] {
        let known = memories.mapValues(\.digests)
        return try await record.engine.read { reading in
            try known.keys.sorted().compactMap { key in
                let now = try reading.history(key.type, key.id).reversed().map { Self.digest($0.bytes) }
                return now == known[key] ? nil : "\(key.reference) is not what it was"
            }
        }
    }

    /// FNV-1a, 64 bits: the same in every process.
    private static func digest(_ bytes: [UInt8]) -> Int {
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int(bitPattern: UInt(digest))
    }

    /// What all versions together come to: equal for two runs of the same seed.
    var digest: UInt64 {
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        for key in memories.keys.sorted() {
            for one in memories[key]?.digests ?? [] {
                digest = (digest ^ UInt64(UInt(bitPattern: one))) &* 0x100_0000_01B3
            }
        }
        return digest
    }
}
