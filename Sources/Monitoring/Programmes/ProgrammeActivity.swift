/// Something that is measured or asked in a programme, and when.
package struct ProgrammeActivity: Sendable, Hashable {
    package var id: String
    package var title: Wording
    /// How it is done, in plain words.
    package var instruction: Wording
    package var content: Content
    /// One after the other; the last goes on.
    package var phases: [Phase]
    /// What a questionnaire's score is judged as; nil: by what its own table says of it.
    package var score: MeasureLimits?
    /// That a questionnaire takes the place of a visit, and after how many days without contact one was saved by green answers;
    /// nil: it takes no visit's place.
    package var savesVisitAfterDays: Int?

    package enum Content: Sendable, Hashable {
        case measures([MeasureLimits])
        /// A questionnaire by its canonical address.
        case questionnaire(String)
    }

    /// A measure and what its values mean.
    package struct MeasureLimits: Sendable, Hashable {
        package var measure: String
        /// Nil: it is followed, and no value of it deviates by itself.
        package var limits: LimitSet?
    }

    /// How often, for how long.
    package struct Phase: Sendable, Hashable {
        /// How many days it lasts; nil: until the plan ends.
        package var days: Int?
        package var on: Days
        /// Minutes after midnight at which each window opens, by local time.
        package var times: [Int]
        /// How long each is open, in minutes: after that the answer is missing.
        package var openMinutes: Int
    }

    /// On which days.
    package enum Days: Sendable, Hashable {
        case every(Int)
        /// By ISO 8601's numbers: 1 is Monday.
        case weekdays(Set<Int>)
    }

    /// The measures of it; empty for a questionnaire.
    package var measures: [String] {
        if case .measures(let all) = content { all.map(\.measure) } else { [] }
    }

    /// The measures that it says limits of: those that are measured, and the one that a score is.
    package var judged: [String] { measures + (score.map { [$0.measure] } ?? []) }

    /// The questionnaire's canonical address; nil for measures.
    package var questionnaire: String? {
        if case .questionnaire(let address) = content { address } else { nil }
    }
}
