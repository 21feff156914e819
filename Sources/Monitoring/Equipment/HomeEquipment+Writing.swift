import Care
import FHIR

/// As a Device.
extension HomeEquipment {
    /// The resource.
    ///
    /// - Parameter current: what is there; what is not ours of it stays as it is.
    func json(over current: JSONValue? = nil) throws -> JSONValue {
        guard let current else { return try beginning() }
        var editor = JSONEditor(current)
        editor.set("status", of: current, to: status)
        if let serial { editor.set("serialNumber", of: current, to: serial) }
        var extensions = JSONWriter()
        extensions.array { list in
            for other in current.list("extension") where !Self.own.contains(other["url"]?.string ?? "") {
                list.value(other)
            }
            writeExtensions(to: &list)
        }
        editor.set("extension", of: current, toJSON: extensions.bytes)
        return try JSONDocument(editor.bytes).root
    }

    private static let own: Set<String> = [
        MonitoringSystems.equipmentStep, MonitoringSystems.equipmentDue, MonitoringSystems.equipmentTold,
    ]

    private var status: String { stage.isInUse ? "active" : "inactive" }

    /// What it is called where it is written down.
    var name: String { EquipmentKind.named(kind)?.name.danish ?? kind }

    private func beginning() throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "Device")
            $0.member("id", id)
            $0.array("extension", writeExtensions)
            $0.member("status", status)
            $0.member("serialNumber", serial)
            $0.array("deviceName") { list in
                list.object {
                    $0.member("name", name)
                    $0.member("type", "user-friendly-name")
                }
            }
            $0.coded("type", MonitoringSystems.equipmentKind, kind, text: name)
            $0.link("patient", "Patient/" + patient)
            $0.link("owner", owner.reference, owner.name)
        }
        return try JSONDocument(writer.bytes).root
    }

    private func writeExtensions(to list: inout JSONWriter) {
        for step in steps {
            list.parts(MonitoringSystems.equipmentStep) {
                $0.part("code") { $0.member("valueCode", step.code.rawValue) }
                $0.part("at") { $0.member("valueDateTime", MonitoringNumber.instant(step.at)) }
                $0.part("by") { $0.link("valueReference", step.by, step.name) }
                if let words = step.words { $0.part("words") { $0.member("valueString", words) } }
            }
        }
        for matter in EquipmentMatter.allCases {
            guard let at = due[matter] else { continue }
            list.parts(MonitoringSystems.equipmentDue) {
                $0.part("matter") { $0.member("valueCode", matter.rawValue) }
                $0.part("at") { $0.member("valueDateTime", MonitoringNumber.instant(at)) }
            }
        }
        for one in told {
            list.parts(MonitoringSystems.equipmentTold) {
                $0.part("matter") { $0.member("valueCode", one.matter.rawValue) }
                $0.part("due") { $0.member("valueDateTime", MonitoringNumber.instant(one.due)) }
                $0.part("at") { $0.member("valueDateTime", MonitoringNumber.instant(one.at)) }
                $0.part("task") { $0.link("valueReference", "Task/" + one.task) }
            }
        }
    }

    /// The CareTeam by which the unit has a care relation as long as its equipment is out: it must be able to call, to help and
    /// to fetch it.
    func team(at instant: Int64) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "CareTeam")
            $0.member("id", "equipment-" + id)
            $0.member("status", isOut ? "active" : "inactive")
            $0.member("name", "Udstyr derhjemme")
            $0.link("subject", "Patient/" + patient)
            $0.object("period") {
                $0.member("start", MonitoringNumber.instant(steps.first?.at ?? instant))
                if !isOut { $0.member("end", MonitoringNumber.instant(instant)) }
            }
            $0.array("managingOrganization") { $0.object { $0.member("reference", owner.reference) } }
        }
        return try JSONDocument(writer.bytes).root
    }
}
