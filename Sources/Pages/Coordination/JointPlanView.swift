package import Care
import FHIR
package import HTML

/// The plan that all who are in share: the citizen's own goals first, then what others want to reach, then who does what
/// by when.
package struct JointPlanView: Sendable {
    package var model: JointPlanModel
    package var query: JointPlanQuery
    package var form: JointPlanForm
    package var mistakes: Set<JointPlanForm.Mistake>
    /// The activity as somebody else has left it while it was being changed.
    package var changed: JointActivity?
    package var context: PageContext

    package init(
        model: JointPlanModel, query: JointPlanQuery = JointPlanQuery(), form: JointPlanForm = JointPlanForm(),
        mistakes: Set<JointPlanForm.Mistake> = [], changed: JointActivity? = nil, context: PageContext
    ) {
        self.model = model
        self.query = query
        self.form = form
        self.mistakes = mistakes
        self.changed = changed
        self.context = context
        self.context.addressesCitizen = model.relation == .own
    }

    var texts: JointPlanTexts { context.texts.jointPlan }
    var parts: FormParts { FormParts(context: context) }
    var citizen: String { model.citizen.id }
    var isStaff: Bool { !model.selves.isEmpty }
    private var isOwn: Bool { model.relation == .own }
    var isEarlier: Bool { query.version != nil }
    var target: Route { .jointPlan(citizen: citizen, JointPlanQuery()) }

    package var html: HTML {
        PageFrame(
            title: texts.heading, context: context,
            banner: CitizenBanner(citizen: model.citizen, relation: model.relation)
        ) {
            h1 { texts.heading }
            p(.class("lead")) { context.addressesCitizen ? texts.lead : texts.leadForOthers }
            notices
            goals
            activities
            versions
        }.html
    }

    @HTMLBuilder private var notices: HTML {
        if query.done == .saved {
            notice("notice notice-done", .consent, texts.saved)
        }
        if isEarlier, let plan = model.plan {
            notice("notice", .clock, texts.earlierVersion(context.say(plan.written)))
            p(.class("more")) { a(.href(target.target)) { texts.toNewest } }
        }
    }

    private func notice(_ name: String, _ icon: Icon, _ text: String) -> HTML {
        div(.class(name), .role("status")) {
            icon.html
            p { text }
        }
    }

    private var goals: HTML {
        let goals = model.plan?.goals ?? []
        return section(.class("decisions"), .ariaLabelledBy("goals")) {
            h2(.id("goals")) { texts.goals }
            if goals.isEmpty {
                EmptyNotice(text: isOwn ? texts.noGoalsOwn : texts.noGoals).html
            } else {
                ul(.class("decision-list")) {
                    for goal in goals { item(goal) }
                }
            }
            if (isOwn || isStaff) && !isEarlier { goalForm }
        }
    }

    private func item(_ goal: JointGoal) -> HTML {
        li(.class("card decision")) {
            div(.class("decision-body")) {
                h3 { goal.isCitizens ? "»\(goal.text)«" : goal.text }
                p(.class("decision-when")) { who(goal) }
                if goal.status != .active {
                    p(.class("mark")) { goal.status == .completed ? texts.reached : texts.givenUp }
                }
            }
            if !isEarlier, goal.status == .active, isStaff || isOwn && goal.isCitizens {
                div(.class("decision-steps")) {
                    parts.press(target, [("do", "goal-completed"), ("goal", goal.id)], texts.markReached)
                    parts.press(
                        target, [("do", "goal-cancelled"), ("goal", goal.id)], texts.giveUp, isQuiet: true)
                }
            }
        }
    }

    func who(_ goal: JointGoal) -> String {
        guard goal.isCitizens else { return goal.name ?? context.texts.common.unknown }
        let own = isOwn ? texts.yourWords : texts.wordsOf(model.citizen.name ?? context.texts.subject.nameless)
        return goal.writtenBy == nil ? own : "\(own) · \(texts.writtenDown)"
    }

    private var goalForm: HTML {
        details(.class("own-role"), .open(mistakes.contains(.goal))) {
            summary { texts.addGoal }
            HTMLForm(target: target, context: context) {
                parts.longTextField(
                    "goal-text", isOwn ? texts.goalOwn : texts.goal, help: isOwn ? texts.goalHelp : nil, value: nil,
                    mistake: mistakes.contains(.goal) ? texts.missingText : nil)
                if isStaff {
                    parts.question(texts.whoseWords, mistake: nil) {
                        parts.choice("whose", "citizen", texts.citizensWords, isChosen: true)
                        parts.choice("whose", "unit", texts.unitsWords, isChosen: false)
                    }
                }
                parts.hidden("do", "goal")
                div { button(.type("submit")) { texts.save } }
            }.html
        }
    }

    @HTMLBuilder private var versions: HTML {
        if model.versions.count > 1 {
            details(.class("earlier-decisions")) {
                summary { "\(texts.versions) (\(model.versions.count))" }
                ul(.class("entries card")) {
                    for version in model.versions {
                        li(.class("entry entry-short")) {
                            a(
                                .href(
                                    Route.jointPlan(
                                        citizen: citizen, JointPlanQuery(version: version.version)
                                    ).target)
                            ) { context.say(version.written) }
                        }
                    }
                }
            }
        }
    }
}
