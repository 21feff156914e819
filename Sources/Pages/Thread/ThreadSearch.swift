import Care
import HTML

/// The form that searches and filters the thread.
struct ThreadSearch {
    let citizen: String
    let query: ThreadQuery
    /// The courses to choose between.
    let courses: [CourseSummary]
    let context: PageContext

    private var texts: ThreadTexts { context.texts.thread }

    /// - Parameter withFilters: whether sector, kind and course can be chosen beside the words.
    func html(withFilters: Bool) -> HTML {
        form(
            .class("search"), .role("search"), .action(Route.thread(citizen: citizen, ThreadQuery()).target),
            .method("get")
        ) {
            div(.class("field field-wide")) {
                label(.for("search-text")) { texts.searchLabel }
                input(
                    .id("search-text"), .type("search"), .name("text"), .value(query.text ?? ""), .maximumLength(200))
            }
            if withFilters {
                choice(
                    "sector", texts.sector, Sector.allCases.map { ($0.rawValue, context.language.name(of: $0)) },
                    chosen: query.sector?.rawValue)
                choice("kind", texts.kind, kinds, chosen: query.kind?.rawValue)
                if !courses.isEmpty {
                    choice("course", texts.course, courses.map(titled), chosen: query.course)
                } else if let course = query.course {
                    input(.type("hidden"), .name("course"), .value(course))
                }
            }
            button(.type("submit")) {
                Icon.magnifier.html
                span { texts.search }
            }
            if query.isFiltered {
                a(.class("reset"), .href(Route.thread(citizen: citizen, ThreadQuery()).target)) { texts.reset }
            }
        }
    }

    private func titled(_ course: CourseSummary) -> (String, String) {
        (course.id, course.title.isEmpty ? context.texts.course.course : course.title)
    }

    private var kinds: [(String, String)] {
        EntryKind.allCases.map { ($0.rawValue, context.language.name(of: $0)) }.sorted { $0.1 < $1.1 }
    }

    private func choice(_ name: String, _ title: String, _ options: [(String, String)], chosen: String?) -> HTML {
        div(.class("field")) {
            label(.for("search-\(name)")) { title }
            select(.id("search-\(name)"), .name(name)) {
                option(.value("")) { texts.all }
                for (value, text) in options {
                    option(.value(value), .selected(value == chosen)) { text }
                }
            }
        }
    }
}
