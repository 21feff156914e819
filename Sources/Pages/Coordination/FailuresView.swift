import Care
package import HTML

/// Failures of cooperation around one citizen: saying that there was one, in a minute; and what came of it.
package struct FailuresView: Sendable {
    package var model: FailureModel
    package var form: FailureForm
    package var done: FailureNotice?
    package var context: PageContext

    package init(
        model: FailureModel, form: FailureForm = FailureForm(), done: FailureNotice? = nil, context: PageContext
    ) {
        self.model = model
        self.form = form
        self.done = done
        self.context = context
        self.context.addressesCitizen = model.relation == .own
    }

    private var texts: FailureTexts { context.texts.failure }
    private var parts: FormParts { FormParts(context: context) }

    package var html: HTML {
        PageFrame(
            title: texts.heading, context: context,
            banner: CitizenBanner(citizen: model.citizen, relation: model.relation)
        ) {
            h1 { texts.heading }
            p(.class("lead")) { context.addressesCitizen ? texts.lead : texts.leadForOthers }
            notice
            reporting
            section(.class("decisions"), .ariaLabel(texts.brief)) {
                if model.failures.isEmpty {
                    EmptyNotice(text: texts.none).html
                } else {
                    ul(.class("decision-list")) {
                        for failure in model.failures {
                            FailureCard(failure: failure, model: model, form: form, context: context).html
                        }
                    }
                }
            }
        }.html
    }

    @HTMLBuilder private var notice: HTML {
        if let done {
            div(.class(done == .late ? "notice" : "notice notice-done"), .role("status")) {
                (done == .late ? Icon.warning : Icon.consent).html
                p {
                    switch done {
                    case .reported: texts.reportedDone
                    case .taken: texts.stepDone
                    case .late: texts.tooLate
                    }
                }
            }
        }
    }

    private var reporting: HTML {
        let mistakes = form.failure == nil ? form.mistakes : []
        return section(.class("decisions"), .ariaLabelledBy("report")) {
            h2(.id("report")) { texts.report }
            HTMLForm(target: .failures(citizen: model.citizen.id, nil), context: context) {
                parts.longTextField(
                    "words", texts.what, help: texts.whatHelp, value: form.failure == nil ? form.words : nil,
                    mistake: mistakes.contains(.text) ? texts.missingWhat : nil)
                parts.question(texts.unit, mistake: mistakes.contains(.unit) ? texts.noUnit : nil) {
                    p(.class("field-help")) { texts.unitHelp }
                    parts.list(
                        "unit", texts.dontKnow, model.units.map { ($0.reference, $0.name ?? $0.reference) },
                        chosen: nil)
                }
                parts.hidden("do", "report")
                div { button(.type("submit")) { texts.send } }
            }.html
        }
    }
}
