import Access
import FHIR
import Record

/// Moving a patient: a handover that says which stay it is about. When the other department has said yes, responsibility
/// moves as with every handover, and the patient's stay there begins at that instant, which ends the one here.
enum TransferConsequences {
    static let all = [offered, moved]

    /// Only somebody who is there can be moved, by the department, to a hospital.
    private static let offered = consequence("transfer offered") { change, handover, stay, bystanders in
        guard change.before == nil else { return [] }
        guard let stay, stay.isOpen, stay.patient == handover.patient,
            stay.department == handover.givingUnit?.reference
        else {
            throw RecordError.invalid("handover: Task.encounter: a stay that is under way at the giver's department")
        }
        guard let receiver = handover.receiver?.reference, receiver.hasPrefix("Organization/"),
            let unit = try bystanders.read(receiver).flatMap({ Organization($0) }),
            SectorRule.sector(of: unit) == .hospital
        else { throw RecordError.invalid("handover: Task.owner: a department of a hospital") }
        return []
    }

    private static let moved = consequence("transferred") { change, handover, stay, bystanders in
        guard change.before.flatMap({ Handover($0) })?.moved == nil, let moved = handover.moved,
            handover.state == .accepted, let stay, stay.isOpen, let receiver = handover.receiver?.reference,
            let id = handover.task.id
        else { return [] }
        // Another second than the earlier stay's, so that it is seen which came first.
        let start = max(moved / 1000 * 1000, stay.start + 1000)
        return [
            try HospitalStay.begun(
                id + ".stay", of: stay.patient, at: receiver, stay.kind, from: start, pathway: handover.pathway,
                origin: stay.department)
        ]
    }

    private static func consequence(
        _ name: String,
        _ resources: @escaping @Sendable (ProposedChange, Handover, HospitalStay?, Bystanders) throws -> [JSONValue]
    ) -> Consequence {
        Consequence(name: name, types: ["Task"]) { change, bystanders in
            if case .operator = change.caller.role, !change.isConsequence { return [] }
            guard let json = change.after, TaskKind(of: json) == .handover, let handover = Handover(json),
                let encounter = Reference(json["encounter"])?.id(of: "Encounter")
            else { return [] }
            let stay = try bystanders.read("Encounter", encounter).flatMap(HospitalStay.init)
            return try resources(change, handover, stay, bystanders)
        }
    }
}
