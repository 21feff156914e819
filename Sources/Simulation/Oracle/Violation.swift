/// A promise that was not kept.
package struct Violation: Sendable, Hashable {
    /// Which promise, in a word or two.
    package let promise: String
    /// What was seen, by the ids of invented people and units.
    package let finding: String
    package let seed: UInt64
    package let step: Int
    /// The simulated time, as clocks in Denmark show it.
    package let time: String

    /// How it is printed, and how it is seen again.
    package var line: String {
        "seed \(seed), step \(step), \(time): \(promise): \(finding)"
    }
}
