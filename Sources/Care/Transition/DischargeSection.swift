/// A section that a document of the discharge must have, by the table `discharge-sections.tsv`.
package struct DischargeSection: Sendable, Hashable {
    package let code: String
    package let danishTitle: String
    package let englishTitle: String
    /// What belongs there, in a line.
    package let danishHelp: String
    package let englishHelp: String

    /// Written by the rule, not by people.
    package static let extendedResponsibility = "extended-responsibility"

    /// Those of a part's document, in the order that they are read.
    package static func of(_ part: DischargePart) -> [DischargeSection] { table[part] ?? [] }

    private static let table: [DischargePart: [DischargeSection]] = {
        var table: [DischargePart: [DischargeSection]] = [:]
        for row in CareTable.rows("discharge-sections", columns: 8) {
            guard let part = DischargePart(rawValue: row[0]) else { continue }
            table[part, default: []].append(
                DischargeSection(
                    code: row[1], danishTitle: row[2], englishTitle: row[3], danishHelp: row[4], englishHelp: row[5]))
        }
        return table
    }()
}
