package import Care

/// One plan of monitoring as its citizen meets it today.
package struct TodayPlan: Sendable {
    /// Whether it runs.
    package enum State: Sendable, Hashable {
        case running
        case paused(until: Int64?)
        /// A pause is agreed, and has not begun.
        case toBePaused(from: Int64, until: Int64?)
    }

    /// The CarePlan's id.
    package var id: String
    /// What the programme is called.
    package var title: String
    package var state: State
    /// The unit that watches, and how to reach it.
    package var unit: Contact
    /// What waits to be measured or answered now, in the order of its deadlines.
    package var due: [TodayItem]
    /// When the next one is due, where nothing is now.
    package var next: Int64?
    /// What may be measured at any time.
    package var extra: [TodayItem]
    /// What came in today, newest first.
    package var answers: [TodayAnswer]
    /// When contact was wished for, while nobody has taken it up.
    package var wishedAt: Int64?
    package var trends: [MeasureTrend]
    /// What staff did about what deviated, newest first.
    package var handled: [HandledDeviation]
    package var learning: [LearningStep]
    /// How it was changed lately; nil where it was not.
    package var moved: MovedPlan?
    /// What the programme says about emergencies.
    package var emergency: String?

    package init(
        id: String, title: String, state: State = .running, unit: Contact,
        due: [TodayItem] = [], next: Int64? = nil, extra: [TodayItem] = [], answers: [TodayAnswer] = [],
        wishedAt: Int64? = nil, trends: [MeasureTrend] = [], handled: [HandledDeviation] = [],
        learning: [LearningStep] = [], moved: MovedPlan? = nil, emergency: String? = nil
    ) {
        self.id = id
        self.title = title
        self.state = state
        self.unit = unit
        self.due = due
        self.next = next
        self.extra = extra
        self.answers = answers
        self.wishedAt = wishedAt
        self.trends = trends
        self.handled = handled
        self.learning = learning
        self.moved = moved
        self.emergency = emergency
    }
}

/// One thing to measure or answer.
package struct TodayItem: Sendable, Hashable {
    /// What is asked for.
    package enum What: Sendable, Hashable {
        case measures([MeasureField])
        /// A questionnaire, by where it is answered.
        case questionnaire(Route)
    }

    /// The activity of the programme.
    package var activity: String
    package var title: String
    /// How it is done, in the programme's own words.
    package var help: String?
    package var what: What
    /// When the answer is missing; nil: it may come at any time.
    package var until: Int64?

    package init(activity: String, title: String, help: String? = nil, what: What, until: Int64? = nil) {
        self.activity = activity
        self.title = title
        self.help = help
        self.what = what
        self.until = until
    }
}

/// A field for one number.
package struct MeasureField: Sendable, Hashable {
    /// The measure's id.
    package var measure: String
    package var name: String
    /// As people write it.
    package var unit: String
    /// What a person can have at all: outside it, it is asked about.
    package var possible: ClosedRange<Double>

    package init(measure: String, name: String, unit: String, possible: ClosedRange<Double>) {
        self.measure = measure
        self.name = name
        self.unit = unit
        self.possible = possible
    }
}

/// What came in, and what it means.
package struct TodayAnswer: Sendable, Hashable {
    package var id: String
    package var title: String
    package var value: String
    package var instant: Int64
    /// How it stands; nil for questions that were answered, whose answers the staff read.
    package var mark: MonitoringMark?
    /// Why it has its colour, in words.
    package var reason: String?
    /// What to do, in the programme's own words.
    package var advice: String?
    /// Who entered it, where that is somebody else than the citizen.
    package var enteredBy: String?

    package init(
        id: String, title: String, value: String, instant: Int64, mark: MonitoringMark?, reason: String? = nil,
        advice: String? = nil, enteredBy: String? = nil
    ) {
        self.id = id
        self.title = title
        self.value = value
        self.instant = instant
        self.mark = mark
        self.reason = reason
        self.advice = advice
        self.enteredBy = enteredBy
    }
}

/// A step of what the programme teaches.
package struct LearningStep: Sendable, Hashable {
    package var title: String
    package var text: String
    /// The step's id, where it can be said to be done.
    package var id: String?
    /// When it was said to be done.
    package var done: Int64?

    package init(title: String, text: String, id: String? = nil, done: Int64? = nil) {
        self.title = title
        self.text = text
        self.id = id
        self.done = done
    }
}
