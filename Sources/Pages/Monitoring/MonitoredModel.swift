package import Care

/// One citizen's monitoring as staff see it.
package struct MonitoredModel: Sendable {
    package var citizen: CitizenSummary
    package var relation: CitizenBanner.Relation
    package var plans: [MonitoredPlan]
    /// The programmes that a plan can be begun by, by those who may.
    package var programmes: [Programme]
    /// What whoever looks may do.
    package var steps: Set<Step>
    /// All references that whoever looks answers to.
    package var selves: Set<String>

    /// A programme to choose.
    package struct Programme: Sendable, Hashable {
        package var id: String
        package var title: String

        package init(id: String, title: String) {
            self.id = id
            self.title = title
        }
    }

    /// What can be done here.
    package enum Step: Sendable, Hashable, CaseIterable {
        /// Dealing with what deviates.
        case handle
        /// Setting limits for this citizen: a doctor's.
        case limit
        /// Beginning, pausing and ending plans.
        case plan
        /// Moving plans to another version of their programme.
        case move
    }

    package init(
        citizen: CitizenSummary, relation: CitizenBanner.Relation = .patient, plans: [MonitoredPlan],
        programmes: [Programme] = [], steps: Set<Step> = [], selves: Set<String> = []
    ) {
        self.citizen = citizen
        self.relation = relation
        self.plans = plans
        self.programmes = programmes
        self.steps = steps
        self.selves = selves
    }
}

/// One plan of the citizen.
package struct MonitoredPlan: Sendable {
    package var id: String
    /// The CarePlan's version: what a step that changes it is held against.
    package var recordVersion: Int
    package var title: String
    /// The programme's name and version, which the plan follows.
    package var programme: String
    package var version: String
    package var isExperimental: Bool
    package var state: TodayPlan.State
    package var unit: String
    package var since: Int64?
    /// What deviates now; nil: nothing.
    package var open: WorklistLine?
    package var trends: [MeasureTrend]
    package var limits: [PersonalLimit]
    package var handled: [HandledDeviation]
    /// What the programme tells staff to do about what deviates now.
    package var instruction: String?
    /// The questionnaires that were answered, newest first.
    package var answers: [Answers]
    /// How many of the steps that the programme teaches by now are done; nil where it teaches none.
    package var learnt: (done: Int, all: Int)?

    /// A questionnaire that was answered.
    package struct Answers: Sendable, Hashable {
        /// The Task's id, by which the answers can be read; nil where nobody asked by one.
        package var id: String?
        package var title: String
        package var at: Int64
        package var mark: MonitoringMark?

        package init(id: String?, title: String, at: Int64, mark: MonitoringMark?) {
            self.id = id
            self.title = title
            self.at = at
            self.mark = mark
        }
    }
    /// The newest version of the programme, where the plan follows an older one.
    package var newer: Newer?
    /// When it was moved to the version that it follows, by whom and why; nil where it began with that.
    package var moved: MovedPlan?
    /// How often its rules led to something.
    package var alarms: [AlarmRow]

    package init(
        id: String, recordVersion: Int, title: String, programme: String, version: String, isExperimental: Bool,
        state: TodayPlan.State, unit: String, since: Int64?, open: WorklistLine? = nil, trends: [MeasureTrend] = [],
        limits: [PersonalLimit] = [], handled: [HandledDeviation] = [],
        instruction: String? = nil, answers: [Answers] = [], learnt: (done: Int, all: Int)? = nil,
        newer: Newer? = nil, alarms: [AlarmRow] = []
    ) {
        self.id = id
        self.recordVersion = recordVersion
        self.title = title
        self.programme = programme
        self.version = version
        self.isExperimental = isExperimental
        self.state = state
        self.unit = unit
        self.since = since
        self.open = open
        self.trends = trends
        self.limits = limits
        self.handled = handled
        self.instruction = instruction
        self.answers = answers
        self.learnt = learnt
        self.newer = newer
        self.alarms = alarms
    }
}

extension MonitoredPlan {
    /// A version that the plan can be moved to.
    package struct Newer: Sendable, Hashable {
        /// `URL|VERSION`.
        package var canonical: String
        package var version: String

        package init(canonical: String, version: String) {
            self.canonical = canonical
            self.version = version
        }
    }
}

/// Limits that were set for this citizen, by whom and why.
package struct PersonalLimit: Sendable, Hashable {
    package var measure: String
    package var name: String
    package var unit: String
    package var limits: LimitLines
    package var setBy: String?
    package var setAt: Int64
    package var reason: String

    package init(
        measure: String, name: String, unit: String, limits: LimitLines, setBy: String?, setAt: Int64, reason: String
    ) {
        self.measure = measure
        self.name = name
        self.unit = unit
        self.limits = limits
        self.setBy = setBy
        self.setAt = setAt
        self.reason = reason
    }
}
