import Care
package import HTML

/// What a unit has to see to: what awaits an answer first, then what lacks somebody, then what is one's own.
package struct UnitView: Sendable {
    package var model: UnitModel
    /// The one list that is shown in full; nil: the beginning of all of them.
    package var list: UnitList?
    /// Offering several at once, where that is on the page.
    package var several: SeveralForm?
    package var context: PageContext

    package init(model: UnitModel, list: UnitList?, several: SeveralForm? = nil, context: PageContext) {
        self.model = model
        self.list = list
        self.several = several
        self.context = context
    }

    /// As many of each list as the page of all has.
    static let mostShown = 8

    private var texts: ResponsibilityTexts { context.texts.responsibility }
    private var lines: UnitLines { UnitLines(names: model.names, context: context) }

    package var html: HTML {
        PageFrame(title: list.map(title) ?? texts.unitHeading, context: context) {
            if let list {
                p { a(.href(Route.unit(nil).target)) { texts.back } }
                h1 { title(list) }
                p(.class("lead")) { help(list) }
                body(list, limit: .max)
                if let several { SeveralView(form: several, list: list, model: model, context: context).html }
            } else {
                UnitPages(context: context).html
                h1 { model.name ?? texts.unitHeading }
                p(.class("lead")) { texts.unitLead }
                overdue
                for list in [UnitList.received, .given, .unnamed, .ending, .mine] { stretch(list) }
                p(.class("more")) {
                    a(.href(Route.unit(.all).target)) { "\(texts.all) (\(model.total))" }
                }
            }
        }.html
    }

    private func count(_ list: UnitList) -> Int {
        model.handovers[list]?.count ?? model.pathways[list]?.count ?? 0
    }

    private func stretch(_ list: UnitList) -> HTML {
        section(.class("stretch"), .ariaLabelledBy(list.rawValue)) {
            h2(.id(list.rawValue)) { count(list) > 0 ? "\(title(list)) (\(count(list)))" : title(list) }
            p(.class("empty-help")) { help(list) }
            body(list, limit: Self.mostShown)
            if count(list) > Self.mostShown || list == .mine && count(list) > 0 {
                p(.class("more")) {
                    a(.href(Route.unit(list).target)) {
                        context.texts.common.showAll
                        span(.class("unseen")) { ": \(title(list))" }
                    }
                }
            }
        }
    }

    @HTMLBuilder private func body(_ list: UnitList, limit: Int) -> HTML {
        if count(list) == 0 {
            p(.class("empty-help")) { texts.nothing }
        } else {
            ul(.class("entries card")) {
                for line in (model.handovers[list] ?? []).prefix(limit) {
                    lines.item(line, isGiver: list == .given)
                }
                for line in (model.pathways[list] ?? []).prefix(limit) { lines.item(line) }
            }
        }
    }

    @HTMLBuilder private var overdue: HTML {
        if !model.tasks.isEmpty {
            section(.class("stretch"), .ariaLabelledBy("overdue")) {
                h2(.id("overdue")) { "\(texts.overdue) (\(model.tasks.count))" }
                p(.class("empty-help")) { texts.overdueHelp }
                ul(.class("entries card")) {
                    for task in model.tasks { lines.item(task) }
                }
            }
        }
    }

    private func title(_ list: UnitList) -> String {
        switch list {
        case .received: texts.received
        case .given: texts.given
        case .unnamed: texts.unnamed
        case .ending: texts.ending
        case .mine: texts.mine
        case .all: texts.all
        }
    }

    private func help(_ list: UnitList) -> String {
        switch list {
        case .received: texts.receivedHelp
        case .given: texts.givenHelp
        case .unnamed: texts.unnamedHelp
        case .ending: texts.endingHelp
        case .mine: texts.mineHelp
        case .all: texts.allHelp
        }
    }
}
