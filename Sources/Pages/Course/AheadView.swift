package import Care
package import HTML

/// All that lies ahead of a citizen, soonest first.
package struct AheadView: Sendable {
    package var citizen: CitizenSummary
    package var relation: CitizenBanner.Relation
    package var entries: [Entry]
    package var context: PageContext

    package init(
        citizen: CitizenSummary, relation: CitizenBanner.Relation, entries: [Entry], context: PageContext
    ) {
        self.citizen = citizen
        self.relation = relation
        self.entries = entries
        self.context = context
    }

    package var html: HTML {
        PageFrame(
            title: context.texts.common.ahead, context: context,
            banner: CitizenBanner(citizen: citizen, relation: relation)
        ) {
            h1 { context.texts.common.ahead }
            p(.class("lead")) { context.texts.course.aheadLead }
            if entries.isEmpty {
                EmptyNotice(text: context.texts.overview.nothingNext).html
            } else {
                ol(.class("entries agenda")) {
                    for entry in entries {
                        EntryView(entry, of: citizen.id, context).item(.ahead)
                    }
                }
            }
        }.html
    }
}
