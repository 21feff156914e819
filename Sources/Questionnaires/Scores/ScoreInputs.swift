/// What a score is made from: numbers, and answers by code.
package struct ScoreInputs: Sendable, Hashable {
    /// By the input's id; an input that is the highest of several answers, by theirs.
    package var numbers: [String: Double]
    package var codes: [String: String]
    /// How it was measured, by the input's id, where that is not as the table takes it to be.
    package var ways: [String: String]
    package var settings: [String: String]

    package init(
        numbers: [String: Double] = [:], codes: [String: String] = [:], ways: [String: String] = [:],
        settings: [String: String] = [:]
    ) {
        self.numbers = numbers
        self.codes = codes
        self.ways = ways
        self.settings = settings
    }
}
