package import Care
package import HTML

/// A page of lists about one side of a record: medicines, diagnoses and allergies, documents.
package struct ChapterView: Sendable {
    /// One list with its heading, and what is said when it is empty.
    package struct Part: Sendable {
        package var title: String
        package var entries: [Entry]
        package var nothing: String
        package var nothingHelp: String?
        /// Folded until asked for: what no longer holds.
        package var isFolded: Bool
        /// Where those are that the list does not hold.
        package var more: Route?

        package init(
            title: String, entries: [Entry], nothing: String, nothingHelp: String? = nil, isFolded: Bool = false,
            more: Route? = nil
        ) {
            self.title = title
            self.entries = entries
            self.nothing = nothing
            self.nothingHelp = nothingHelp
            self.isFolded = isFolded
            self.more = more
        }
    }

    package var title: String
    package var lead: String?
    package var citizen: CitizenSummary
    package var relation: CitizenBanner.Relation
    package var parts: [Part]
    package var plans: [PlanSummary]
    package var context: PageContext

    package var html: HTML {
        PageFrame(title: title, context: context, banner: CitizenBanner(citizen: citizen, relation: relation)) {
            h1 { title }
            if let lead {
                p(.class("lead")) { lead }
            }
            if !plans.isEmpty {
                section(.class("matters"), .ariaLabelledBy("plans")) {
                    h2(.id("plans")) { context.texts.chapter.plansHeading }
                    for plan in plans {
                        PlanView(plan: plan, citizen: citizen.id, context: context).html
                    }
                }
            }
            for (number, part) in parts.enumerated() {
                list(part, id: "part-\(number)")
            }
        }.html
    }

    @HTMLBuilder private func list(_ part: Part, id: String) -> HTML {
        if part.isFolded {
            if !part.entries.isEmpty {
                details(.class("card course")) {
                    summary { span(.class("course-title")) { "\(part.title) (\(part.entries.count))" } }
                    entries(part.entries)
                    more(part)
                }
            }
        } else {
            section(.ariaLabelledBy(id)) {
                h2(.id(id), .class(parts.filter { !$0.isFolded }.count > 1 ? "part" : "unseen")) { part.title }
                if part.entries.isEmpty {
                    EmptyNotice(text: part.nothing, help: part.nothingHelp).html
                } else {
                    div(.class("card")) { entries(part.entries) }
                }
                more(part)
            }
        }
    }

    @HTMLBuilder private func more(_ part: Part) -> HTML {
        if let route = part.more {
            p(.class("more")) { a(.href(route.target)) { context.texts.thread.more } }
        }
    }

    private func entries(_ entries: [Entry]) -> HTML {
        ul(.class("entries")) {
            for entry in entries {
                EntryView(entry, of: citizen.id, context).item(.line)
            }
        }
    }
}
