package import Care

/// On whose record one is, and why one may be.
package struct CitizenBanner: Sendable, Hashable {
    package enum Relation: Sendable, Hashable {
        case own, child, relative, patient
    }

    package var citizen: CitizenSummary
    package var relation: Relation

    package init(citizen: CitizenSummary, relation: Relation) {
        self.citizen = citizen
        self.relation = relation
    }
}
