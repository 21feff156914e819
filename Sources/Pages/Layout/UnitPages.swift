import HTML

/// The ways between the pages of one's own unit.
struct UnitPages {
    let context: PageContext

    var html: HTML {
        let pages: [(Route, String)] = [
            (.unit(nil), context.texts.responsibility.unitHeading),
            (.worklist(WorklistQuery()), context.texts.monitoring.heading),
            (.unitEquipment, context.texts.equipment.unitHeading),
            (.transitions, context.texts.transition.heading), (.unitTasks, context.texts.task.unitHeading),
            (.unitFailures, context.texts.failure.unitHeading), (.caseList(nil), context.texts.caseList.heading),
            (.unitLetters, context.texts.letter.unitHeading), (.timeliness, context.texts.timeliness.heading),
        ]
        return nav(.class("unit-pages"), .ariaLabel(context.texts.timeliness.unitPages)) {
            ul {
                for (route, title) in pages {
                    li {
                        a(
                            .href(route.target),
                            .ariaCurrent(context.here?.pattern == route.pattern ? "page" : nil)
                        ) { title }
                    }
                }
            }
        }
    }
}
