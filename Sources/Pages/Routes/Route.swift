package import Care
package import HTML

/// An address of a page, with what stands in it. Built into links by ``target``, read from requests by
/// ``init(_:parameters:query:)``; the two are each other's inverse.
package enum Route: Sendable, Hashable {
    case start
    case signIn
    case signOut
    /// Changes the language and goes back to where one was.
    case language(Language, from: String)
    case help
    case citizens
    case overview(citizen: String)
    case thread(citizen: String, ThreadQuery)
    /// All that lies ahead.
    case ahead(citizen: String)
    /// All courses.
    case courses(citizen: String)
    /// A course, by the `Type/id` that ``CourseSummary/id`` is.
    case course(citizen: String, reference: ReferencePath, after: ThreadCursor?)
    case results(citizen: String)
    /// One quantity over time.
    case trend(citizen: String, code: String)
    case medicines(citizen: String)
    case diagnoses(citizen: String)
    case plans(citizen: String)
    case measurements(citizen: String)
    case documents(citizen: String)
    case entry(citizen: String, reference: ReferencePath)
    /// Who has looked.
    case accessLog(citizen: String, AccessLogForm)
    /// The same as a file.
    case accessLogFile(citizen: String, AccessLogForm)
    /// Asking about one look, by its number.
    case accessQuestion(citizen: String, look: Int64)
    case findPatient
    case figures

    package var pattern: RoutePattern {
        switch self {
        case .start: .start
        case .signIn: .signIn
        case .signOut: .signOut
        case .language: .language
        case .help: .help
        case .citizens: .citizens
        case .overview: .overview
        case .thread: .thread
        case .ahead: .ahead
        case .courses: .courses
        case .course: .course
        case .results: .results
        case .trend: .trend
        case .medicines: .medicines
        case .diagnoses: .diagnoses
        case .plans: .plans
        case .measurements: .measurements
        case .documents: .documents
        case .entry: .entry
        case .accessLog: .accessLog
        case .accessLogFile: .accessLogFile
        case .accessQuestion: .accessQuestion
        case .findPatient: .findPatient
        case .figures: .figures
        }
    }

    /// Whose record it shows.
    package var citizen: String? {
        switch self {
        case .overview(let citizen), .thread(let citizen, _), .ahead(let citizen), .courses(let citizen),
            .course(let citizen, _, _), .results(let citizen), .trend(let citizen, _), .medicines(let citizen),
            .diagnoses(let citizen), .plans(let citizen),
            .measurements(let citizen), .documents(let citizen), .entry(let citizen, _),
            .accessLog(let citizen, _), .accessLogFile(let citizen, _), .accessQuestion(let citizen, _):
            citizen
        case .start, .signIn, .signOut, .language, .help, .citizens, .findPatient, .figures:
            nil
        }
    }

    private func value(of parameter: RouteParameter) -> String {
        switch (parameter, self) {
        case (.citizen, _): citizen ?? ""
        case (.type, .course(_, let reference, _)), (.type, .entry(_, let reference)): reference.type
        case (.id, .course(_, let reference, _)), (.id, .entry(_, let reference)): reference.id
        case (.language, .language(let language, _)): language.rawValue
        case (.type, _), (.id, _), (.language, _): ""
        }
    }

    private var query: [(name: String, value: String)] {
        switch self {
        case .language(_, let from): [("from", from)]
        case .thread(_, let query): query.items
        case .accessLog(_, let form), .accessLogFile(_, let form): form.items
        case .accessQuestion(_, let look): [("look", String(look))]
        case .course(_, _, let after): after.map { [("after", $0.text)] } ?? []
        case .trend(_, let code): [("code", code)]
        default: []
        }
    }

    /// The link to it.
    package var target: LinkTarget { target(fragment: nil) }

    /// The link to an element on it.
    package func target(fragment: String?) -> LinkTarget {
        let segments = pattern.segments.map { segment in
            switch segment {
            case .literal(let text): text
            case .parameter(let parameter): value(of: parameter)
            }
        }
        return .path(segments, query: query, fragment: fragment)
    }
}

/// A reference into the record, `Type/id`, as two parts of a path.
package struct ReferencePath: Sendable, Hashable {
    package let type: String
    package let id: String

    package init(type: String, id: String) {
        self.type = type
        self.id = id
    }

    /// Nil where the text is not `Type/id`.
    package init?(_ reference: String) {
        let parts = reference.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        self.init(type: String(parts[0]), id: String(parts[1]))
    }

    package var text: String { "\(type)/\(id)" }
}
