import FHIR
package import Record

/// What has come for plans, as rows: each value with when it was measured, and each questionnaire that was answered.
package enum ArrivalProjection {
    package static let name = "monitored_value"

    package static let projection = Projection(
        name: name, version: 1,
        columns: [
            .init("plan", .integer), .init("what", .text), .init("at", .integer), .init("value", .real),
            .init("id", .text),
        ],
        indexes: [.init("plan", on: ["plan", "what", "at"], isAcrossPatients: true)],
        types: ["Observation", "QuestionnaireResponse"],
        rows: { json in
            guard let plan = Arrival.plan(of: json) else { return [] }
            let mark = ColumnValue.integer(ReferenceMark.number(of: "CarePlan/" + plan))
            let id = ColumnValue.text(orNull: json["id"]?.string)
            if let (questionnaire, at) = Arrival.answered(json) {
                return [[mark, .text(questionnaire), .integer(at), .null, id]]
            }
            let measured = (try? Measurement.all(in: json)) ?? []
            return measured.map { [mark, .text($0.measure.id), .integer($0.at), .real($0.value), id] }
        })

    /// What came of one kind for a plan, from an instant until before another, oldest first.
    static func rows(
        of what: String, in plan: String, from: Int64 = .min, until: Int64? = nil, limit: Int? = nil
    ) -> RowQuery {
        var query = RowQuery(
            name,
            where: [
                .equals("plan", .integer(ReferenceMark.number(of: "CarePlan/" + plan))), .equals("what", .text(what)),
            ], order: [.ascending("at")], limit: limit)
        if from != .min { query.conditions.append(.atLeast("at", .integer(from))) }
        if let until { query.conditions.append(.less("at", than: .integer(until))) }
        return query
    }

    /// What came of any of these kinds for a plan since an instant.
    static func rows(ofAny what: [String], in plan: String, from: Int64) -> RowQuery {
        RowQuery(
            name,
            where: [
                .equals("plan", .integer(ReferenceMark.number(of: "CarePlan/" + plan))),
                .isOne(of: what.map(ColumnValue.text), "what"), .atLeast("at", .integer(from)),
            ])
    }
}
