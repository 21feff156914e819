package import Monitoring

/// What the unit that somebody works in watches from home: what deviates, worst first, and how many do not.
package struct WorklistModel: Sendable {
    package var lines: [WorklistLine]
    /// How many of the unit's plans stand how, green ones among them.
    package var counts: [MonitoringMark: Int]
    /// How many are on pause.
    package var paused: Int
    /// Those where nothing deviates, where they have been asked for.
    package var green: [GreenLine]?
    /// Whether there are more lines than are shown.
    package var hasMore: Bool
    /// All references that whoever looks answers to.
    package var selves: Set<String>
    /// What became of the visits that questionnaires were sent instead of; nil: not asked for.
    package var visits: VisitFigures?

    package init(
        lines: [WorklistLine], counts: [MonitoringMark: Int] = [:], paused: Int = 0, green: [GreenLine]? = nil,
        hasMore: Bool = false, selves: Set<String> = [], visits: VisitFigures? = nil
    ) {
        self.lines = lines
        self.counts = counts
        self.paused = paused
        self.green = green
        self.hasMore = hasMore
        self.selves = selves
        self.visits = visits
    }
}

/// One plan of which something deviates.
package struct WorklistLine: Sendable, Hashable {
    /// Why, in words.
    package struct Reason: Sendable, Hashable {
        package var mark: MonitoringMark
        package var words: String
        package var instant: Int64
        /// Whether nobody has seen it yet.
        package var isNew: Bool

        package init(mark: MonitoringMark, words: String, instant: Int64, isNew: Bool) {
            self.mark = mark
            self.words = words
            self.instant = instant
            self.isNew = isNew
        }
    }

    /// Who has taken it.
    package struct Taker: Sendable, Hashable {
        package var reference: String
        package var name: String?

        package init(reference: String, name: String?) {
            self.reference = reference
            self.name = name
        }
    }

    /// The Task's id, and the version that is looked at.
    package var id: String
    package var version: Int
    package var citizen: String
    package var citizenName: String?
    package var programme: String
    package var mark: MonitoringMark
    /// Worst first.
    package var reasons: [Reason]
    package var since: Int64
    package var handleBy: Int64
    package var isSeen: Bool
    package var taker: Taker?
    /// Whether the unit's leader has been told that nobody has dealt with it.
    package var isEscalated: Bool
    /// What the worst is about, over the last days.
    package var trend: MeasureTrend?

    package init(
        id: String, version: Int, citizen: String, citizenName: String?, programme: String, mark: MonitoringMark,
        reasons: [Reason], since: Int64, handleBy: Int64, isSeen: Bool, taker: Taker? = nil, isEscalated: Bool = false,
        trend: MeasureTrend? = nil
    ) {
        self.id = id
        self.version = version
        self.citizen = citizen
        self.citizenName = citizenName
        self.programme = programme
        self.mark = mark
        self.reasons = reasons
        self.since = since
        self.handleBy = handleBy
        self.isSeen = isSeen
        self.taker = taker
        self.isEscalated = isEscalated
        self.trend = trend
    }
}

/// One plan where nothing deviates.
package struct GreenLine: Sendable, Hashable {
    package var citizen: String
    package var citizenName: String?
    package var programme: String

    package init(citizen: String, citizenName: String?, programme: String) {
        self.citizen = citizen
        self.citizenName = citizenName
        self.programme = programme
    }
}
