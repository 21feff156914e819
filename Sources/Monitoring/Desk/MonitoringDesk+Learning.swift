import Access
import Care
import FHIR
import Record

/// What the citizen has read and tried of what the programme teaches.
extension MonitoringDesk {
    /// The citizen, or a relative who may act, says that a step is done. Said twice it is said once.
    ///
    /// - Throws: ``RecordError/notFound`` where the plan's programme has no such step, or the caller sees no such plan.
    package func learn(_ step: String, in plan: String, of patient: String, by hand: Hand) async throws {
        let known = try await record.read(
            .patient(patient), as: hand.caller, because: hand.purpose, doing: hand.activity
        ) { reading -> Bool in
            let reader = MonitoringReader(reading, zone: zone)
            guard let current = try reader.plan(plan), current.patient == patient, current.status.isRunning else {
                return false
            }
            return try reader.programme(current.programme)?.education.contains { $0.id == step } ?? false
        }
        guard known else { throw RecordError.notFound }
        let prepared = try record.preparer.prepare(learnt(step, in: plan, of: patient, by: hand))
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            guard try transaction.read("Communication", prepared.id) == nil else { return }
            _ = try transaction.put(prepared)
        }
    }

    private func learnt(_ step: String, in plan: String, of patient: String, by hand: Hand) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "Communication")
            $0.member("id", "learnt-" + String(ReferenceMark.number(of: "CarePlan/\(plan)\n\(step)"), radix: 36))
            $0.array("basedOn") { list in list.object { $0.member("reference", "CarePlan/" + plan) } }
            $0.member("status", "completed")
            $0.array("category") { list in
                list.object {
                    $0.array("coding") { codings in
                        codings.object {
                            $0.member("system", MonitoringSystems.messageKind)
                            $0.member("code", MonitoringSystems.learnt)
                        }
                    }
                    $0.member("text", "Gennemgået derhjemme")
                }
            }
            $0.link("subject", "Patient/" + patient)
            $0.object("topic") {
                $0.array("coding") { codings in
                    codings.object {
                        $0.member("system", MonitoringSystems.learningStep)
                        $0.member("code", step)
                    }
                }
            }
            $0.member("sent", MonitoringNumber.instant(record.surroundings.now()))
            $0.link("sender", hand.caller.identity)
        }
        return try JSONDocument(writer.bytes).root
    }
}
