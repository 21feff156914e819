package import Care

/// An activity as somebody fills it in.
package struct JointPlanForm: Sendable, Hashable {
    package enum Mistake: Sendable, Hashable, CaseIterable {
        case goal, text, owner, date
    }

    package var text: String?
    package var owner: String?
    package var date: String?
    /// The activity that is changed; nil: a new one.
    package var activity: String?
    /// The mark of what the editor has seen.
    package var seen: String?

    package init() {}

    package init(_ fields: FormFields) {
        activity = fields["activity"]
        // Several such forms stand on one page, so the names of their fields end in whose they are.
        let suffix = activity.map { "-" + $0 } ?? ""
        text = fields["what" + suffix]
        owner = fields["owner" + suffix]
        date = fields["date" + suffix]
        seen = fields["seen"]
    }

    package init(_ activity: JointActivity) {
        text = activity.text
        owner = activity.owner
        date = activity.due
        self.activity = activity.id
        seen = activity.mark
    }

    package func mistakes(_ owners: [TaskParty]) -> Set<Mistake> {
        var mistakes: Set<Mistake> = []
        if !Self.isText(text) { mistakes.insert(.text) }
        if !owners.contains(where: { $0.reference == owner }) { mistakes.insert(.owner) }
        if date.flatMap(CalendarDate.init(iso:)) == nil { mistakes.insert(.date) }
        return mistakes
    }

    static func isText(_ text: String?) -> Bool {
        guard let text else { return false }
        return text.count <= CoordinationSystems.longestText
    }

    /// What is written; nil where something is missing.
    func activity(_ owners: [TaskParty]) -> JointActivity? {
        guard let text, let date, let party = owners.first(where: { $0.reference == owner }) else { return nil }
        return JointActivity(
            id: activity ?? "", text: text, owner: party.reference, ownerName: party.name, due: date)
    }
}
