package import HTML

import Care

/// What this is, how to read it, what to do when it is urgent.
package struct HelpView: Sendable {
    package var context: PageContext

    package init(context: PageContext) {
        self.context = context
    }

    private var texts: HelpTexts { context.texts.help }

    package var html: HTML {
        PageFrame(title: texts.heading, context: context) {
            h1 { texts.heading }
            div(.class("prose")) {
                p(.class("lead")) { texts.lead }
                h2 { texts.acuteHeading }
                p { texts.acute }
                h2 { texts.readHeading }
                p { texts.read }
                h2 { texts.sectorsHeading }
                p { texts.sectors }
                SectorBadge.row(Sector.allCases, context)
                h2 { texts.resultsHeading }
                p { texts.results }
                h2 { texts.privacyHeading }
                p { texts.privacy }
            }
        }.html
    }
}
