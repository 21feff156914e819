package import Care

/// What a citizen has chosen in the form that blocks something.
package struct BlockForm: Sendable, Hashable {
    package enum Mistake: Sendable, Hashable, CaseIterable {
        case part, party, paper
    }

    package enum What: String, Sendable, Hashable, CaseIterable {
        case all, course, document, kind
    }

    package var what: What
    package var course: String?
    package var document: String?
    package var kind: String?
    /// Whether it is for one unit or person only.
    package var isForParty: Bool
    package var party: String?
    /// Where the signed paper lies, where staff write it down.
    package var paper: String?

    package init() {
        what = .document
        isForParty = false
    }

    package init(_ fields: FormFields) {
        what = fields["what"].flatMap(What.init(rawValue:)) ?? .document
        course = fields["course"]
        document = fields["document"]
        kind = fields["kind"]
        isForParty = fields["whom"] == "party"
        party = fields["party"]
        paper = fields["paper"]
    }

    /// What is blocked, and whether it is one of those that there are.
    private func part(_ model: AccessModel) -> (isKnown: Bool, part: ConsentPart?) {
        switch what {
        case .all: (true, nil)
        case .course: (model.episodes.contains { $0.value == course }, course.map(ConsentPart.course))
        case .document: (model.documents.contains { $0.reference == document }, document.map(ConsentPart.resource))
        case .kind: (kind.map(ConsentPart.blockKinds.contains) ?? false, kind.map(ConsentPart.kind))
        }
    }

    package func mistakes(_ model: AccessModel) -> Set<Mistake> {
        var mistakes: Set<Mistake> = []
        if !part(model).isKnown { mistakes.insert(.part) }
        if isForParty, !model.decisions.parties.contains(where: { $0.reference == party }) { mistakes.insert(.party) }
        if model.relation == .patient, paper == nil { mistakes.insert(.paper) }
        return mistakes
    }

    package func order(_ model: AccessModel) -> BlockOrder {
        let whom = isForParty ? model.decisions.parties.first { $0.reference == party } : nil
        return BlockOrder(part: part(model).part, actor: whom?.reference, actorName: whom?.name)
    }
}
