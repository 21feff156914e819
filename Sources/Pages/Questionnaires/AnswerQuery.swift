package import Questionnaires

/// What the page of one questionnaire is asked for, as its address carries it.
package struct AnswerQuery: Sendable, Hashable {
    /// How the questions are shown.
    package enum View: String, Sendable, Hashable, CaseIterable {
        /// All on one page.
        case whole
        /// The answers, before they are sent.
        case review
        /// Correcting what has been sent.
        case amend
    }

    /// What the page says has been done.
    package enum Notice: String, Sendable, Hashable, CaseIterable {
        case sent, amended, late
        /// Staff have said what they did.
        case looked
    }

    /// Nil: one question at a time, or the answers where they have been sent.
    package var view: View?
    /// The step; nil: where somebody goes on.
    package var place: FormPlace?
    package var done: Notice?

    package init(view: View? = nil, place: FormPlace? = nil, done: Notice? = nil) {
        self.view = view
        self.place = place
        self.done = done
    }

    /// Nil where a value is none of those that there are.
    init?(_ query: [String: String]) {
        if let name = query["view"] {
            guard let known = View(rawValue: name) else { return nil }
            view = known
        }
        if let text = query["at"] {
            guard let known = FormPlace(text) else { return nil }
            place = known
        }
        if let name = query["done"] {
            guard let known = Notice(rawValue: name) else { return nil }
            done = known
        }
    }

    var items: [(name: String, value: String)] {
        [view.map { ("view", $0.rawValue) }, place.map { ("at", $0.text) }, done.map { ("done", $0.rawValue) }]
            .compactMap { $0 }
    }
}
