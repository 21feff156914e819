/// Something that was not as it should be.
struct Finding: Sendable, CustomStringConvertible {
    enum Kind: String, Sendable {
        /// Somebody learned what they may not.
        case leak
        /// Somebody was shown something of a citizen whose audit does not say so.
        case unlogged
        /// Somebody was not shown what they may see.
        case withheld
    }

    let kind: Kind
    let seed: UInt64
    let number: Int
    let surface: String
    let asker: String
    /// What was asked.
    let question: String
    let note: String

    var description: String {
        "\(kind.rawValue) \(seed):\(number) \(surface) as \(asker): \(question) – \(note)"
    }
}
