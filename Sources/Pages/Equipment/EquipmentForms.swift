import Care
import HTML
import Monitoring

/// What whoever looks can do with one thing that is lent.
struct EquipmentForms {
    let item: EquipmentModel.Item
    let view: EquipmentView

    private var context: PageContext { view.context }
    private var texts: EquipmentTexts { context.texts.equipment }
    private var parts: FormParts { FormParts(context: context) }
    private var target: Route { .equipment(citizen: view.model.citizen.id, nil) }

    /// What was written in one of this thing's forms and not taken.
    private func sent(_ step: String) -> EquipmentForm? {
        view.form.flatMap { $0.equipment == item.id && $0.step == step ? $0 : nil }
    }

    @HTMLBuilder var html: HTML {
        if !item.allowed.isEmpty {
            div(.class("decision-steps")) {
                for step in item.allowed { form(step) }
            }
        }
        if item.stage.isInUse { fault }
    }

    @HTMLBuilder private func form(_ step: EquipmentStep) -> HTML {
        let sent = sent(step.rawValue)
        if step == .delivered {
            folded(step, isOpen: sent != nil) {
                parts.textField("serial-" + item.id, texts.serial, help: texts.serialHelp, value: sent?.serial)
                parts.textField(
                    "battery-" + item.id, texts.batteryDay, help: texts.dayHelp, value: sent?.battery, type: "date")
                parts.textField(
                    "calibration-" + item.id, texts.calibrationDay, help: texts.dayHelp, value: sent?.calibration,
                    type: "date")
            }
        } else if step.needsWords {
            folded(step, isOpen: sent != nil) {
                parts.longTextField("words-\(step.rawValue)-\(item.id)", texts.why, value: sent?.words)
            }
        } else {
            parts.press(
                target, [("do", step.rawValue), ("equipment", item.id), ("version", String(item.version))],
                texts.take(step), isQuiet: [.battery, .calibrated, .returned].contains(step))
        }
    }

    private func folded(_ step: EquipmentStep, isOpen: Bool, @HTMLBuilder _ fields: () -> HTML) -> HTML {
        details(.class("own-role"), .open(isOpen)) {
            summary { texts.take(step) }
            HTMLForm(target: target, context: context) {
                fields()
                parts.hidden("do", step.rawValue)
                parts.hidden("equipment", item.id)
                parts.hidden("version", String(item.version))
                div { button(.type("submit")) { texts.take(step) } }
            }.html
        }
    }

    private var fault: HTML {
        let sent = sent("fault")
        return details(.class("own-role"), .open(sent != nil)) {
            summary { texts.itFails }
            HTMLForm(target: target, context: context) {
                parts.longTextField(
                    "words-fault-" + item.id, texts.whatIsWrong, help: texts.faultHelp, value: sent?.words)
                parts.hidden("do", "fault")
                parts.hidden("equipment", item.id)
                div { button(.type("submit")) { texts.tell } }
            }.html
        }
    }
}
