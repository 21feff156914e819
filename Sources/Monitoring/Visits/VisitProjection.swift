import Care
import FHIR
package import Record

/// Questionnaires that were sent instead of visits, as rows: for counting what became of the visits.
package enum VisitProjection {
    package static let name = "instead_of_visit"

    package static let projection = Projection(
        name: name, version: 1,
        columns: [.init("owner", .integer), .init("state", .integer), .init("sent", .integer)],
        indexes: [.init("owner", on: ["owner", "sent", "state"], isAcrossPatients: true)],
        types: ["Task"],
        rows: { json in
            guard let visit = InsteadOfVisit(json) else { return [] }
            return [
                [
                    .integer(ReferenceMark.number(of: visit.unit)), .integer(Int64(visit.state.rawValue)),
                    .integer(visit.sent),
                ]
            ]
        })
}
