import Access
package import Care
import FHIR
package import Record

/// Takes what people do with equipment at home to the record's door: staff of the unit that lends it, and whoever has it.
package struct EquipmentDesk: Sendable {
    private let record: Record

    package init(_ record: Record) {
        self.record = record
    }

    package typealias Hand = ConsentDesk.Hand

    /// Orders something for a citizen, and says its id.
    ///
    /// - Parameter deliverBy: nil: by the table.
    package func order(
        _ kind: EquipmentKind, from unit: TaskParty, deliverBy: Int64? = nil, for patient: String, by hand: Hand
    ) async throws -> String {
        let id = record.surroundings.newIdentifier()
        let preparer = record.preparer
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            guard try transaction.knows(patient: patient) else { throw RecordError.notFound }
            var equipment = HomeEquipment(id: id, patient: patient, kind: kind.id, owner: unit)
            equipment.take(
                HomeEquipment.Step(
                    .ordered, at: transaction.instant, by: hand.caller.identity, name: hand.name),
                days: deliverBy.map { [.delivery: $0] } ?? [:])
            _ = try transaction.put(preparer.prepare(try equipment.json()))
        }
        return id
    }

    /// What is said with a step.
    package struct Details: Sendable, Hashable {
        /// Where it is delivered.
        package var serial: String?
        /// By when something is due next; what is not said follows the table.
        package var days: [EquipmentMatter: Int64]
        /// Why.
        package var words: String?

        package init(serial: String? = nil, days: [EquipmentMatter: Int64] = [:], words: String? = nil) {
            self.serial = serial
            self.days = days
            self.words = words
        }
    }

    /// Takes a step.
    ///
    /// - Parameter version: of the Device, as it was seen.
    /// - Throws: ``RecordError/conflict(_:)`` where somebody was first, or the number is out already.
    package func take(
        _ code: EquipmentStep, with id: String, _ details: Details = Details(), seen version: Int,
        of patient: String, by hand: Hand
    ) async throws {
        let preparer = record.preparer
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            guard let stored = try transaction.read("Device", id) else { throw RecordError.notFound }
            let current = try stored.json()
            guard var equipment = HomeEquipment(current), equipment.patient == patient else {
                throw RecordError.notFound
            }
            guard stored.version == version, code.from.contains(equipment.stage) else {
                throw RecordError.conflict("it has changed since it was seen")
            }
            equipment.take(
                HomeEquipment.Step(
                    code, at: transaction.instant, by: hand.caller.identity, name: hand.name, words: details.words),
                serial: details.serial, days: details.days)
            _ = try transaction.put(preparer.prepare(try equipment.json(over: current)))
        }
    }

    /// The citizen, a relative who may act, or staff tell that something does not work.
    package func report(fault words: String, of id: String, patient: String, by hand: Hand) async throws {
        guard MonitoringSystems.isText(words) else { throw RecordError.invalid("fault: what is wrong, in words") }
        let communication = record.surroundings.newIdentifier()
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "Communication")
            $0.member("id", communication)
            $0.member("status", "completed")
            $0.array("category") { list in
                list.object {
                    $0.array("coding") { codings in
                        codings.object {
                            $0.member("system", MonitoringSystems.messageKind)
                            $0.member("code", MonitoringSystems.equipmentFault)
                        }
                    }
                    $0.member("text", "Udstyr virker ikke")
                }
            }
            $0.link("subject", "Patient/" + patient)
            $0.array("about") { list in list.object { $0.member("reference", "Device/" + id) } }
            $0.member("sent", MonitoringNumber.instant(record.surroundings.now()))
            $0.link("sender", hand.caller.identity, hand.name)
            $0.array("payload") { list in list.object { $0.member("contentString", words) } }
        }
        let prepared = try record.preparer.prepare(try JSONDocument(writer.bytes).root)
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            guard let json = try transaction.read("Device", id)?.json(), HomeEquipment(json)?.patient == patient else {
                throw RecordError.notFound
            }
            _ = try transaction.put(prepared)
        }
    }
}
