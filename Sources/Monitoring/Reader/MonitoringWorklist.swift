/// What a unit that watches has to see to: what deviates, the worst first.
package struct MonitoringWorklist: Sendable {
    /// Worst first, then unseen, then oldest.
    package var lines: [Line]
    package var hasMore: Bool

    package struct Line: Sendable, Hashable {
        /// The Task's id.
        package var deviation: String
        /// The CarePlan's id.
        package var plan: String
        /// The Patient's id.
        package var citizen: String
        package var citizenName: String?
        package var birthDate: String?
        /// What the programme is called.
        package var title: String
        package var urgency: Urgency
        package var status: Deviation.Status
        /// Why, in words: the worst finding's.
        package var reason: Wording
        /// How many findings there are besides.
        package var more: Int
        package var unseen: Int
        package var opened: Int64
        package var handleBy: Int64
        /// How many have been told that it was not dealt with in time.
        package var escalated: Int
        /// Who has taken it.
        package var takenBy: String?
    }

    /// A plan with nothing open, where somebody wants to see them too.
    package struct GreenLine: Sendable, Hashable {
        package var plan: String
        package var citizen: String
        package var citizenName: String?
        package var birthDate: String?
        package var title: String
        package var since: Int64
        package var isPaused: Bool
    }
}
