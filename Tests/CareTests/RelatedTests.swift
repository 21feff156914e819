import Access
import FHIR
import Record
import TestSupport
import Testing

@testable import Care

/// What an entry hangs together with, in both directions, and nobody else's.
@Suite(.onEachEngine) struct RelatedTests {
    static let lines = [
        #"{"resourceType":"Patient","id":"p"}"#, #"{"resourceType":"Patient","id":"q"}"#,
        #"{"resourceType":"Encounter","id":"v","status":"finished","class":{"code":"AMB"},"subject":{"reference":"Patient/p"},"period":{"start":"2026-10-01"}}"#,
        #"{"resourceType":"Observation","id":"o","status":"final","code":{"text":"CRP"},"subject":{"reference":"Patient/p"},"encounter":{"reference":"Encounter/v"},"effectiveDateTime":"2026-10-02","basedOn":[{"reference":"ServiceRequest/r"}]}"#,
        #"{"resourceType":"DiagnosticReport","id":"d","status":"final","code":{"text":"Svar"},"subject":{"reference":"Patient/p"},"effectiveDateTime":"2026-10-03","result":[{"reference":"Observation/o"},{"reference":"Observation/gone"}]}"#,
        #"{"resourceType":"ServiceRequest","id":"r","status":"completed","intent":"order","code":{"text":"Prøve"},"subject":{"reference":"Patient/p"},"authoredOn":"2026-09-30"}"#,
        #"{"resourceType":"DiagnosticReport","id":"theirs","status":"final","code":{"text":"Svar"},"subject":{"reference":"Patient/q"},"result":[{"reference":"Observation/o"}]}"#,
    ]

    @Test(arguments: [
        ("Observation/o", ["DiagnosticReport/d", "Encounter/v", "ServiceRequest/r"]),
        ("Encounter/v", ["Observation/o"]), ("DiagnosticReport/d", ["Observation/o"]),
        ("ServiceRequest/r", ["Observation/o"]), ("Observation/none", []),
    ])
    func bothDirectionsAndNobodyElses(reference: String, expected: [String]) async throws {
        let store = try await RegionRecord.record(of: Self.lines.map { try JSONDocument($0).root })
        let related = try await store.record.read(
            .patient("p"), as: Caller(identity: "Patient/p", role: .citizen(patient: "p")), because: .patientRequest,
            doing: "test"
        ) { try CareReader($0).related(to: reference, of: "p") }
        #expect(related.map(\.reference) == expected)
    }

    /// However much refers to it: the page shows some, the thread has all.
    @Test func thereAreNoMoreThanFit() async throws {
        var lines = Self.lines
        for number in 0..<120 {
            lines.append(
                #"{"resourceType":"Observation","id":"n\#(number)","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/p"},"encounter":{"reference":"Encounter/v"}}"#
            )
        }
        let store = try await RegionRecord.record(of: lines.map { try JSONDocument($0).root })
        let related = try await store.record.read(
            .patient("p"), as: Caller(identity: "Patient/p", role: .citizen(patient: "p")), because: .patientRequest,
            doing: "test"
        ) { try CareReader($0).related(to: "Encounter/v", of: "p") }
        #expect(related.count == 50)
    }
}
