import FHIR
package import Record

/// The red thread as a read model: one row for each resource that has a place in a citizen's thread.
package enum ThreadProjection {
    package static let name = "thread"

    /// The projection, to be opened with the record.
    package static let projection = Projection(
        name: name, version: 2,
        columns: [
            .init("shelf", .integer), .init("kind", .integer), .init("time", .integer), .init("entry", .integer),
            .init("course", .integer), .init("encounter", .integer), .init("contact", .integer),
            .init("code", .integer), .init("doubt", .integer), .init("draft", .text),
        ],
        indexes: [
            // What is on one shelf, by kind, in time.
            .init("shelf", on: ["shelf", "kind", "time"]),
            // How it falls into courses and contacts, without the rows; and what is in one of them, in time.
            .init("course", on: ["course", "encounter", "time", "entry", "contact", "doubt"]),
            // All of it in time.
            .init("time", on: ["time", "entry"]),
        ],
        rows: { resource in ThreadExtractor.row(of: resource).map { [values($0)] } ?? [] })

    static func values(_ row: ThreadRow) -> [ColumnValue] {
        [
            .integer(Int64(row.shelf.rawValue)), .integer(number(of: row.kind)), .integer(row.time),
            .integer(row.entry), .integer(row.course), .integer(row.encounter), .integer(row.isContact ? 1 : 0),
            .integer(row.code), .integer(row.isUnreadable ? 1 : 0), .text(row.draft.encoded),
        ]
    }

    /// Nil where the values are no row of this projection.
    static func row(_ values: [ColumnValue]) -> ThreadRow? {
        guard values.count == 10, let shelf = values[0].integer.flatMap({ Shelf(rawValue: Int($0)) }),
            let time = values[2].integer, let entry = values[3].integer, let course = values[4].integer,
            let encounter = values[5].integer, let code = values[7].integer,
            let draft = values[9].text.flatMap(EntryDraft.init(encoded:))
        else { return nil }
        return ThreadRow(
            shelf: shelf, time: time, entry: entry, kind: draft.kind, course: course, encounter: encounter,
            isContact: values[6].integer == 1, code: code, isUnreadable: values[8].integer == 1, draft: draft)
    }

    /// The numbers stand in the record: a new kind takes a new one.
    static func number(of kind: EntryKind) -> Int64 {
        switch kind {
        case .appointment: 1
        case .admission: 2
        case .contact: 3
        case .course: 4
        case .diagnosis: 5
        case .medicine: 6
        case .allergy: 7
        case .result: 8
        case .measurement: 9
        case .report: 10
        case .procedure: 11
        case .vaccination: 12
        case .referral: 13
        case .document: 14
        case .plan: 15
        case .goal: 16
        case .message: 17
        case .task: 18
        case .questionnaire: 19
        case .device: 20
        case .image: 21
        case .team: 22
        case .warning: 23
        case .consent: 24
        case .claim: 25
        case .other: 0
        }
    }
}
