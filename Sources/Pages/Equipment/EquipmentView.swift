import Care
package import HTML
import Monitoring

/// What a citizen has at home: what to do and whom to call when it fails, and for staff the next step with it.
package struct EquipmentView: Sendable {
    package var model: EquipmentModel
    package var notice: EquipmentNotice?
    package var mistake: EquipmentMistake?
    /// The form that was not taken.
    package var form: EquipmentForm?
    package var context: PageContext

    package init(
        model: EquipmentModel, notice: EquipmentNotice? = nil, mistake: EquipmentMistake? = nil,
        form: EquipmentForm? = nil, context: PageContext
    ) {
        self.model = model
        self.notice = notice
        self.mistake = mistake
        self.form = form
        self.context = context
        self.context.addressesCitizen = model.relation == .own
    }

    private var texts: EquipmentTexts { context.texts.equipment }

    package var html: HTML {
        let (out, over) = (model.items.filter { !$0.stage.isOver }, model.items.filter { $0.stage.isOver })
        return PageFrame(
            title: texts.heading, context: context,
            banner: CitizenBanner(citizen: model.citizen, relation: model.relation)
        ) {
            h1 { texts.heading }
            p(.class("lead")) {
                switch model.relation {
                case .own: texts.leadOwn
                case .patient: texts.lead
                case .child, .relative: texts.leadOthers
                }
            }
            noticeLine
            order
            if model.relation != .patient, let sharedContact { call(sharedContact) }
            if out.isEmpty {
                EmptyNotice(text: texts.none).html
            } else {
                ul(.class("decision-list")) { for item in out { card(item) } }
            }
            if !over.isEmpty {
                details(.class("earlier-decisions")) {
                    summary { "\(texts.earlier) (\(over.count))" }
                    ul(.class("decision-list")) { for item in over { card(item) } }
                }
            }
        }.html
    }

    @HTMLBuilder private var noticeLine: HTML {
        if let notice {
            div(.class(notice.isRefusal ? "notice" : "notice notice-done"), .role("status"), .id("done")) {
                (notice.isRefusal ? Icon.warning : Icon.consent).html
                p { texts.told(notice) }
            }
        }
        if let mistake {
            div(.class("notice"), .role("alert")) {
                Icon.warning.html
                p { texts.mistaken(mistake) }
            }
        }
    }

    private func card(_ item: EquipmentModel.Item) -> HTML {
        li(.class("card equipment"), .id("equipment-" + item.id)) {
            h2(.class("equipment-name")) { item.name }
            p(.class("entry-meta")) {
                span(.class(item.stage == .faulty ? "mark mark-strong" : "mark")) { texts.stage(item.stage) }
                if let serial = item.serial { span { texts.number(serial) } }
            }
            let due = item.due.filter(concerns)
            if !due.isEmpty {
                ul(.class("promises")) { for one in due { li { say(one) } } }
            }
            if !item.stage.isOver {
                if model.relation != .patient { whenItFails(item) }
                EquipmentForms(item: item, view: self).html
            }
            history(item)
        }
    }

    /// Whoever has the thing is told of what is near; what is to be done in two years is staff's to know.
    private func concerns(_ due: EquipmentModel.Due) -> Bool {
        model.relation == .patient || due.at < context.moment.now + 31 * 86_400_000
    }

    @HTMLBuilder private func say(_ due: EquipmentModel.Due) -> HTML {
        // What fails is seen to within hours; all else is a day's matter.
        texts.due(due.matter, context.say(due.at, withTime: due.matter == .mending))
        if due.at <= context.moment.now {
            " "
            span(.class("mark mark-strong")) { texts.overdue }
        }
    }

    @HTMLBuilder private func whenItFails(_ item: EquipmentModel.Item) -> HTML {
        if item.stage.isInUse || item.stage == .faulty, let words = item.whenItFails {
            p {
                strong { (item.stage == .faulty ? texts.meanwhile : texts.whenItFails) + " " }
                words
            }
        }
        if sharedContact == nil { call(item.contact) }
    }

    /// Whom to call about all of it; nil where that is not one and the same.
    private var sharedContact: Contact? {
        let contacts = model.items.filter { !$0.stage.isOver }.map(\.contact)
        return Set(contacts.map(\.reference)).count == 1 ? contacts.first : nil
    }

    private func call(_ contact: Contact) -> HTML {
        div(.class("equipment-contact")) {
            p(.class("field-help")) { texts.call }
            ContactView(contact: contact, context: context, isBrief: true).html
        }
    }

    private func history(_ item: EquipmentModel.Item) -> HTML {
        details(.class("fold")) {
            summary { texts.history }
            ul(.class("promises")) {
                for step in item.steps {
                    li {
                        [
                            "\(texts.done(step.code)) · \(context.say(step.at))", step.by, step.words.map { "»\($0)«" },
                        ].compactMap(\.self).joined(separator: " · ")
                    }
                }
            }
        }
    }

    @HTMLBuilder private var order: HTML {
        if !model.kinds.isEmpty {
            let parts = FormParts(context: context)
            let sent = form?.step == "order" ? form : nil
            details(.class("own-role"), .open(sent != nil)) {
                summary { texts.order }
                HTMLForm(target: .equipment(citizen: model.citizen.id, nil), context: context) {
                    parts.list("kind", texts.chooseKind, model.kinds.map { ($0.id, $0.name) }, chosen: sent?.kind)
                    parts.textField(
                        "delivery", texts.deliveryDay, help: texts.dayHelp, value: sent?.delivery, type: "date")
                    parts.hidden("do", "order")
                    div { button(.type("submit")) { texts.orderIt } }
                }.html
            }
        }
    }
}
