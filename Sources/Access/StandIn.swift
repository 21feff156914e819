/// That a relative decides about access in the citizen's stead: with custody of a child, or as a guardian.
///
/// Source: sundhedsloven § 14 and § 17.
package struct StandIn: Sendable, Hashable {
    /// Before this instant, in milliseconds since 1970-01-01T00:00:00Z: the birthday from which the citizen decides alone.
    /// Nil: until the guardianship ends.
    package let until: Int64?

    package init(until: Int64?) {
        self.until = until
    }
}

extension Access {
    /// Whether a relative decides in the citizen's stead at this instant; nil: no.
    ///
    /// - Parameter relative: as a reference.
    static func standIn(_ relative: String, of patient: String, _ facts: Facts) -> StandIn? {
        let own = facts.provisions.filter {
            $0.patient == patient && $0.actors.contains(relative) && standsIn($0, facts)
        }
        guard !own.isEmpty else { return nil }
        return StandIn(until: own.contains { $0.kind == .guardianship } ? nil : facts.comesOfAge[patient])
    }

    /// Those who decide in the citizen's stead, as references.
    static func standIns(of patient: String, _ facts: Facts) -> Set<String> {
        Set(facts.provisions.filter { $0.patient == patient && standsIn($0, facts) }.flatMap(\.actors))
    }

    private static func standsIn(_ provision: Provision, _ facts: Facts) -> Bool {
        (provision.kind == .custody || provision.kind == .guardianship) && gives(provision, facts)
    }
}
