import Care
import FHIR
import Record

/// Alarms that were dealt with, as rows: one for each rule of a deviation, made when it is completed, so that what arrives
/// writes none. Each index holds all that one of a unit's figures needs, in the order in which it is counted: then a page over
/// hundreds of thousands of them is one walk, and nothing is sorted.
enum AlarmProjection {
    static let name = "monitoring_alarm"

    static let projection = Projection(
        name: name, version: 1,
        columns: [
            .init("owner", .integer), .init("done", .integer), .init("acted", .integer), .init("urgency", .integer),
            .init("programme", .integer), .init("rule", .integer), .init("plan", .integer), .init("care_plan", .text),
            .init("citizen", .text), .init("title", .text),
        ],
        indexes: [
            .init("rule", on: ["owner", "programme", "rule", "urgency", "acted", "done"], isAcrossPatients: true),
            .init("plan", on: ["owner", "plan", "acted", "done", "urgency"], isAcrossPatients: true),
        ],
        types: ["Task"],
        rows: { json in Deviation(json).map(rows) ?? [] })

    private static func rows(of deviation: Deviation) -> [[ColumnValue]] {
        guard let outcome = deviation.outcome else { return [] }
        let worst = Dictionary(deviation.findings.map { ($0.rule, $0.urgency) }, uniquingKeysWith: max)
        return worst.sorted { $0.key < $1.key }.map { rule, urgency in
            [
                .integer(ReferenceMark.number(of: deviation.owner.reference)), .integer(outcome.at),
                .integer(outcome.wasNeeded ? 1 : 0), .integer(Int64(urgency.rank)),
                .integer(deviation.programme.map(ReferenceMark.number) ?? 0),
                .integer(ReferenceMark.number(of: rule)),
                .integer(ReferenceMark.number(of: "CarePlan/" + deviation.plan)), .text(deviation.plan),
                .text(deviation.patient), .text(deviation.title),
            ]
        }
    }
}
