import Care
import FHIR
import HTML

/// One failure of cooperation: what was said, how far it has come, and the next step for the unit that looks into it.
struct FailureCard {
    let failure: CoordinationFailure
    let model: FailureModel
    let form: FailureForm
    let context: PageContext

    var texts: FailureTexts { context.texts.failure }
    private var parts: FormParts { FormParts(context: context) }
    private var mistakes: Set<FailureForm.Mistake> { form.failure == failure.id ? form.mistakes : [] }
    var isLate: Bool { failure.status == .reported && failure.analyseBy <= context.moment.now }

    var html: HTML {
        li(.class("card decision"), .id("failure-" + failure.id)) {
            div(.class("decision-body")) {
                h3 { FailureClass.named(failure.kind)?.name(context.language) ?? texts.noKind }
                p(.class("entry-instruction")) { failure.text }
                p(.class("decision-when")) { texts.reportedBy(reporter, context.say(failure.reported)) }
                p(.class(isLate ? "mark mark-strong" : "mark")) {
                    isLate ? texts.late : Self.state(failure.status, texts)
                }
                if failure.status == .reported, !isLate {
                    p { texts.looksInto(owner, context.say(failure.analyseBy, withTime: false)) }
                }
                if let told = failure.told, isLate { p { texts.leaderTold(context.say(told)) } }
                outcome
            }
            if failure.isOpen, model.selves.contains(failure.owner.reference) { steps }
        }
    }

    var owner: String { failure.owner.name ?? context.texts.common.unknown }

    var reporter: String {
        failure.reporter.hasPrefix("Patient/")
            ? model.citizen.name ?? context.texts.subject.nameless
            : failure.reporterName ?? context.texts.common.unknown
    }

    static func state(_ status: CoordinationFailure.Status, _ texts: FailureTexts) -> String {
        switch status {
        case .reported: texts.notAnalysed
        case .analysed: texts.analysed
        case .changed: texts.changed
        case .followUp: texts.followUpNow
        case .closed: texts.closed
        }
    }

    private var outcome: HTML {
        HTML.group {
            for (title, words) in said {
                p {
                    strong { title + ": " }
                    words
                }
            }
            if let followUpDay { p { followUpDay } }
        }
    }

    private var steps: HTML {
        div(.class("decision-steps")) {
            if failure.status == .reported || failure.status == .analysed { analysis }
            if failure.status == .analysed || failure.status == .changed { change }
            if failure.status == .followUp { followUp }
        }
    }

    private func words(_ title: String, help: String, _ value: String?) -> HTML {
        parts.longTextField(
            "words-" + failure.id, title, help: help, value: form.failure == failure.id ? form.words : value,
            mistake: mistakes.contains(.words) ? texts.missingWords : nil)
    }

    private func step(_ name: String, _ title: String, isOpen: Bool, @HTMLBuilder _ content: () -> HTML) -> HTML {
        details(.class("own-role"), .open(isOpen)) {
            summary { title }
            HTMLForm(target: .failures(citizen: model.citizen.id, nil), context: context) {
                content()
                parts.hidden("failure", failure.id)
                if name != "follow-up" {
                    parts.hidden("do", name)
                    div { button(.type("submit")) { texts.save } }
                }
            }.html
        }
    }

    private var analysis: HTML {
        step("analyse", texts.analyse, isOpen: mistakes.contains(.kind)) {
            parts.question(texts.kind, mistake: mistakes.contains(.kind) ? texts.missingKind : nil) {
                parts.list(
                    "kind-" + failure.id, texts.kind, FailureClass.all.map { ($0.code, $0.name(context.language)) },
                    chosen: form.failure == failure.id ? form.kind : failure.kind)
            }
            words(texts.found, help: texts.analysisHelp, failure.analysis)
        }
    }

    private var change: HTML {
        step("change", texts.makeChange, isOpen: mistakes.contains(.date)) {
            words(texts.change, help: texts.changeHelp, failure.change)
            parts.textField(
                "date-" + failure.id, texts.followUpDate,
                value: form.failure == failure.id ? form.date : failure.followUp,
                mistake: mistakes.contains(.date) ? texts.missingDate : nil, type: "date")
        }
    }

    private var followUp: HTML {
        step("follow-up", texts.seeWhether, isOpen: true) {
            words(texts.result, help: texts.resultHelp, nil)
            div(.class("preview-actions")) {
                button(.type("submit"), .name("do"), .value("holds")) { texts.holds }
                button(.class("button-plain"), .type("submit"), .name("do"), .value("holds-not")) { texts.holdsNot }
            }
        }
    }
}
