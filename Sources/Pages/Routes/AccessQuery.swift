/// What the pages about access are asked for, as their address carries it.
package struct AccessQuery: Sendable, Hashable {
    /// A form to fill in; nil: the lists.
    package var form: AccessForm?
    /// The RelatedPerson that the form is about.
    package var relative: String?
    /// What has just been done.
    package var done: AccessNotice?

    package init(form: AccessForm? = nil, relative: String? = nil, done: AccessNotice? = nil) {
        self.form = form
        self.relative = relative
        self.done = done
    }

    /// Nil where a value is none of those that there are.
    init?(_ query: [String: String]) {
        if let name = query["form"] {
            guard let known = AccessForm(rawValue: name) else { return nil }
            form = known
        }
        if let name = query["done"] {
            guard let known = AccessNotice(rawValue: name) else { return nil }
            done = known
        }
        if let id = query["relative"] {
            guard Route.isIdentifier(id) else { return nil }
            relative = id
        }
    }

    var items: [(name: String, value: String)] {
        [form.map { ("form", $0.rawValue) }, relative.map { ("relative", $0) }, done.map { ("done", $0.rawValue) }]
            .compactMap { $0 }
    }
}

/// The forms about access.
package enum AccessForm: String, Sendable, Hashable, CaseIterable {
    case give, block, role
    /// Those of staff.
    case register, filter, ask
}

/// What the page says has been done.
package enum AccessNotice: String, Sendable, Hashable, CaseIterable {
    case offered, ended, blocked, lifted, said, registered, filtered, asked
}

/// What the relative's page says has been done.
package enum MandateNotice: String, Sendable, Hashable, CaseIterable {
    case accepted, declined, ended, said
}
