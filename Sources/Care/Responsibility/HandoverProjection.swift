import FHIR
import Record

/// Handovers that are not done with: those awaiting an answer, and those that were accepted from a later instant.
enum HandoverProjection {
    static let projection = Projection(
        name: "handover", version: 1,
        columns: [
            .init("giver", .text), .init("receiver", .text), .init("pathway", .text), .init("state", .text),
            .init("offered", .integer), .init("answer_by", .integer), .init("starts", .integer),
            .init("escalated", .integer), .init("id", .text), .init("citizen", .text), .init("what", .text),
            .init("giver_name", .text), .init("receiver_name", .text),
        ],
        indexes: [
            .init("giver", on: ["giver", "answer_by"], isAcrossPatients: true),
            .init("receiver", on: ["receiver", "answer_by"], isAcrossPatients: true),
            .init("pathway", on: ["pathway"]),
        ],
        types: ["Task"],
        rows: { json in
            guard let handover = Handover(json), let giver = handover.givingUnit, let receiver = handover.receiver,
                handover.state.isOpen || handover.state == .accepted && handover.moved == nil
            else { return [] }
            return [
                [
                    .text(giver.reference), .text(receiver.reference), .text(orNull: handover.pathway),
                    .text(handover.state.rawValue), .integer(orNull: handover.offered),
                    .integer(orNull: handover.answerBy), .integer(orNull: handover.from),
                    .integer(Int64(handover.escalations.count)), .text(handover.task.id ?? ""),
                    .text(orNull: handover.patient), .text(orNull: handover.what), .text(orNull: giver.display),
                    .text(orNull: receiver.display),
                ]
            ]
        })
}
