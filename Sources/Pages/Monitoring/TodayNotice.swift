/// What was just done on the page of today, said once on the next.
package enum TodayNotice: String, Sendable, Hashable, CaseIterable {
    case sent, wished, pauseAsked, learnt, late

    /// Whether something was not done.
    var isRefusal: Bool { self == .late }
}

/// What stands in the address of the page of today besides whose it is.
package struct TodayQuery: Sendable, Hashable {
    package var notice: TodayNotice?
    /// Whether it is the page that the device keeps for when there is no connection.
    package var isKept: Bool

    package init(notice: TodayNotice? = nil, isKept: Bool = false) {
        self.notice = notice
        self.isKept = isKept
    }

    /// Nil where it makes no sense.
    init?(_ query: [String: String]) {
        let notice = query["done"].map(TodayNotice.init)
        if case .some(.none) = notice { return nil }
        guard query["kept"] == nil || query["kept"] == "1" else { return nil }
        self.init(notice: notice ?? nil, isKept: query["kept"] != nil)
    }

    var items: [(name: String, value: String)] {
        (notice.map { [("done", $0.rawValue)] } ?? []) + (isKept ? [("kept", "1")] : [])
    }
}
