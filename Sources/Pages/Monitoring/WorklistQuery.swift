/// What was just done on the unit's list, or could not be.
package enum WorklistNotice: String, Sendable, Hashable, CaseIterable {
    case taken, seen, late

    /// Whether something was not done.
    var isRefusal: Bool { self == .late }
}

/// What stands in the address of the unit's list.
package struct WorklistQuery: Sendable, Hashable {
    package var notice: WorklistNotice?
    package var showsGreen: Bool

    package init(notice: WorklistNotice? = nil, showsGreen: Bool = false) {
        self.notice = notice
        self.showsGreen = showsGreen
    }

    /// Nil where it makes no sense.
    init?(_ query: [String: String]) {
        let notice = query["done"].map(WorklistNotice.init)
        if case .some(.none) = notice { return nil }
        guard query["show"] == nil || query["show"] == "green" else { return nil }
        self.init(notice: notice ?? nil, showsGreen: query["show"] != nil)
    }

    var items: [(name: String, value: String)] {
        (notice.map { [("done", $0.rawValue)] } ?? []) + (showsGreen ? [("show", "green")] : [])
    }
}
