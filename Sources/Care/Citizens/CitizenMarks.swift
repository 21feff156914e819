import Access
import FHIR
package import Record

/// What the record says of how a citizen lives, as far as anybody has said it.
package struct CitizenMarks: Sendable, Hashable {
    package var values: [CitizenMark: Bool]

    package init(_ values: [CitizenMark: Bool] = [:]) { self.values = values }

    init(of patient: JSONValue) {
        var values: [CitizenMark: Bool] = [:]
        for mark in CitizenMark.allCases { values[mark] = mark.value(of: patient) }
        self.values = values
    }

    package subscript(mark: CitizenMark) -> Bool? { values[mark] }
}

/// Who may say how a citizen lives: staff who see the record, as they may change a Patient anyway; and the citizen, who
/// otherwise changes nothing there.
package enum CitizenMarkCapability {
    package static let capability = Capability(name: "citizen marks", admissions: [own])

    private static let own = Admission(name: "citizen mark", types: ["Patient"]) { change in
        guard case .citizen(let patient) = change.caller.role, change.patient == patient, change.id == patient,
            let before = change.before, let after = change.after,
            let other = try? CitizenMark.withoutMarks(before), let same = try? CitizenMark.withoutMarks(after)
        else { return false }
        return other.isEqual(to: same)
            && CitizenMark.allCases.allSatisfy { $0.value(of: after) != nil || $0.value(of: before) == nil }
    }
}

/// Where pages bring what somebody says of how a citizen lives.
package struct CitizenMarkDesk: Sendable {
    private let record: Record

    package init(_ record: Record) { self.record = record }

    /// - Throws: ``RecordError/notFound`` where there is no such citizen, or the caller may not say it.
    package func say(_ mark: CitizenMark, _ value: Bool, of patient: String, by hand: ConsentDesk.Hand) async throws {
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            _ = try transaction.change("Patient", patient) { try mark.said(value, on: $0) }
        }
    }
}

extension CareReader {
    /// How a citizen lives, as far as anybody has said it.
    package func marks(of patient: String) throws -> CitizenMarks {
        CitizenMarks(try reading.resource("Patient", patient).map { CitizenMarks(of: try $0.json()).values } ?? [:])
    }
}
