import Care
import FHIR
import Testing

/// What was done with each medicine during a stay, and why.
struct MedicationReconciliationTests {
    /// 2026-11-18T09:00:00Z.
    private static let admitted = DateTime("2026-11-18T09:00:00Z")?.earliest ?? 0

    private static func request(
        _ code: String, _ authored: String, _ dose: String, status: String = "active", reason: String? = nil,
        stopped: String? = nil
    ) throws -> JSONValue {
        let why = reason.map { #","reasonCode":[{"text":"\#($0)"}]"# } ?? ""
        let ended =
            stopped.map {
                #","statusReason":{"text":"\#($0)"},"dispenseRequest":{"validityPeriod":{"end":"2026-11-20"}}"#
            } ?? ""
        return try JSONDocument(
            """
            {"resourceType":"MedicationRequest","status":"\(status)","intent":"order","authoredOn":"\(authored)",\
            "medicationCodeableConcept":{"coding":[{"system":"urn:oid:2.16.840.1.113883.6.73","code":"\(code)"}],\
            "text":"\(code) navn"},"dosageInstruction":[{"text":"\(dose)"}]\(why)\(ended)}
            """
        ).root
    }

    @Test func `continued, changed, stopped and new are told apart`() throws {
        let lines = MedicationReconciliation.lines(
            [
                try Self.request("B01", "2025-01-01", "1 daglig", reason: "Blodpropper"),
                try Self.request("C03", "2025-01-01", "1 daglig", reason: "Hjertesvigt"),
                try Self.request("C03", "2026-11-19", "2 daglig", reason: "Vand i lungerne"),
                try Self.request("M01", "2025-01-01", "2 daglig", status: "stopped", stopped: "Nyrerne"),
                try Self.request("J01", "2026-11-19", "3 daglig", reason: "Lungebetændelse"),
            ], admitted: Self.admitted)
        #expect(lines.map(\.change) == [.changed, .new, .stopped, .continued])
        #expect(lines.map(\.reason) == ["Vand i lungerne", "Lungebetændelse", "Nyrerne", "Blodpropper"])
        #expect(lines[0].doseBefore == "1 daglig")
        #expect(lines[0].dose == "2 daglig")
    }

    @Test func `what it is for is no reason for a change, nor for stopping`() throws {
        let lines = MedicationReconciliation.lines(
            [
                try Self.request("C03", "2025-01-01", "1 daglig", reason: "Hjertesvigt"),
                try Self.request("C03", "2026-11-19", "2 daglig", reason: "Hjertesvigt"),
            ], admitted: Self.admitted)
        #expect(lines.count == 1)
        #expect(lines.first?.reason == nil)
    }

    @Test func `what ended before the stay, or was written by mistake, is not on the list`() throws {
        let lines = MedicationReconciliation.lines(
            [
                try Self.request("A02", "2020-01-01", "1 daglig", status: "completed"),
                try Self.request("A03", "2025-01-01", "1 daglig", status: "entered-in-error"),
            ], admitted: Self.admitted)
        #expect(lines.isEmpty)
    }
}
