import FHIR
import Record

/// Measurements as Observations. Their ids are made from the plan and the transmission, so that what is sent again is the same
/// resource with the same content, and no new version.
struct ReportWriter {
    let plan: String
    let patient: String
    let transmission: String
    /// A reference.
    let performer: String
    /// `Device/…`; nil where somebody has typed it in.
    let device: String?

    /// Upper and lower blood pressure are one Observation, as both public profiles have it; all others one each.
    func observations(_ measurements: [Measurement]) throws -> [JSONValue] {
        let pressures = measurements.filter { ["systolic", "diastolic"].contains($0.measure.id) }
        var groups = measurements.filter { !pressures.contains($0) || pressures.count == 1 }.map { [$0] }
        if pressures.count == 2 { groups.append(pressures) }
        return try groups.map(observation)
    }

    private func observation(_ group: [Measurement]) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "Observation")
            $0.member("id", id(group.count == 1 ? group[0].measure.id : "blood-pressure"))
            $0.array("identifier") { list in
                list.object {
                    $0.member("system", MonitoringSystems.transmission)
                    $0.member("value", transmission)
                }
            }
            $0.array("basedOn") { list in list.object { $0.member("reference", "CarePlan/" + plan) } }
            $0.member("status", "final")
            $0.array("category") { list in
                list.object {
                    $0.array("coding") { codings in
                        codings.object {
                            $0.member("system", "http://terminology.hl7.org/CodeSystem/observation-category")
                            $0.member("code", "vital-signs")
                        }
                    }
                }
            }
            if group.count == 1 { code(group[0].measure, to: &$0) } else { panel(to: &$0) }
            $0.link("subject", "Patient/" + patient)
            $0.member("effectiveDateTime", MonitoringNumber.instant(group[0].at))
            $0.array("performer") { list in list.object { $0.member("reference", performer) } }
            if group.count == 1 { quantity(group[0], to: &$0) }
            if let device { $0.link("device", device) }
            if group.count > 1 {
                $0.array("component") { list in
                    for measurement in group {
                        list.object {
                            code(measurement.measure, to: &$0)
                            quantity(measurement, to: &$0)
                        }
                    }
                }
            }
        }
        return try JSONDocument(writer.bytes).root
    }

    private func code(_ measure: Measure, to writer: inout JSONWriter) {
        writer.object("code") {
            $0.array("coding") { list in
                for code in measure.codings {
                    list.object {
                        $0.member("system", code.system)
                        $0.member("code", code.code)
                    }
                }
            }
            $0.member("text", measure.name.danish)
        }
    }

    private func panel(to writer: inout JSONWriter) {
        writer.coded("code", "http://loinc.org", "85354-9", text: "blodtryk")
    }

    private func quantity(_ measurement: Measurement, to writer: inout JSONWriter) {
        writer.object("valueQuantity") {
            $0.member("value", decimal: measurement.value)
            $0.member("unit", measurement.measure.unitText)
            $0.member("system", UCUM.system)
            $0.member("code", measurement.measure.unit)
        }
    }

    /// Two numbers of 63 bits, of all that it is made from: nobody can choose one that is taken for another.
    private func id(_ what: String) -> String {
        let one = ReferenceMark.number(of: "CarePlan/\(plan)\n\(transmission)")
        let other = ReferenceMark.number(of: "\(transmission)\n\(device ?? performer)\n\(plan)")
        return "m-" + String(one, radix: 36) + "-" + String(other, radix: 36) + "-" + what
    }
}

extension Measure {
    /// The codes that the record writes it by: a public one whose unit is the measure's own, and the project's own.
    var codings: [MeasureCode] {
        let known = MeasureTable.standard.codes(of: id).filter {
            $0.units.contains(unit) && $0.code.system != MeasureCode.own
        }
        let shared = known.first { $0.code.system == "http://loinc.org" } ?? known.first
        return [shared?.code, MeasureCode(system: MeasureCode.own, code: id)].compactMap(\.self)
    }
}
