package import Care
import FHIR
package import HTML

/// The coordinators' case list: the greatest risk first, each explained line by line, with its next step.
package struct CaseListView: Sendable {
    package var lines: [CaseLine]
    package var form: CaseForm
    package var done: CaseNotice?
    package var context: PageContext

    package init(
        lines: [CaseLine], form: CaseForm = CaseForm(), done: CaseNotice? = nil, context: PageContext
    ) {
        self.lines = lines
        self.form = form
        self.done = done
        self.context = context
    }

    private var texts: CaseTexts { context.texts.caseList }
    private var parts: FormParts { FormParts(context: context) }
    private var target: Route { .caseList(nil) }

    package var html: HTML {
        PageFrame(title: texts.heading, context: context) {
            UnitPages(context: context).html
            h1 { texts.heading }
            p(.class("lead")) { texts.lead }
            notice
            if lines.isEmpty {
                EmptyNotice(text: texts.none, help: texts.noneHelp).html
            } else {
                h2(.class("unseen")) { texts.heading }
                ul(.class("decision-list")) {
                    for line in lines { item(line) }
                }
            }
            p(.class("field-help")) { texts.drawHelp }
            parts.press(target, [("do", "draw")], texts.draw)
        }.html
    }

    @HTMLBuilder private var notice: HTML {
        if let done {
            div(.class("notice notice-done"), .role("status")) {
                Icon.consent.html
                p {
                    switch done {
                    case .saved: texts.saved
                    case .drawn(let count): texts.drawn(count)
                    }
                }
            }
        }
    }

    private func item(_ line: CaseLine) -> HTML {
        li(.class("card decision"), .id("case-" + line.citizen)) {
            div(.class("decision-body")) {
                h3 {
                    a(.href(Route.overview(citizen: line.citizen).target)) {
                        line.citizenName ?? context.texts.subject.nameless
                    }
                    " · \(texts.points(line.risk.points))"
                }
                state(line)
                ul(.class("prose"), .ariaLabel(texts.why)) {
                    for reason in line.risk.lines { li { "\(say(reason)) · \(texts.points(reason.points))" } }
                }
                if let note = line.note {
                    p(.class("entry-instruction")) {
                        strong { texts.newestNote + ": " }
                        note
                    }
                }
            }
            steps(line)
        }
    }

    @HTMLBuilder private func state(_ line: CaseLine) -> HTML {
        if line.isWaiting {
            p(.class("mark mark-strong")) { texts.noStep }
            p { texts.stepBy(context.say(line.stepBy)) }
            if line.isTold { p(.class("mark")) { texts.told } }
        } else if let step = line.step {
            p { texts.nextIs(step.text, day(step.by)) }
        }
    }

    private func day(_ text: String) -> String {
        DateTime(text).map { context.language.say($0, at: context.moment, withTime: false) } ?? text
    }

    private func say(_ line: CaseRisk.Line) -> String {
        switch line.fact {
        case .manyContacts: texts.contacts(line.number)
        case .manySectors: texts.sectors(line.number)
        case .earlierFailures: texts.failures(line.number)
        case .livesAlone: texts.livesAlone
        case .noRelatives: texts.noRelatives
        case .openHandovers: texts.handovers(line.number)
        case .planMissing: texts.planMissing
        }
    }

    private func steps(_ line: CaseLine) -> HTML {
        let isThis = form.citizen == line.citizen
        return div(.class("decision-steps")) {
            folded("next", line, texts.newNext, isOpen: isThis && form.step == "next") {
                words("next", line, texts.next, help: texts.nextHelp)
                parts.textField(
                    "date-next-" + line.citizen, texts.by, value: isThis ? form.date : nil,
                    mistake: isThis && form.mistakes.contains(.date) ? texts.missingDate : nil, type: "date")
            }
            folded("note", line, texts.note, isOpen: isThis && form.step == "note") {
                words("note", line, texts.note, help: texts.noteHelp)
            }
            folded("off", line, texts.off, isOpen: isThis && form.step == "off") {
                words("off", line, texts.offWhy, help: nil)
            }
        }
    }

    private func words(_ step: String, _ line: CaseLine, _ title: String, help: String?) -> HTML {
        let isThis = form.citizen == line.citizen && form.step == step
        return parts.longTextField(
            "words-\(step)-\(line.citizen)", title, help: help, value: isThis ? form.words : nil,
            mistake: isThis && form.mistakes.contains(.words) ? texts.missingText : nil)
    }

    private func folded(
        _ step: String, _ line: CaseLine, _ title: String, isOpen: Bool, @HTMLBuilder _ content: () -> HTML
    ) -> HTML {
        details(.class("own-role"), .open(isOpen)) {
            summary { title }
            HTMLForm(target: target, context: context) {
                content()
                parts.hidden("do", step)
                parts.hidden("citizen", line.citizen)
                div { button(.type("submit")) { texts.save } }
            }.html
        }
    }
}
