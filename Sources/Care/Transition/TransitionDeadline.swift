/// When something about going home is to be done, by the table `transition-deadlines.tsv`.
package struct TransitionDeadline: Sendable, Hashable {
    /// What it is counted from.
    package enum Anchor: String, Sendable, Hashable {
        case expected, asked, end, discharged
    }

    package let anchor: Anchor
    /// After the anchor; negative: before.
    package let minutes: Int64
    /// Whether a public source says it; otherwise it is recalled, or our own choice.
    package let isVerified: Bool
    package let source: String

    /// That of a part of a discharge.
    package static func of(_ part: DischargePart) -> TransitionDeadline? { table[part.rawValue] }

    /// Within which a question to the department is to be answered.
    package static var answer: TransitionDeadline? { table["answer"] }

    /// Within which training begins after a discharge.
    static var rehabilitationStart: TransitionDeadline? { table["rehabilitation-start"] }

    /// After which the clinic is reminded that it has not taken over.
    static var takeover: TransitionDeadline? { table["takeover"] }

    /// In milliseconds since 1970-01-01T00:00:00Z.
    package func due(after instant: Int64) -> Int64 { instant + minutes * 60_000 }

    private static let table: [String: TransitionDeadline] = {
        var table: [String: TransitionDeadline] = [:]
        for row in CareTable.rows("transition-deadlines", columns: 5) {
            guard let anchor = Anchor(rawValue: row[1]), let minutes = Int64(row[2]) else { continue }
            table[row[0]] = TransitionDeadline(
                anchor: anchor, minutes: minutes, isVerified: row[3] == "V", source: row[4])
        }
        return table
    }()
}
