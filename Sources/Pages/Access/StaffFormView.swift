import Care
package import HTML

/// The two short forms of staff: keeping a part of a child's record from a parent, and asking the citizen.
package struct StaffFormView: Sendable {
    package enum Kind: Sendable, Hashable {
        case filter, ask
    }

    package var kind: Kind
    package var model: AccessModel
    /// Whether something was missing in what was sent.
    package var isMistaken: Bool
    package var context: PageContext

    package init(kind: Kind, model: AccessModel, isMistaken: Bool = false, context: PageContext) {
        self.kind = kind
        self.model = model
        self.isMistaken = isMistaken
        self.context = context
    }

    private var texts: MandateTexts { context.texts.mandate }
    private var giving: GivingTexts { context.texts.giving }
    private var parts: FormParts { FormParts(context: context) }
    private var title: String { kind == .filter ? texts.filterHeading : texts.askHeading }

    package var html: HTML {
        PageFrame(
            title: title, context: context,
            banner: CitizenBanner(citizen: model.citizen, relation: model.relation)
        ) {
            h1 { title }
            p(.class("lead")) { kind == .filter ? texts.filterLead : texts.askLead }
            AccessFormHead(citizen: model.citizen.id, hasMistakes: isMistaken, context: context).html
            if kind == .ask {
                ask
            } else if model.decisions.relatives.isEmpty {
                EmptyNotice(text: texts.noRelatives).html
            } else {
                filter
            }
        }.html
    }

    private var ask: HTML {
        HTMLForm(target: .access(citizen: model.citizen.id, AccessQuery(form: .ask)), context: context) {
            parts.longTextField(
                "question", texts.askField, value: nil, mistake: isMistaken ? texts.missingQuestion : nil)
            parts.hidden("do", "ask")
            div { button(.type("submit")) { texts.askConfirm } }
        }.html
    }

    private var filter: HTML {
        HTMLForm(target: .access(citizen: model.citizen.id, AccessQuery(form: .filter)), context: context) {
            if isMistaken {
                p(.class("form-error")) { giving.missingPart }
            }
            parts.list(
                "who", texts.relative,
                model.decisions.relatives.map { ($0.id, $0.name ?? context.texts.subject.nameless) }, chosen: nil)
            parts.list(
                "document", giving.chooseDocument,
                model.documents.map { ($0.reference, EntryView.title($0, context)) }, chosen: nil)
            parts.list("course", giving.chooseCourse, model.episodes, chosen: nil)
            parts.hidden("do", "filter")
            div { button(.type("submit")) { texts.filterConfirm } }
        }.html
    }
}
