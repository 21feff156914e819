import FHIR
package import Record

/// Letters as rows that name their unit, so that a unit's list is one range of an index.
package enum LetterProjection {
    package static let name = "letter"

    package static let projection = Projection(
        name: name, version: 1,
        columns: [.init("unit", .integer), .init("open", .integer), .init("written", .integer)],
        indexes: [.init("unit", on: ["unit", "open", "written"], isAcrossPatients: true)],
        types: ["CommunicationRequest"],
        rows: { json in
            guard let letter = LetterRequest(json) else { return [] }
            return [
                [
                    letter.sender.map { .integer(ReferenceMark.number(of: $0)) } ?? .null,
                    .integer(letter.state == .posted ? 0 : 1), .integer(letter.written),
                ]
            ]
        })

    /// The letters of a unit that are not in the post, the oldest first.
    ///
    /// - Parameter unit: `Organization/…`.
    package static func open(of unit: String, limit: Int) -> RowQuery {
        RowQuery(
            name, where: [.equals("unit", .integer(ReferenceMark.number(of: unit))), .equals("open", .integer(1))],
            order: [.ascending("written")], limit: limit)
    }
}
