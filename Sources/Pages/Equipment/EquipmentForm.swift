/// What was written in a form about equipment and not taken: it stands there still.
package struct EquipmentForm: Sendable, Hashable {
    /// What was to be done: an ``EquipmentStep``, `order` or `fault`.
    package var step: String?
    /// Of which thing; nil where one is ordered.
    package var equipment: String?
    package var kind: String?
    package var serial: String?
    package var words: String?
    package var delivery: String?
    package var battery: String?
    package var calibration: String?

    package init(step: String?, equipment: String? = nil, serial: String? = nil, words: String? = nil) {
        self.step = step
        self.equipment = equipment
        self.serial = serial
        self.words = words
    }

    init(_ form: FormFields) {
        self.init(step: form["do"], equipment: form["equipment"])
        kind = form["kind"]
        delivery = form["delivery"]
        guard let equipment else { return }
        serial = form["serial-" + equipment]
        battery = form["battery-" + equipment]
        calibration = form["calibration-" + equipment]
        words = step.flatMap { form["words-\($0)-\(equipment)"] }
    }
}
