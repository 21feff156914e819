import Care
import HTML

/// The lines of a unit's lists: who it is about, what it is, and what is due.
struct UnitLines {
    let names: [String: String]
    let context: PageContext

    private var texts: ResponsibilityTexts { context.texts.responsibility }

    func item(_ line: UnitBoard.HandoverLine, isGiver: Bool) -> HTML {
        let other = isGiver ? line.receiver : line.giver
        let isLate = line.answerBy.map { $0 < context.moment.now } ?? false
        return self.line(.unitHandover(id: line.id), .arrow, line.citizen, line.what) {
            span { "\(isGiver ? texts.to : texts.from): \(names[other.reference] ?? other.display ?? "")" }
            span { context.language.name(of: line.state, promised: line.from) }
            if let answerBy = line.answerBy, line.state?.isOpen == true {
                mark(isLate ? texts.lateAnswer : texts.answerBy, answerBy, isStrong: isLate)
            }
            if line.escalated > 0 { told(line.escalated) }
        }
    }

    func item(_ line: UnitBoard.PathwayLine) -> HTML {
        self.line(.unitPathway(id: line.id), .course, line.citizen, line.title) {
            span { line.clinician.map { names[$0] ?? $0 } ?? texts.nobodyNamed }
            span { "\(texts.since) \(context.say(line.since, withTime: false))" }
            if let ends = line.ends { mark(texts.ends, ends, isStrong: ends < context.moment.now) }
            if let nameBy = line.nameBy {
                let isLate = nameBy < context.moment.now
                mark(isLate ? texts.lateName : texts.nameBy, nameBy, isStrong: isLate)
            }
            if line.escalated > 0 { told(line.escalated) }
        }
    }

    @HTMLBuilder func item(_ task: UnitBoard.TaskLine) -> HTML {
        if let about = task.about.flatMap(ReferencePath.init) {
            line(way(to: about, of: task.citizen), .warning, task.citizen, task.text) {
                if let since = task.since { span { "\(texts.since) \(context.say(since))" } }
            }
        }
    }

    /// Where something is seen to.
    private func way(to about: ReferencePath, of citizen: UnitBoard.Citizen) -> Route {
        switch about.type {
        case "Task": .unitHandover(id: about.id)
        case "CommunicationRequest": .letters(citizen: citizen.id, nil)
        default: .unitPathway(id: about.id)
        }
    }

    private func line(
        _ route: Route, _ icon: Icon, _ citizen: UnitBoard.Citizen, _ what: String?,
        @HTMLBuilder _ facts: () -> HTML
    ) -> HTML {
        li(.class("entry entry-line")) {
            icon.html
            div {
                p(.class("entry-title")) {
                    a(.href(route.target)) { citizen.name ?? context.texts.subject.nameless }
                }
                if let what { p(.class("entry-detail")) { what } }
                p(.class("entry-meta")) {
                    if let number = citizen.civilRegistrationNumber ?? citizen.birthDate {
                        span { CitizenBanner.grouped(number) }
                    }
                    facts()
                }
            }
        }
    }

    private func mark(_ title: String, _ instant: Int64, isStrong: Bool) -> HTML {
        span(.class(isStrong ? "mark mark-strong" : "mark")) { "\(title) \(context.say(instant))" }
    }

    private func told(_ times: Int) -> HTML {
        span(.class("mark mark-strong")) { "\(texts.told) \(times)" }
    }
}
