import Access
import FHIR
import Questionnaires
package import Record

/// Takes in what devices send: in one transaction, judged, and once however often it is sent.
package struct DeviceDesk: Sendable {
    private let record: Record
    private let shelf = ProgrammeShelf()

    package init(_ record: Record) {
        self.record = record
    }

    /// What the audit calls it.
    static let activity = "POST /device/measurements"

    /// Takes a message in.
    ///
    /// - Parameter device: the Device's id, for which the token stands: whose values they are is said by the record, and never
    ///   by the message.
    /// - Returns: what the values mean, as JSON; for a message that is sent again the same.
    /// - Throws: ``DeviceRefusal``.
    package func receive(_ bytes: [UInt8], from device: String) async throws -> [UInt8] {
        let message = try DeviceMessage(bytes)
        let report = Report(values: message.values, at: message.at, transmission: message.transmission)
        let measurements: [Measurement]
        do throws(ReportFault) {
            measurements = try report.measurements(now: record.surroundings.now())
        } catch {
            throw DeviceRefusal(error)
        }
        let preparer = record.preparer
        let judgements = try await record.write(
            as: Caller(identity: "Device/" + device, role: .system), because: .treatment, doing: Self.activity
        ) { transaction in
            let patient = try Self.owner(of: device, transaction)
            let plans = try plans(of: patient, transaction)
            return try measurements.map { measurement -> Judgement in
                guard let (plan, programme) = plans.first(where: { asksFor(measurement.measure.id, $0.1) }) else {
                    throw DeviceRefusal(.notAskedFor, "no running plan asks for \(measurement.measure.id)")
                }
                let writer = ReportWriter(
                    plan: plan.id, patient: patient, transmission: message.transmission,
                    performer: "Patient/" + patient, device: "Device/" + device)
                do {
                    try MonitoringDesk.put(
                        try writer.observations([measurement]).map { try preparer.prepare($0) }, transaction)
                } catch let fault as ReportFault {
                    throw DeviceRefusal(fault)
                }
                return plan.judge(measurement, by: programme)
            }
        }
        return Self.answer(message, judgements)
    }

    private static func owner(of device: String, _ transaction: Transaction) throws -> String {
        guard let json = try transaction.read("Device", device)?.json(), json["status"]?.string ?? "active" == "active",
            let patient = json["patient"]?.target("Patient")
        else { throw DeviceRefusal(.unknownDevice, "this device is not registered to anybody, or not in use") }
        return patient
    }

    private func plans(
        of patient: String, _ transaction: Transaction
    ) throws -> [(MonitoringPlan, Programme)] {
        let ours = SearchQuery(
            "CarePlan",
            [
                SearchClause(
                    "category", .token(.is(MonitoringSystems.planKind), code: MonitoringSystems.homeMonitoring)),
                SearchClause("status", [.token(.any, code: "active"), .token(.any, code: "on-hold")]),
            ], compartment: patient)
        return try transaction.find(ours).resources.compactMap { stored in
            guard let plan = MonitoringPlan(try stored.json()), plan.status.isRunning,
                let programme = try shelf.programme(plan.programme, { try transaction.read($0, $1)?.json() })
            else { return nil }
            return (plan, programme)
        }.sorted { ($0.0.start, $0.0.id) < ($1.0.start, $1.0.id) }
    }

    private func asksFor(_ measure: String, _ programme: Programme) -> Bool {
        programme.activities.contains { $0.measures.contains(measure) }
    }

    private static func answer(_ message: DeviceMessage, _ judgements: [Judgement]) -> [UInt8] {
        var writer = JSONWriter()
        writer.object {
            $0.member("transmission", message.transmission)
            $0.array("values") { list in
                for judgement in judgements {
                    list.object {
                        $0.member("measure", judgement.measurement.measure.id)
                        $0.member("value", decimal: judgement.measurement.value)
                        $0.member("unit", judgement.measurement.measure.unit)
                        $0.member("colour", judgement.colour.rawValue)
                        if let reason = judgement.reason {
                            $0.object("reason") {
                                $0.member("da", reason.danish)
                                $0.member("en", reason.english)
                            }
                        }
                    }
                }
            }
        }
        return writer.bytes
    }
}
