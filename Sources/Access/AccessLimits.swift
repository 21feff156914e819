import Foundation

/// How long what gives access holds, and from what age somebody decides alone: the lines of `Tables/limits.tsv`, each with
/// its source. What cannot be read there is nothing, so that it opens nothing.
package struct AccessLimits: Sendable, Hashable {
    /// What there is a limit of.
    package enum Name: String, Sendable, Hashable, CaseIterable {
        /// For so long after its end a contact gives a care relation.
        case afterContact = "after-contact"
        /// For so long before and after it an appointment does.
        case aroundAppointment = "around-appointment"
        /// For so long a stated reason opens the record.
        case statedReason = "stated-reason"
        /// For so long emergency access is given.
        case emergency
        /// Emergency access never holds for longer.
        case longestEmergency = "emergency-at-most"
        /// After so long a proxy is proposed to end.
        case proxy
        /// From this birthday a citizen decides alone.
        case decidesAlone = "decides-alone"
        /// For so long at least a row of the audit is kept.
        case auditKept = "audit-kept"
    }

    /// What a number counts.
    package enum Unit: String, Sendable, Hashable, CaseIterable {
        case hours, days, years

        /// Milliseconds; nil for years, which differ.
        fileprivate var milliseconds: Int64? {
            switch self {
            case .hours: 3_600_000
            case .days: 86_400_000
            case .years: nil
            }
        }
    }

    /// One limit.
    package struct Line: Sendable, Hashable {
        package let name: Name
        package let number: Int
        package let unit: Unit
        /// Whether the number was checked against its source.
        package let isVerified: Bool
        package let source: String
        package let meaning: String
    }

    package let lines: [Line]

    /// - Parameter table: lines with tabs between their columns; those that begin with `#` are remarks.
    package init(table: String) {
        lines = table.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard columns.count == 6, let name = Name(rawValue: columns[0]), let number = Int(columns[1]), number >= 0,
                let unit = Unit(rawValue: columns[2]), ["V", "R"].contains(columns[3])
            else { return nil }
            return Line(
                name: name, number: number, unit: unit, isVerified: columns[3] == "V", source: columns[4],
                meaning: columns[5])
        }
    }

    /// Those that this program was built with.
    package static let standard: AccessLimits = {
        guard let url = Bundle.module.url(forResource: "Tables/limits", withExtension: "tsv"),
            let table = try? String(contentsOf: url, encoding: .utf8)
        else { return AccessLimits(table: "") }
        return AccessLimits(table: table)
    }()

    /// A limit of hours or days in milliseconds; 0 where there is none.
    package func milliseconds(_ name: Name) -> Int64 {
        guard let line = lines.first(where: { $0.name == name }), let unit = line.unit.milliseconds else { return 0 }
        return Int64(line.number) * unit
    }

    /// A limit of years; 0 where there is none.
    package func years(_ name: Name) -> Int {
        lines.first { $0.name == name && $0.unit == .years }?.number ?? 0
    }

    /// A limit's number as it stands in the table, for words; 0 where there is none.
    package func number(_ name: Name) -> Int { lines.first { $0.name == name }?.number ?? 0 }

    /// The table as it stands in `docs/access.md`.
    package var markdown: String {
        let head = ["| limit | how long | what it is | source | |", "|---|---|---|---|---|"]
        return
            (head
            + lines.map { line in
                let mark = line.isVerified ? "checked" : "not checked"
                return
                    "| \(line.name.rawValue) | \(line.number) \(line.unit.rawValue) | \(line.meaning) | \(line.source) | \(mark) |"
            }).joined(separator: "\n")
    }
}
