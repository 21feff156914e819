package import Care
package import HTML

/// The whole thread, latest first, with search, filters and paging.
package struct ThreadView: Sendable {
    package var citizen: CitizenSummary
    package var relation: CitizenBanner.Relation
    package var query: ThreadQuery
    package var page: ThreadPage
    /// The courses to choose between.
    package var courses: [CourseSummary]
    package var context: PageContext

    package init(
        citizen: CitizenSummary, relation: CitizenBanner.Relation, query: ThreadQuery, page: ThreadPage,
        courses: [CourseSummary], context: PageContext
    ) {
        self.citizen = citizen
        self.relation = relation
        self.query = query
        self.page = page
        self.courses = courses
        self.context = context
    }

    private var texts: ThreadTexts { context.texts.thread }

    package var html: HTML {
        PageFrame(
            title: context.texts.common.thread, context: context,
            banner: CitizenBanner(citizen: citizen, relation: relation)
        ) {
            h1 { context.texts.common.thread }
            p(.class("lead")) { texts.lead }
            ThreadSearch(citizen: citizen.id, query: query, courses: courses, context: context).html(withFilters: true)
            if page.entries.isEmpty {
                EmptyNotice(
                    text: query.isFiltered ? texts.nothingFound : context.texts.overview.emptyRecord,
                    help: query.isFiltered ? texts.tryFewer : context.texts.overview.emptyRecordHelp
                ).html
            } else {
                if let total = page.total {
                    p(.class("lead")) { context.texts.sayings.entries(total) }
                }
                YearlyEntries(entries: page.entries, citizen: citizen.id, context: context).html
                pager
            }
        }.html
    }

    private var pager: HTML {
        guard page.next != nil || query.after != nil else { return .nothing }
        var first = query
        first.after = nil
        var next = query
        next.after = page.next
        return nav(.class("pager"), .ariaLabel(texts.pages)) {
            if query.after != nil {
                a(.class("button"), .href(Route.thread(citizen: citizen.id, first).target)) { texts.newest }
            }
            if page.next != nil {
                a(.class("button"), .href(Route.thread(citizen: citizen.id, next).target), .rel("next")) {
                    texts.older
                }
            }
        }
    }
}

/// Entries under a heading for each year.
struct YearlyEntries {
    let entries: [Entry]
    let citizen: String
    let context: PageContext

    var html: HTML {
        div(.class("thread years")) {
            for (year, entries) in years {
                section(.class("stretch"), .ariaLabelledBy("year-\(year ?? 0)")) {
                    h2(.id("year-\(year ?? 0)")) { year.map(String.init) ?? context.texts.common.notDated }
                    ul(.class("entries card")) {
                        for entry in entries {
                            EntryView(entry, of: citizen, context).item(.line)
                        }
                    }
                }
            }
        }
    }

    private var years: [(year: Int?, entries: [Entry])] {
        var years: [(year: Int?, entries: [Entry])] = []
        for entry in entries {
            let year = (entry.start ?? entry.end).map { context.moment.localTime($0).date.year }
            if let last = years.last, last.year == year {
                years[years.count - 1].entries.append(entry)
            } else {
                years.append((year, [entry]))
            }
        }
        return years
    }
}
