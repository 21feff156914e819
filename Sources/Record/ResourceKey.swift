/// The place of a resource in the record: the number of the patient in whose compartment it is, and its own number
/// among that patient's. In one 64-bit number, so that one citizen's resources lie side by side.
package struct ResourceKey: Sendable, Hashable, Comparable {
    package let rawValue: Int64

    package init(rawValue: Int64) { self.rawValue = rawValue }

    package init(patient: Int64, sequence: Int64) {
        rawValue = patient << Self.sequenceBits | sequence
    }

    /// 16.7 million resources for each citizen, and as many that are nobody's; 2^39 citizens.
    package static let sequenceBits: Int64 = 24
    /// The highest number that a resource can have among its patient's.
    package static let lastSequence: Int64 = 1 << sequenceBits - 1
    /// The number of what is in nobody's compartment.
    package static let nobody: Int64 = 0

    /// The number of the patient; ``nobody`` for what is in nobody's compartment.
    package var patient: Int64 { rawValue >> Self.sequenceBits }
    package var sequence: Int64 { rawValue & Self.lastSequence }

    /// All keys that a patient's resources can have.
    package static func all(of patient: Int64) -> ClosedRange<Int64> {
        (patient << sequenceBits)...(patient << sequenceBits | lastSequence)
    }

    package static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
}
