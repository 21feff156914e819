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
    private var isMistaken: Bool { view.mistaken == item.id }

    @HTMLBuilder var html: HTML {
        if !item.allowed.isEmpty {
            div(.class("decision-steps")) {
                for step in item.allowed { form(step) }
            }
        }
        if item.stage.isInUse { fault }
    }

    @HTMLBuilder private func form(_ step: EquipmentStep) -> HTML {
        if step == .delivered {
            folded(step, isOpen: isMistaken && (view.mistake == .serial || view.mistake == .date)) {
                parts.textField("serial-" + item.id, texts.serial, help: texts.serialHelp, value: nil)
                parts.textField("battery-" + item.id, texts.batteryDay, help: texts.dayHelp, value: nil, type: "date")
                parts.textField(
                    "calibration-" + item.id, texts.calibrationDay, help: texts.dayHelp, value: nil, type: "date")
            }
        } else if step.needsWords {
            folded(step, isOpen: false) {
                parts.longTextField("words-\(step.rawValue)-\(item.id)", texts.why, value: nil)
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
        details(.class("own-role"), .open(isMistaken && view.mistake == .words)) {
            summary { texts.itFails }
            HTMLForm(target: target, context: context) {
                parts.longTextField("words-fault-" + item.id, texts.whatIsWrong, help: texts.faultHelp, value: nil)
                parts.hidden("do", "fault")
                parts.hidden("equipment", item.id)
                div { button(.type("submit")) { texts.tell } }
            }.html
        }
    }
}
