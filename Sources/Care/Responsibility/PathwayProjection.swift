import FHIR
import Record

/// Pathways under way, as units list them: who has them, since when, and what is missing.
enum PathwayProjection {
    static let projection = Projection(
        name: "pathway", version: 1,
        columns: [
            .init("unit", .text), .init("clinician", .text), .init("coordinator", .text), .init("since", .integer),
            .init("ends", .integer), .init("name_by", .integer), .init("escalated", .integer), .init("id", .text),
            .init("citizen", .text), .init("title", .text),
        ],
        indexes: [
            .init("unit", on: ["unit", "since"], isAcrossPatients: true),
            .init("unnamed", on: ["unit", "clinician", "since"], isAcrossPatients: true),
            .init("ending", on: ["unit", "ends"], isAcrossPatients: true),
            .init("clinician", on: ["clinician"], isAcrossPatients: true),
        ],
        types: ["EpisodeOfCare"],
        rows: { json in
            guard let pathway = Responsibility(json), pathway.isOpen, let unit = pathway.unit else { return [] }
            let words = pathway.pathway.types.lazy.compactMap(\.display).first
            return [
                [
                    .text(unit.holder.reference), .text(orNull: pathway.clinician?.holder.reference),
                    .text(orNull: pathway.periods.last { $0.role == .coordinator && $0.end == nil }?.holder.reference),
                    .integer(unit.start), .integer(orNull: pathway.end), .integer(orNull: pathway.nameClinicianBy),
                    .integer(Int64(pathway.escalations.count)), .text(pathway.pathway.id ?? ""),
                    .text(orNull: pathway.patient), .text(orNull: words),
                ]
            ]
        })
}
