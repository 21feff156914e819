import FHIR

/// One row of the thread: an entry with what the queries need to find it.
struct ThreadRow: Sendable, Hashable {
    var shelf: Shelf
    /// Milliseconds since 1970-01-01T00:00:00Z; ``undated`` where the record says no time.
    var time: Int64
    /// Tells rows apart: a number made from the reference.
    var entry: Int64
    var kind: EntryKind
    /// What course it says it belongs to; ``StableNumber/none`` where it does not say.
    var course: Int64
    /// The contact it says it happened in, or that it is.
    var encounter: Int64
    /// Whether it is that contact.
    var isContact: Bool
    /// Of what it says what it is: for trends.
    var code: Int64
    /// Whether something in the resource could not be read.
    var isUnreadable: Bool
    var draft: EntryDraft

    /// Sorts last.
    static let undated = Int64.min / 2

    /// Marks rows that hold courses together and are no events themselves (EpisodeOfCare, CareTeam).
    static let frame: Int64 = -1

    var cursor: ThreadCursor { ThreadCursor(time: time, tie: entry) }
}

/// Where a row is found. The numbers stand in the record.
enum Shelf: Int, Sendable, Hashable, CaseIterable {
    /// Has happened.
    case event = 0
    /// Agreed or ordered for a time.
    case planned = 1
    /// Holds or goes on: medicines, allergies, tasks, admissions …
    case current = 2
    /// An active course, plan, problem or team.
    case openFrame = 3
    /// A course, plan, problem or team that is over or resting.
    case closedFrame = 4
    /// Cancelled or an error.
    case void = 5
    /// People close to the citizen: no entries.
    case relative = 6
}

/// How many rows of one course and one contact there are, and when the newest is from.
struct ThreadGroup: Sendable, Hashable {
    var course: Int64
    var encounter: Int64
    var count: Int
    var newest: Int64
    var hasContact: Bool
    var unreadable: Int
}

/// Numbers made from references and codes, the same on every machine and in every version (FNV-1a, 64 bits).
enum StableNumber {
    /// Stands for no reference.
    static let none: Int64 = 0

    static func of(_ text: String?) -> Int64 {
        guard let text else { return none }
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 {
            hash ^= UInt64(byte)
            hash &*= 0x100_0000_01b3
        }
        // Non-negative, so that markers below zero can never be met.
        return Int64(hash >> 1)
    }
}
