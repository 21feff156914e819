import HTML

/// How something that was measured, answered, not answered or wished for stands: said in a word, with a shape of its own
/// beside it, and never by a colour alone. The worst comes first.
package enum MonitoringMark: String, Sendable, Hashable, CaseIterable {
    case red, yellow, missing, wish, grey, green

    func word(_ texts: MonitoringTexts) -> String {
        switch self {
        case .red: texts.red
        case .yellow: texts.yellow
        case .missing: texts.missing
        case .wish: texts.wish
        case .grey: texts.grey
        case .green: texts.green
        }
    }

    /// The word with its shape.
    ///
    /// - Parameter word: where something else is said by it.
    func badge(_ context: PageContext, word said: String? = nil) -> HTML {
        span(.class("colour colour-\(rawValue)")) {
            svg(.class("icon"), .viewBox("0 0 24 24"), .ariaHidden(true), .focusable(false)) { HTML.trusted(shape) }
            said ?? word(context.texts.monitoring)
        }
    }

    /// Shapes that differ without colours, and on paper.
    private var shape: StaticString {
        switch self {
        case .red: #"<path d="M8 2h8l6 6v8l-6 6H8l-6-6V8zM12 7v6M12 17v.1"/>"#
        case .yellow: #"<path d="M12 3l10 18H2zM12 10v5M12 18v.1"/>"#
        case .missing: #"<circle cx="12" cy="12" r="9" stroke-dasharray="4 3"/><path d="M12 7v5l3 2"/>"#
        case .wish: #"<path d="M3 4h18v12h-9l-5 5v-5H3z"/>"#
        case .grey: #"<path d="M4 4h16v16H4zM8 12h8"/>"#
        case .green: #"<circle cx="12" cy="12" r="9"/><path d="M8 12l3 3 5-6"/>"#
        }
    }
}
