import Care
package import FHIR

/// From a Device.
extension HomeEquipment {
    /// Whether a Device is lent by a unit, as ours are.
    static func isOne(_ json: JSONValue) -> Bool {
        json["resourceType"]?.string == "Device" && json.part(MonitoringSystems.equipmentStep) != nil
    }

    /// Nil where it is none, or not written as ours are.
    package init?(_ json: JSONValue) {
        guard Self.isOne(json), let equipment = try? HomeEquipment(reading: json) else { return nil }
        self = equipment
    }

    /// - Throws: ``MonitoringFault`` with the element that is wrong.
    init(reading json: JSONValue) throws(MonitoringFault) {
        func need<Value>(_ value: Value?, _ element: String) throws(MonitoringFault) -> Value {
            guard let value else { throw MonitoringFault("Device." + element) }
            return value
        }
        let codings = json["type"]?.list("coding") ?? []
        let kind = codings.first { $0["system"]?.string == MonitoringSystems.equipmentKind }?["code"]?.string
        let unit = try need(json["owner"]?.target("Organization"), "owner.reference: an Organization of this record")
        self.init(
            id: try need(json["id"]?.string, "id"),
            patient: try need(json["patient"]?.target("Patient"), "patient.reference: a Patient of this record"),
            kind: try need(kind.flatMap(EquipmentKind.named)?.id, "type: a kind that is known"),
            serial: json["serialNumber"]?.string,
            owner: TaskParty(reference: "Organization/" + unit, name: json["owner"]?["display"]?.string),
            steps: try Self.all(
                json, MonitoringSystems.equipmentStep, "code, at and by, each after the one before it", Step.init),
            told: try Self.all(json, MonitoringSystems.equipmentTold, "matter, due, at and task", Told.init))
        let days = try Self.all(json, MonitoringSystems.equipmentDue, "matter and at", Self.day)
        due = Dictionary(days, uniquingKeysWith: { first, _ in first })
        guard due.count == days.count else {
            throw MonitoringFault("Device.extension(\(MonitoringSystems.equipmentDue)): each matter once")
        }
        try check(status: json["status"]?.string)
    }

    private func check(status: String?) throws(MonitoringFault) {
        guard id.utf8.count <= Self.longestId else { throw MonitoringFault("Device.id: at most \(Self.longestId)") }
        guard let stage = EquipmentStage(after: steps) else {
            throw MonitoringFault(
                "Device.extension(\(MonitoringSystems.equipmentStep)): a step cannot come after those before it")
        }
        guard steps.allSatisfy({ $0.words != nil || !$0.code.needsWords }) else {
            throw MonitoringFault("Device.extension(\(MonitoringSystems.equipmentStep)).words: why")
        }
        guard serial.map({ !$0.isBlank && $0.count <= Self.longestSerial }) ?? (last(.delivered) == nil) else {
            throw MonitoringFault("Device.serialNumber: what is delivered has one")
        }
        guard status == (stage.isInUse ? "active" : "inactive") else {
            throw MonitoringFault("Device.status: active while it is in use, inactive before, after and while it fails")
        }
        let there = Set(due.keys)
        guard there.isSuperset(of: required), there.isSubset(of: required.union(possible)) else {
            throw MonitoringFault(
                "Device.extension(\(MonitoringSystems.equipmentDue)): "
                    + (required.isEmpty ? "nothing" : required.map(\.rawValue).sorted().joined(separator: ", ")))
        }
    }

    /// The id of its CareTeam is longer, and may have 64.
    private static let longestId = 54
    /// Characters that a maker's number may have.
    package static let longestSerial = 100

    private static func all<Part>(
        _ json: JSONValue, _ url: String, _ expected: String, _ read: (JSONValue) -> Part?
    ) throws(MonitoringFault) -> [Part] {
        let parts = json.parts(url)
        let read = parts.compactMap(read)
        guard read.count == parts.count else { throw MonitoringFault("Device.extension(\(url)): \(expected)") }
        return read
    }

    private static func day(_ json: JSONValue) -> (EquipmentMatter, Int64)? {
        guard let matter = json.matter, let at = json.part("at")?["valueDateTime"]?.momentValue else { return nil }
        return (matter, at)
    }
}

extension JSONValue {
    fileprivate var matter: EquipmentMatter? { part("matter")?["valueCode"]?.string.flatMap(EquipmentMatter.init) }
}

extension HomeEquipment.Step {
    fileprivate init?(_ json: JSONValue) {
        guard let code = json.part("code")?["valueCode"]?.string.flatMap(EquipmentStep.init),
            let at = json.part("at")?["valueDateTime"]?.momentValue, let by = json.part("by")?["valueReference"],
            let reference = by["reference"]?.string
        else { return nil }
        let words = json.part("words")
        guard words == nil || MonitoringSystems.isText(words?["valueString"]?.string) else { return nil }
        self.init(code, at: at, by: reference, name: by["display"]?.string, words: words?["valueString"]?.string)
    }
}

extension HomeEquipment.Told {
    fileprivate init?(_ json: JSONValue) {
        guard let matter = json.matter, let due = json.part("due")?["valueDateTime"]?.momentValue,
            let at = json.part("at")?["valueDateTime"]?.momentValue,
            let task = json.part("task")?["valueReference"]?.target("Task")
        else { return nil }
        self.init(matter: matter, due: due, at: at, task: task)
    }
}
