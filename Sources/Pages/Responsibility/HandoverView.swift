package import Care
import FHIR
package import HTML

/// One handover: who gives what to whom and why, what is open, and the answer.
package struct HandoverView: Sendable {
    /// What was tried and could not be done.
    package enum Mistake: Sendable, Hashable, CaseIterable {
        case reason, meanwhile
    }

    package var handover: Handover
    package var file: PathwayFile
    /// What the reader may do with it.
    package var steps: Set<Handover.Step>
    /// Those whom the receiver can name.
    package var staff: [ResponsibilityPeriod.Holder]
    package var mistake: Mistake?
    package var context: PageContext

    package init(
        handover: Handover, file: PathwayFile, steps: Set<Handover.Step>,
        staff: [ResponsibilityPeriod.Holder] = [], mistake: Mistake? = nil, context: PageContext
    ) {
        self.handover = handover
        self.file = file
        self.steps = steps
        self.staff = staff
        self.mistake = mistake
        self.context = context
    }

    private var texts: ResponsibilityTexts { context.texts.responsibility }
    private var parts: FormParts { FormParts(context: context) }
    private var here: Route { .unitHandover(id: handover.task.id ?? "") }

    package var html: HTML {
        PageFrame(title: texts.handover, context: context) {
            p { a(.href(Route.unit(nil).target)) { texts.back } }
            h1 { "\(texts.handover): \(file.citizen.name ?? context.texts.subject.nameless)" }
            if mistake == .meanwhile {
                p(.class("notice"), .role("alert")) { texts.answeredMeanwhile }
            }
            facts
            open
            if !steps.isEmpty { answers }
            p(.class("more")) {
                a(.href(Route.unitPathway(id: file.responsibility.pathway.id ?? "").target)) { texts.pathway }
                " · "
                a(.href(Route.overview(citizen: file.citizen.id).target)) { texts.openRecord }
            }
        }.html
    }

    private func name(_ holder: ResponsibilityPeriod.Holder?) -> String? {
        holder.map { file.names[$0.reference] ?? $0.display ?? $0.reference }
    }

    private var facts: HTML {
        var facts: [(String, String)] = []
        func add(_ title: String, _ text: String?) { if let text { facts.append((title, text)) } }
        let isPromised = handover.state == .accepted && handover.moved == nil
        add(context.language.name(of: handover.state, promised: isPromised ? handover.from : nil), stateDay)
        add(texts.what, handover.what)
        add(texts.why, handover.why)
        add(texts.from, [name(handover.givingUnit), name(handover.giver)].compactMap { $0 }.joined(separator: " · "))
        add(texts.to, name(handover.receiver))
        add(texts.fromWhen, handover.from.map { context.say($0) } ?? texts.atOnce)
        if handover.state.isOpen {
            let isLate = (handover.answerBy ?? .max) < context.moment.now
            add(isLate ? texts.lateAnswer : texts.answerBy, handover.answerBy.map { context.say($0) })
        }
        for escalation in handover.escalations {
            add(context.language.name(of: escalation.step), context.say(escalation.at))
        }
        add(texts.reason, handover.reason)
        return dl(.class("facts card")) {
            for (title, text) in facts {
                div {
                    dt { title }
                    dd { text }
                }
            }
        }
    }

    /// The day on which it came to stand as it stands.
    private var stateDay: String? {
        let instant = handover.state == .offered ? handover.offered : handover.task.lastModified?.earliest
        return instant.map { context.say($0) }
    }

    private var open: HTML {
        section(.class("card"), .ariaLabelledBy("open")) {
            h2(.id("open")) { texts.open }
            if handover.open.isEmpty {
                p(.class("empty-help")) { texts.nothingOpen }
            } else {
                ul(.class("prose")) {
                    for item in handover.open { li { item.text } }
                }
            }
        }
    }

    private var answers: HTML {
        section(.ariaLabelledBy("answer")) {
            h2(.id("answer")) { texts.answer }
            if steps.contains(.accept) {
                p(.class("lead")) { texts.answerHelp }
                accept
            }
            if steps.contains(.see) { parts.press(here, [("do", "see")], texts.see, isQuiet: true) }
            if steps.contains(.decline) { reasoned("decline", texts.decline, texts.declineHelp) }
            if steps.contains(.withdraw) { reasoned("withdraw", texts.withdraw, texts.givenHelp) }
        }
    }

    private var accept: HTML {
        form(.class("card form"), .action(here.target), .method("post")) {
            context.formTokenField
            parts.hidden("do", "accept")
            div(.class("field")) {
                label(.for("clinician")) { texts.clinician }
                p(.class("field-help"), .id("clinician-help")) { texts.acceptHelp }
                select(.id("clinician"), .name("clinician"), .ariaDescribedBy("clinician-help")) {
                    option(.value("")) { texts.clinicianLater }
                    for member in staff { option(.value(member.reference)) { member.display ?? member.reference } }
                }
            }
            div { button(.type("submit")) { texts.accept } }
        }
    }

    private func reasoned(_ step: String, _ title: String, _ help: String) -> HTML {
        details(.class("card"), .open(mistake == .reason)) {
            summary { title }
            form(.class("form"), .action(here.target), .method("post")) {
                context.formTokenField
                parts.hidden("do", step)
                parts.longTextField(
                    "reason", texts.reason, help: help, value: nil,
                    mistake: mistake == .reason ? texts.reasonNeeded : nil)
                div { button(.type("submit")) { title } }
            }
        }
    }
}
