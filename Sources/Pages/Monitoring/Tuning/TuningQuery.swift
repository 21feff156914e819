/// What stands in the address of the page where a programme is changed.
package struct TuningQuery: Sendable, Hashable {
    /// Whether the whole file is changed, not single fields.
    package var isFile: Bool

    package init(isFile: Bool = false) {
        self.isFile = isFile
    }

    /// Nil where it makes no sense.
    init?(_ query: [String: String]) {
        guard query["as"] == nil || query["as"] == "file" else { return nil }
        self.init(isFile: query["as"] != nil)
    }

    var items: [(name: String, value: String)] { isFile ? [("as", "file")] : [] }
}

/// What was just done with the unit's plans of a programme, or with the programme.
package enum TuningNotice: String, Sendable, Hashable, CaseIterable {
    case published, moved, why
    /// There was nothing that could be moved.
    case unmoved
    /// Somebody has published meanwhile.
    case late

    var isRefusal: Bool { self == .why || self == .unmoved || self == .late }
}
