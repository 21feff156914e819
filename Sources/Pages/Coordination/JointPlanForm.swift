package import Care
import FHIR

/// What the page of the joint plan is asked for, as its address carries it.
package struct JointPlanQuery: Sendable, Hashable {
    /// An earlier version; nil: the plan as it is.
    package var version: Int?
    /// The activity that is being changed.
    package var editing: String?
    package var done: JointPlanNotice?

    package init(version: Int? = nil, editing: String? = nil, done: JointPlanNotice? = nil) {
        self.version = version
        self.editing = editing
        self.done = done
    }

    /// Nil where a value is none of those that there are.
    init?(_ query: [String: String]) {
        if let text = query["version"] {
            guard let number = Int(text), number > 0 else { return nil }
            version = number
        }
        if let id = query["edit"] {
            guard Route.isIdentifier(id) else { return nil }
            editing = id
        }
        if let name = query["done"] {
            guard let known = JointPlanNotice(rawValue: name) else { return nil }
            done = known
        }
    }

    var items: [(name: String, value: String)] {
        [version.map { ("version", String($0)) }, editing.map { ("edit", $0) }, done.map { ("done", $0.rawValue) }]
            .compactMap { $0 }
    }
}

/// What the page says has happened.
package enum JointPlanNotice: String, Sendable, Hashable, CaseIterable {
    case saved
}

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

/// What the page is made from.
package struct JointPlanModel: Sendable, Hashable {
    package var citizen: CitizenSummary
    package var relation: CitizenBanner.Relation
    /// Nil where nobody has begun one.
    package var plan: JointPlan?
    package var versions: [CareReader.PlanVersion]
    /// Who can do something: units around the citizen, the citizen, relatives.
    package var owners: [TaskParty]
    package var selves: Set<String>

    package init(
        citizen: CitizenSummary, relation: CitizenBanner.Relation, plan: JointPlan?,
        versions: [CareReader.PlanVersion] = [], owners: [TaskParty] = [], selves: Set<String> = []
    ) {
        self.citizen = citizen
        self.relation = relation
        self.plan = plan
        self.versions = versions
        self.owners = owners
        self.selves = selves
    }
}
