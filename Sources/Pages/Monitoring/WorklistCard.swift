import HTML

/// One line of the unit's list: how bad, who, why in words, how the last thirty days went, who has it; and one press to
/// take it or to say that it was seen.
struct WorklistCard {
    let line: WorklistLine
    let selves: Set<String>
    let context: PageContext

    private var texts: MonitoringTexts { context.texts.monitoring }
    private var isOwn: Bool { line.taker.map { selves.contains($0.reference) } ?? false }

    var html: HTML {
        li(.class("card worklist-line worklist-\(line.mark.rawValue)"), .id("deviation-" + line.id)) {
            div(.class("worklist-who")) {
                line.mark.badge(context)
                h3 {
                    a(.href(Route.monitored(citizen: line.citizen, nil).target)) {
                        line.citizenName ?? context.texts.subject.nameless
                    }
                }
                p(.class("entry-meta")) { span { line.programme } }
            }
            reasons
            div(.class("worklist-course")) {
                if let trend = line.trend, let drawing = Sparkline(trend: trend, context: context).html {
                    drawing
                    p(.class("worklist-caption")) { texts.lastThirtyDays }
                }
            }
            div(.class("worklist-state")) {
                state
                steps
            }
        }
    }

    private var reasons: HTML {
        ul(.class("worklist-reasons")) {
            for reason in line.reasons.prefix(Self.mostReasons) {
                li {
                    if reason.isNew, line.isSeen { span(.class("mark mark-new")) { texts.isNew } }
                    span { MonitoringWords.sentence(reason.words) }
                    span(.class("worklist-when")) { context.say(reason.instant) }
                }
            }
            if line.reasons.count > Self.mostReasons {
                li(.class("worklist-when")) { texts.moreReasons(line.reasons.count - Self.mostReasons) }
            }
        }
    }

    /// As many as tell what is the matter; the page of the citizen has the rest.
    private static let mostReasons = 3

    @HTMLBuilder private var state: HTML {
        let isLate = line.handleBy <= context.moment.now
        p(.class("entry-meta")) {
            if isLate {
                span(.class("mark mark-strong")) { texts.isLate(context.say(line.handleBy)) }
            } else {
                span { texts.handleBy(context.say(line.handleBy)) }
            }
            if line.isEscalated { span(.class("mark")) { texts.leaderTold } }
            if !line.isSeen { span(.class("mark mark-new")) { texts.unseen } }
            if let taker = line.taker {
                span(.class("mark")) {
                    isOwn ? texts.takenByYou : texts.takenBy(taker.name ?? context.texts.common.unknown)
                }
            }
        }
    }

    private var steps: HTML {
        let parts = FormParts(context: context)
        let fields = [("deviation", line.id), ("citizen", line.citizen), ("version", String(line.version))]
        return div(.class("worklist-steps")) {
            if line.taker == nil {
                parts.press(.worklist(WorklistQuery()), [("do", "take")] + fields, texts.take)
            }
            if !line.isSeen {
                parts.press(.worklist(WorklistQuery()), [("do", "see")] + fields, texts.see, isQuiet: true)
            }
            a(
                .class("button"), .href(Route.monitored(citizen: line.citizen, nil).target),
                .ariaLabel([texts.open, line.citizenName].compactMap(\.self).joined(separator: " "))
            ) { texts.open }
        }
    }
}
