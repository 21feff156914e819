/// What the page of the joint plan is asked for, as its address carries it.
package struct JointPlanQuery: Sendable, Hashable {
    /// An earlier version; nil: the plan as it is.
    package var version: Int?
    /// The activity that is being changed.
    package var editing: String?
    package var done: JointPlanNotice?

    package init(version: Int? = nil, editing: String? = nil, done: JointPlanNotice? = nil) {
        self.version = version
        self.editing = editing
        self.done = done
    }

    /// Nil where a value is none of those that there are.
    init?(_ query: [String: String]) {
        if let text = query["version"] {
            guard let number = Int(text), number > 0 else { return nil }
            version = number
        }
        if let id = query["edit"] {
            guard Route.isIdentifier(id) else { return nil }
            editing = id
        }
        if let name = query["done"] {
            guard let known = JointPlanNotice(rawValue: name) else { return nil }
            done = known
        }
    }

    var items: [(name: String, value: String)] {
        [version.map { ("version", String($0)) }, editing.map { ("edit", $0) }, done.map { ("done", $0.rawValue) }]
            .compactMap { $0 }
    }
}

/// What the page says has happened.
package enum JointPlanNotice: String, Sendable, Hashable, CaseIterable {
    case saved
}
