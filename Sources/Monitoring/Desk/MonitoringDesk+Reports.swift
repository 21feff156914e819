import Access
import Care
import FHIR
import Record

/// What is measured and asked for at home.
extension MonitoringDesk {
    /// Takes a report in and says what its values mean. Sent again it is the same answer, and counts once.
    ///
    /// - Throws: ``ReportFault`` where it cannot be taken as it is, with a question back; ``RecordError/notFound`` where the
    ///   caller sees no such plan of this citizen.
    package func report(
        _ report: Report, in plan: String, of patient: String, by hand: Hand
    ) async throws -> [Judgement] {
        let measurements = try report.measurements(now: record.surroundings.now())
        let found = try await record.read(
            .patient(patient), as: hand.caller, because: hand.purpose, doing: hand.activity
        ) { reading -> (MonitoringPlan, Programme)? in
            let reader = MonitoringReader(reading, zone: zone)
            guard let plan = try reader.plan(plan), plan.patient == patient,
                let programme = try reader.programme(plan.programme)
            else { return nil }
            return (plan, programme)
        }
        guard let (current, programme) = found else { throw RecordError.notFound }
        guard current.status.isRunning else { throw ReportFault.ended }
        // A page that is older than the plan's programme asks for something else.
        if let asked = report.activity {
            let measures = programme.activity(asked)?.measures ?? []
            guard measurements.allSatisfy({ measures.contains($0.measure.id) }) else {
                throw ReportFault.value(.unknownMeasure)
            }
        }
        let writer = ReportWriter(
            plan: plan, patient: patient, transmission: report.transmission, performer: hand.caller.identity,
            device: nil)
        let prepared = try writer.observations(measurements).map { try record.preparer.prepare($0) }
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            try Self.put(prepared, transaction)
        }
        return measurements.map { current.judge($0, by: programme) }
    }

    /// Puts observations; those that are there with other values are not written over.
    static func put(_ observations: [PreparedResource], _ transaction: Transaction) throws {
        for observation in observations {
            if let former = try transaction.read("Observation", observation.id)?.json() {
                // When it was measured is told by how long ago that is, and differs a little each time it is sent.
                guard try values(in: former) == values(in: observation.json) else {
                    throw ReportFault.otherContent
                }
                continue
            }
            _ = try transaction.put(observation)
        }
    }

    private static func values(in observation: JSONValue) throws -> [String: Double] {
        Dictionary(
            try Measurement.all(in: observation).map { ($0.measure.id, $0.value) }, uniquingKeysWith: { $1 })
    }

    /// The citizen, or a relative who may act, wants to be contacted.
    package func wish(_ words: String?, in plan: String, of patient: String, by hand: Hand) async throws {
        let id = record.surroundings.newIdentifier()
        let text = words.flatMap { MonitoringSystems.isText($0) ? $0 : nil }
        guard words == nil || text != nil || words?.isBlank == true else {
            throw RecordError.invalid("wish: at most \(MonitoringSystems.longestText) characters")
        }
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "Communication")
            $0.member("id", id)
            $0.array("basedOn") { list in list.object { $0.member("reference", "CarePlan/" + plan) } }
            $0.member("status", "completed")
            $0.array("category") { list in
                list.object {
                    $0.array("coding") { codings in
                        codings.object {
                            $0.member("system", MonitoringSystems.messageKind)
                            $0.member("code", MonitoringSystems.contactWish)
                        }
                    }
                    $0.member("text", "Ønske om kontakt")
                }
            }
            $0.link("subject", "Patient/" + patient)
            $0.member("sent", MonitoringNumber.instant(record.surroundings.now()))
            $0.link("sender", hand.caller.identity)
            if let text { $0.array("payload") { list in list.object { $0.member("contentString", text) } } }
        }
        let prepared = try record.preparer.prepare(try JSONDocument(writer.bytes).root)
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            guard let found = try transaction.read("CarePlan", plan), let current = MonitoringPlan(try found.json()),
                current.patient == patient
            else { throw RecordError.notFound }
            guard current.status.isRunning else { throw RecordError.conflict("the plan is over") }
            _ = try transaction.put(prepared)
        }
    }
}

extension MonitoringPlan {
    /// What a measurement means for this citizen.
    func judge(_ measurement: Measurement, by programme: Programme) -> Judgement {
        let rule = limits(of: measurement.measure.id, in: programme)
        return Judgement.judge(
            measurement, by: rule?.limits, isPersonal: rule?.isPersonal ?? false,
            baseline: baseline(of: measurement.measure.id))
    }
}
