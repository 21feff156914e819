package import Care

/// A programme that runs for one citizen: a CarePlan of ours.
package struct MonitoringPlan: Sendable, Hashable {
    package var id: String
    /// The Patient's id.
    package var patient: String
    package var status: Status
    /// The version of the programme that it follows: `URL|VERSION`.
    package var programme: String
    package var title: String
    /// The unit that watches.
    package var watchedBy: TaskParty
    /// When it began.
    package var start: Int64
    /// When it ended, or is to end.
    package var end: Int64?
    /// Who began it: a reference.
    package var author: String
    /// The windows that are open or come next.
    package var due: [DueWindow]
    package var personalLimits: [PersonalLimit]
    package var baselines: [Baseline]
    package var pauses: [Pause]
    /// The answers that have not come, the last of each activity: when its window was over.
    package var missed: [Missed]
    /// Why it was ended.
    package var reason: String?
    /// When somebody was last in contact, where the programme says how often that is to be.
    package var contact: Contact?
    /// The ClinicalImpression by which people decided that home is right; nil where nobody was asked to.
    package var assessment: String?
    /// How it was moved from version to version of its programme, the first move first.
    package var moves: [Move] = []

    package enum Status: String, Sendable, Hashable, CaseIterable {
        case active
        case paused = "on-hold"
        case completed
        case revoked

        package var isRunning: Bool { self == .active || self == .paused }
    }

    /// When something is to be measured or answered: from an instant until it is missing.
    package struct DueWindow: Sendable, Hashable {
        package var activity: String
        package var from: Int64
        package var until: Int64
        /// The questionnaire that is to be answered, by its canonical address; nil for what is measured.
        package var questionnaire: String?
        /// The id of the Task by which it was asked for; nil: not yet.
        package var task: String?

        package init(
            activity: String, from: Int64, until: Int64, questionnaire: String? = nil, task: String? = nil
        ) {
            self.activity = activity
            self.from = from
            self.until = until
            self.questionnaire = questionnaire
            self.task = task
        }

        /// When the record has something to do with it: to ask, and then to see whether the answer has come.
        var next: Int64 { questionnaire != nil && task == nil ? from : until }
    }

    /// Limits that a doctor has set for this citizen, with the reason.
    package struct PersonalLimit: Sendable, Hashable {
        package var measure: String
        package var limits: LimitSet
        /// Who set it: a reference.
        package var by: String
        package var name: String?
        package var at: Int64
        package var why: String

        package init(measure: String, limits: LimitSet, by: String, name: String? = nil, at: Int64, why: String) {
            self.measure = measure
            self.limits = limits
            self.by = by
            self.name = name
            self.at = at
            self.why = why
        }
    }

    /// What is usual for this citizen: the median of the plan's first measurements.
    package struct Baseline: Sendable, Hashable {
        package var measure: String
        package var value: Double
        package var at: Int64

        package init(measure: String, value: Double, at: Int64) {
            self.measure = measure
            self.value = value
            self.at = at
        }
    }

    /// A time without measurements that was agreed: a holiday, an admission.
    package struct Pause: Sendable, Hashable {
        package var from: Int64
        /// Nil: until it is ended.
        package var until: Int64?
        package var why: String
        /// Who it was agreed with: a reference.
        package var by: String

        package init(from: Int64, until: Int64?, why: String, by: String) {
            self.from = from
            self.until = until
            self.why = why
            self.by = by
        }
    }

    /// That somebody is to be in contact with the citizen now and then, whatever comes.
    package struct Contact: Sendable, Hashable {
        /// The last contact that is known of; at first when the plan began.
        package var last: Int64
        /// When the record looks again whether there has been another.
        package var next: Int64
        /// When the unit was last told that there has been none for too long.
        package var told: Int64?

        package init(last: Int64, next: Int64, told: Int64? = nil) {
            self.last = last
            self.next = next
            self.told = told
        }
    }

    /// An answer that did not come in its window.
    package struct Missed: Sendable, Hashable {
        package var activity: String
        package var until: Int64

        package init(activity: String, until: Int64) {
            self.activity = activity
            self.until = until
        }
    }

    package func personalLimit(of measure: String) -> PersonalLimit? { personalLimits.last { $0.measure == measure } }

    package func baseline(of measure: String) -> Double? { baselines.last { $0.measure == measure }?.value }

    /// The limits that hold for a measure: the citizen's own, else the programme's.
    package func limits(of measure: String, in programme: Programme) -> (limits: LimitSet, isPersonal: Bool)? {
        if let own = personalLimit(of: measure) { return (own.limits, true) }
        return programme.limits(of: measure).map { ($0, false) }
    }
}
