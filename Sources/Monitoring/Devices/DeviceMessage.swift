import FHIR

/// What a device sends: some values that were measured together, as docs/devices.md says.
package struct DeviceMessage: Sendable, Hashable {
    package var transmission: String
    package var at: Int64
    package var values: [Report.Value]

    /// More bytes than this are no message of a device.
    package static let mostBytes = 16_384

    /// - Throws: ``DeviceRefusal`` with what is wrong and where.
    package init(_ bytes: [UInt8]) throws(DeviceRefusal) {
        guard bytes.count <= Self.mostBytes, let json = try? JSONDocument(bytes).root, json.kind == .object else {
            throw DeviceRefusal(.malformed, "the body is one JSON object of at most \(Self.mostBytes) bytes")
        }
        let known: Set<String> = ["transmission", "measured", "values"]
        guard json.members.allSatisfy({ known.contains($0.name) }) else {
            throw DeviceRefusal(.malformed, "known are \(known.sorted().joined(separator: ", "))")
        }
        guard let transmission = json["transmission"]?.string, !transmission.isBlank, transmission.utf8.count <= 200
        else {
            throw DeviceRefusal(.malformed, "transmission: the device's own id of this message, at most 200 bytes")
        }
        guard let time = json["measured"]?.string.flatMap(DateTime.init), time.precision >= .second,
            time.civil.offsetMinutes != nil
        else {
            throw DeviceRefusal(.malformed, "measured: date, time with seconds, and the offset from UTC")
        }
        let values = json.list("values")
        guard !values.isEmpty, values.count <= Report.mostValues else {
            throw DeviceRefusal(.malformed, "values: from 1 to \(Report.mostValues)")
        }
        self.transmission = transmission
        at = time.earliest
        self.values = []
        for value in values { self.values.append(try Self.value(value)) }
    }

    /// A value by the name of the measure, or by a public code; a code says which units it may have.
    private static func value(_ json: JSONValue) throws(DeviceRefusal) -> Report.Value {
        guard json.kind == .object, let number = json["value"]?.numberText.flatMap({ Double($0) }), number.isFinite,
            let unit = json["unit"]?.string
        else { throw DeviceRefusal(.malformed, "values: each with a number as value, and a unit by UCUM") }
        if let measure = json["measure"]?.string, json["code"] == nil {
            return Report.Value(measure: measure, value: number, unit: unit)
        }
        guard let system = json["system"]?.string, let code = json["code"]?.string, json["measure"] == nil else {
            throw DeviceRefusal(.malformed, "values: each with a measure, or with a system and a code")
        }
        guard let entry = MeasureTable.standard.entry(MeasureCode(system: system, code: code)) else {
            throw DeviceRefusal(.unknownMeasure, Measurement.Fault.unknownMeasure.reason)
        }
        guard entry.units.contains(unit) else {
            let fault = Measurement.Fault.unit(measure: entry.measure.id, given: "", possible: entry.units.sorted())
            throw DeviceRefusal(.unit, fault.reason)
        }
        return Report.Value(measure: entry.measure.id, value: number, unit: unit)
    }
}
