import HTML
import Monitoring

/// What became of the visits that questionnaires were sent instead of, and how that is counted.
struct VisitsSaved {
    let figures: VisitFigures
    let context: PageContext

    private var texts: VisitTexts { context.texts.monitoring.visits }

    @HTMLBuilder var html: HTML {
        if figures.sent > 0 {
            section(.class("worklist-section"), .ariaLabelledBy("visits")) {
                h2(.id("visits")) { texts.heading }
                p(.class("lead")) { texts.saved(figures[.saved], figures.sent) }
                ul(.class("promises")) {
                    for state in InsteadOfVisit.State.allCases where state != .saved && figures[state] > 0 {
                        li { texts.state(state, figures[state]) }
                    }
                }
                details(.class("own-role")) {
                    summary { texts.howCounted }
                    p { texts.counting }
                }
            }
        }
    }
}
