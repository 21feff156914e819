import Access
import Care
package import HTML

/// The form in which staff register custody, guardianship, or a mandate that was signed on paper.
package struct RegisterView: Sendable {
    package var model: AccessModel
    package var form: RegisterForm
    package var mistakes: Set<RegisterForm.Mistake>
    package var context: PageContext

    package init(
        model: AccessModel, form: RegisterForm, mistakes: Set<RegisterForm.Mistake> = [], context: PageContext
    ) {
        self.model = model
        self.form = form
        self.mistakes = mistakes
        self.context = context
    }

    private var texts: MandateTexts { context.texts.mandate }
    private var giving: GivingTexts { context.texts.giving }
    private var access: AccessTexts { context.texts.access }
    private var parts: FormParts { FormParts(context: context) }

    package var html: HTML {
        PageFrame(
            title: texts.registerHeading, context: context,
            banner: CitizenBanner(citizen: model.citizen, relation: model.relation)
        ) {
            h1 { texts.registerHeading }
            AccessFormHead(citizen: model.citizen.id, hasMistakes: !mistakes.isEmpty, context: context).html
            if model.decisions.relatives.isEmpty {
                EmptyNotice(text: texts.noRelatives).html
            } else {
                HTMLForm(target: .access(citizen: model.citizen.id, AccessQuery(form: .register)), context: context) {
                    whom
                    basis
                    parts.textField(
                        "date", texts.until, help: texts.untilHelp, value: form.date,
                        mistake: mistakes.contains(.date) ? giving.badDate : nil, type: "date")
                    parts.hidden("do", "register")
                    div { button(.type("submit")) { texts.register } }
                }.html
            }
        }.html
    }

    private var whom: HTML {
        parts.question(texts.registerWhom, mistake: mistakes.contains(.who) ? giving.missingWho : nil) {
            for relative in model.decisions.relatives {
                parts.choice(
                    "who", relative.id, relative.name ?? context.texts.subject.nameless, help: relative.relationship,
                    isChosen: form.who == relative.id)
            }
        }
    }

    private var basis: HTML {
        parts.question(texts.registerWhat, mistake: mistakes.contains(.course) ? giving.missingCourse : nil) {
            parts.choice(
                "basis", RegisterForm.Basis.paper.rawValue, access.paper, help: texts.paperHelp,
                isChosen: form.basis == .paper
            ) {
                parts.textField(
                    "paper", texts.paperWhere, help: texts.paperWhereHelp, value: form.paper,
                    mistake: mistakes.contains(.paper) ? texts.missingPaper : nil)
                what
                how
            }
            parts.choice(
                "basis", RegisterForm.Basis.custody.rawValue, access.custody,
                help: texts.custodyHelp(AccessLimits.standard.years(.decidesAlone)),
                isChosen: form.basis == .custody)
            parts.choice(
                "basis", RegisterForm.Basis.guardianship.rawValue, access.guardianship, help: texts.guardianshipHelp,
                isChosen: form.basis == .guardianship)
        }
    }

    private var what: HTML {
        div(.class("field")) {
            label(.for("what")) { texts.registerSees }
            select(.id("what"), .name("what")) {
                for (what, title) in [
                    (GiveForm.What.whole, access.whole), (.appointments, access.appointments),
                    (.messages, access.messages), (.course, access.oneCourse),
                ] {
                    option(.value(what.rawValue), .selected(form.what == what)) { title }
                }
            }
            if !model.episodes.isEmpty {
                parts.list("course", giving.chooseCourse, model.episodes, chosen: form.course)
            }
        }
    }

    private var how: HTML {
        div(.class("field")) {
            label(.for("how")) { giving.how }
            select(.id("how"), .name("how")) {
                option(.value("read"), .selected(!form.mayAct)) { access.read }
                option(.value("act"), .selected(form.mayAct)) { access.act }
            }
        }
    }
}
