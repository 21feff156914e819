import Care
package import HTML

/// The form that blocks something: what, and for whom.
package struct BlockView: Sendable {
    package var model: AccessModel
    package var form: BlockForm
    package var mistakes: Set<BlockForm.Mistake>
    package var context: PageContext

    package init(model: AccessModel, form: BlockForm, mistakes: Set<BlockForm.Mistake> = [], context: PageContext) {
        self.model = model
        self.form = form
        self.mistakes = mistakes
        self.context = context
    }

    private var texts: GivingTexts { model.givingTexts(context) }
    private var parts: FormParts { FormParts(context: context) }
    /// Whether it is staff who write down what the citizen has signed.
    private var isOnPaper: Bool { model.relation == .patient }
    private var heading: String { isOnPaper ? texts.blockOnPaper : texts.blockHeading }

    package var html: HTML {
        PageFrame(
            title: heading, context: context,
            banner: CitizenBanner(citizen: model.citizen, relation: model.relation)
        ) {
            h1 { heading }
            p(.class("lead")) { isOnPaper ? texts.blockOnPaperLead : texts.blockLead }
            AccessFormHead(citizen: model.citizen.id, hasMistakes: !mistakes.isEmpty, context: context).html
            HTMLForm(target: .access(citizen: model.citizen.id, AccessQuery(form: .block)), context: context) {
                what
                whom
                if isOnPaper {
                    parts.textField(
                        "paper", context.texts.mandate.paperWhere, help: context.texts.mandate.paperWhereHelp,
                        value: form.paper,
                        mistake: mistakes.contains(.paper) ? context.texts.mandate.missingPaper : nil)
                } else {
                    p(.class("field-help")) { texts.blockEffect }
                }
                parts.hidden("do", "block")
                div { button(.type("submit")) { texts.blockConfirm } }
            }.html
        }.html
    }

    private var documents: [(value: String, title: String)] {
        model.documents.map { entry in
            let day = entry.start.map { context.language.sayPlainly($0, at: context.moment) }
            return (entry.reference, [EntryView.title(entry, context), day].compactMap { $0 }.joined(separator: ", "))
        }
    }

    private var what: HTML {
        parts.question(
            texts.blockWhat, mistake: mistakes.contains(.part) ? texts.missingPart : nil
        ) {
            if !model.documents.isEmpty {
                choice(.document, texts.blockDocument) {
                    parts.list("document", texts.chooseDocument, documents, chosen: form.document)
                }
            }
            if !model.episodes.isEmpty {
                choice(.course, texts.blockCourse) {
                    parts.list("course", texts.chooseCourse, model.episodes, chosen: form.course)
                }
            }
            choice(.kind, texts.blockKind) {
                parts.list(
                    "kind", texts.chooseKind,
                    ConsentPart.blockKinds.map { ($0, context.language.name(ofType: $0)) }, chosen: form.kind)
            }
            parts.choice(
                "what", BlockForm.What.all.rawValue, texts.blockAll, help: texts.blockAllHelp,
                isChosen: form.what == .all)
        }
    }

    private func choice(_ what: BlockForm.What, _ title: String, @HTMLBuilder _ more: () -> HTML) -> HTML {
        parts.choice("what", what.rawValue, title, isChosen: form.what == what, more: more)
    }

    private var whom: HTML {
        parts.question(
            texts.blockWhom, mistake: mistakes.contains(.party) ? texts.missingParty : nil
        ) {
            parts.choice("whom", "everybody", texts.blockEverybody, isChosen: !form.isForParty)
            if !model.decisions.parties.isEmpty {
                parts.choice(
                    "whom", "party", texts.blockParty, help: texts.blockPartyHelp, isChosen: form.isForParty
                ) {
                    parts.list(
                        "party", texts.chooseParty, model.decisions.parties.map { ($0.reference, $0.name) },
                        chosen: form.party)
                }
            }
        }
    }
}
