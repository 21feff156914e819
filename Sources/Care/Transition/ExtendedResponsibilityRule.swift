/// Whether the department goes on answering for somebody after the discharge (udvidet behandlingsansvar), and why. The
/// numbers and places are the table `extended-responsibility.tsv`. Pure.
package struct ExtendedResponsibilityRule: Sendable, Hashable {
    /// How long it lasts, in milliseconds.
    package let length: Int64
    /// Shorter stays are outside it; milliseconds.
    package let shortestStay: Int64
    package let destinations: Set<DischargeFacts.Destination>

    /// What each must be so that somebody is covered.
    package enum Criterion: String, Sendable, Hashable, CaseIterable {
        case somatic, stay, nursing, destination
    }

    /// The decision with what it rests on.
    package struct Decision: Sendable, Hashable {
        /// Those that are not met, in the order that they are asked; none: covered.
        package let unmet: [Criterion]
        /// The first instant after it; nil where nobody is covered. Milliseconds since 1970-01-01T00:00:00Z.
        package let end: Int64?

        package var isCovered: Bool { end != nil }
    }

    /// - Parameter discharged: milliseconds since 1970-01-01T00:00:00Z.
    package func decide(_ facts: DischargeFacts, discharged: Int64) -> Decision {
        let unmet = Criterion.allCases.filter { criterion in
            switch criterion {
            case .somatic: !facts.isSomatic
            // A stay whose beginning nobody knows cannot be said to be long enough.
            case .stay: facts.admitted.map { discharged - $0 < shortestStay } ?? true
            case .nursing: !facts.needsNursing
            case .destination: !destinations.contains(facts.destination)
            }
        }
        return Decision(unmet: unmet, end: unmet.isEmpty ? discharged + length : nil)
    }

    /// By the table.
    package static let standard: ExtendedResponsibilityRule = {
        let rows = CareTable.rows("extended-responsibility", columns: 4)
        func hours(_ name: String) -> Int64 {
            (rows.first { $0[0] == name }.flatMap { Int64($0[1]) } ?? 0) * 3_600_000
        }
        return ExtendedResponsibilityRule(
            length: hours("hours"), shortestStay: hours("shortest-stay-hours"),
            destinations: Set(
                rows.filter { $0[0] == "destination" }.compactMap { DischargeFacts.Destination(rawValue: $0[1]) }))
    }()
}
