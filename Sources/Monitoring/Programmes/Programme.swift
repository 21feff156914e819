/// A way of being looked after at home: whom it suits, what is measured or asked and when, what the answers mean and what they
/// lead to. One version of it; a version never changes.
package struct Programme: Sendable, Hashable {
    /// Such as `copd`.
    package var name: String
    /// Its canonical address without the version.
    package var url: String
    package var version: String
    /// Whether it is an example that no clinician has approved.
    package var isExperimental: Bool
    package var title: Wording
    package var purpose: Wording
    /// Where its figures come from.
    package var sources: [String]
    /// What must hold for somebody whom it suits.
    package var criteria: [Wording]
    /// The kind of unit that usually watches: a sector's code.
    package var watchedBy: String
    /// How many measurements make a citizen's baseline.
    package var baselineCount: Int
    package var activities: [ProgrammeActivity]
    /// What each kind of finding leads to.
    package var responses: [Response]
    package var education: [EducationStep]
    /// After how many days it ends; nil: when it is ended.
    package var endsAfterDays: Int?
    /// When it ends, in words.
    package var ending: Wording
    /// That it is no emergency service, and what is.
    package var emergency: Wording
    /// Within how many days somebody is to be in contact with the citizen, whatever comes; nil: nothing is said of it.
    package var contactWithinDays: Int?
    /// How it is assessed beforehand whether home is right; nil: by the common table, where somebody wants to.
    package var assessment: Assessment?

    /// `URL|VERSION`.
    package var canonical: String { url + "|" + version }

    package func activity(_ id: String) -> ProgrammeActivity? { activities.first { $0.id == id } }

    package func response(to urgency: Urgency) -> Response? { responses.first { $0.urgency == urgency } }

    /// Milliseconds within which a finding of this kind is dealt with.
    package func handledWithin(_ urgency: Urgency) -> Int64 {
        Int64((response(to: urgency)?.withinMinutes ?? 24 * 60)) * LocalClock.minute
    }

    /// The limits that the programme has for a measure; nil where it has none.
    package func limits(of measure: String) -> LimitSet? {
        for case .measures(let measures) in activities.map(\.content) {
            if let found = measures.first(where: { $0.measure == measure }) { return found.limits }
        }
        return activities.lazy.compactMap(\.score).first { $0.measure == measure }?.limits
    }

    /// What a kind of finding leads to.
    package struct Response: Sendable, Hashable {
        package var urgency: Urgency
        /// What the citizen is told to do.
        package var citizen: Wording
        /// What staff are to do.
        package var staff: Wording
        /// Within how long it must be dealt with.
        package var withinMinutes: Int
    }

    /// How it is assessed whether home is right for somebody.
    package struct Assessment: Sendable, Hashable {
        /// Whether no plan begins before people have decided.
        package var isRequired: Bool
        /// What weighs otherwise here than in the common table.
        package var weights: [Weight]

        package struct Weight: Sendable, Hashable {
            package var question: String
            package var answer: String
            package var weight: AssessmentWeight
            package var why: Wording
        }
    }

    /// Something to learn or practise.
    package struct EducationStep: Sendable, Hashable {
        package var id: String
        package var title: Wording
        package var text: Wording
        /// From which day of the plan it is shown: 0 from the first.
        package var afterDays: Int
    }
}
