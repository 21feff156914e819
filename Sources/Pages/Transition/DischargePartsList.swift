import Care
import HTML

/// The parts of a discharge as staff see them: how far each has come, what is missing and why, and the next step.
struct DischargePartsList {
    let package: DischargePackage
    let unit: String?
    let context: PageContext

    private var texts: TransitionTexts { context.texts.transition }
    private var parts: FormParts { FormParts(context: context) }

    var html: HTML {
        section(.ariaLabelledBy("package")) {
            h2(.id("package")) { texts.package }
            p(.class("field-help")) { texts.packageLead }
            ul(.class("entries card")) { for part in package.parts { item(part) } }
        }
    }

    private func item(_ part: DischargePackage.Part) -> HTML {
        li(.class("entry entry-line")) {
            Icon.page.html
            div {
                p(.class("entry-title")) {
                    a(.href(route(part.task.part).target)) { context.language.name(of: part.task.part) }
                    if let receiver = part.receiver?.unit {
                        " "
                        texts.to(receiver)
                    }
                }
                p(.class("entry-meta")) { for (text, isStrong) in states(part.task) { mark(text, isStrong) } }
                lacks(part)
                if let reason = part.document?.incompleteBecause {
                    p(.class("entry-detail")) { texts.sentIncomplete(reason) }
                }
                steps(part)
            }
        }
    }

    private func mark(_ text: String, _ isStrong: Bool) -> HTML {
        span(.class(isStrong ? "mark mark-strong" : "mark")) { text }
    }

    private func route(_ part: DischargePart) -> Route {
        .discharges(citizen: package.citizen.id, DischargeQuery(id: package.discharge.id, part: part))
    }

    private func states(_ task: DischargePartTask) -> [(String, Bool)] {
        let isLate = task.isLate(at: context.moment.now)
        var states: [(String, Bool)] = []
        if let sent = task.sent {
            states.append((texts.sentAt(context.say(sent)), false))
        } else {
            states.append((isLate ? texts.wasDue(context.say(task.due)) : texts.due(context.say(task.due)), isLate))
        }
        if let received = task.received { states.append((texts.receivedAt(context.say(received)), false)) }
        if let told = task.escalations.last { states.append((texts.leaderTold(context.say(told.at)), true)) }
        return states
    }

    @HTMLBuilder private func lacks(_ part: DischargePackage.Part) -> HTML {
        let lacks = missing(part)
        if !lacks.isEmpty, part.task.progress == .open {
            p(.class("entry-detail")) { "\(texts.missing): \(lacks.joined(separator: " · "))" }
        }
    }

    private func missing(_ part: DischargePackage.Part) -> [String] {
        let isList = part.task.part == .medicationReconciliation
        let isLetter = part.task.part == .dischargeLetter
        let sections = DischargeDocument.missing(part.task.part) { part.document?.text($0) ?? "" }
            .filter { !(isLetter && $0.code == DischargeSection.extendedResponsibility) && !isList }
            .map { context.language.title(of: $0) }
        guard isList else { return sections }
        return (part.document?.medicines ?? package.medicines).filter { $0.reason == nil }
            .map { texts.reasonMissing($0.name) }
    }

    @HTMLBuilder private func steps(_ part: DischargePackage.Part) -> HTML {
        if unit == package.discharge.department {
            p(.class("more")) {
                a(.href(route(part.task.part).target)) {
                    part.task.progress == .open ? texts.write : texts.sendAnew
                }
            }
        } else if part.task.progress != .open {
            p(.class("more")) { a(.href(route(part.task.part).target)) { texts.read } }
        }
        if part.task.progress == .sent, let unit, unit == part.task.receiver {
            parts.press(route(part.task.part), [("do", "receive")], texts.received)
        }
    }
}
