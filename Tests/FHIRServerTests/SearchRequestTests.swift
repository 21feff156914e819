import FHIR
import Record
import Testing

@testable import FHIRServer

/// How a search is read, before the record is asked.
@Suite struct SearchRequestTests {
    private static func request(_ type: String, _ query: String) throws -> SearchRequest {
        try SearchRequest(
            types: [type], try QueryParameters(encoded: query), base: APIFixture.base, isLenient: false)
    }

    /// So that each is one place in the index, and not all references are gone through.
    @Test(
        arguments: [
            ("Observation", "patient=ida", ["Patient"]),
            ("Observation", "subject=ida", ["Group", "Device", "Patient", "Location"]),
            ("Observation", "subject:Patient=ida", ["Patient"]), ("Observation", "subject=Patient/ida", ["Patient"]),
            ("Encounter", "service-provider=ida", ["Organization"]), ("List", "item=ida", [nil]),
        ] as [(String, String, [String?])])
    func `a reference without a type is one to each that it may be to`(
        type: String, query: String, types: [String?]
    ) throws {
        let clause = try #require(try Self.request(type, query).queries[0].clauses.first)
        #expect(clause.alternatives == types.map { .reference(type: $0, id: "ida") })
    }

    @Test(
        arguments: [
            ("patient=ida", "ida"), ("subject=ida&code=x", "ida"), ("subject=Patient/ida", "ida"),
            ("subject=Group/ida", nil),
            ("subject=ida,bo", nil), ("code=x", nil),
        ] as [(String, String?)])
    func `whom a search is about is seen where it names one alone`(query: String, patient: String?) throws {
        #expect(try Self.request("Observation", query).onlyPatient == patient)
    }

    @Test func `what has to be found out first is known by its name`() throws {
        for (query, isNeeded) in [
            ("code:in=x", true), ("code:not-in=x", true), ("_list=x", true), ("location:below=x", true),
            ("code:above=x|y", true),
            ("_has:Condition:patient:code:in=x", true), ("code=x", false), ("code:text=in", false),
            ("code:not=in", false),
        ] {
            #expect(SearchKnowledge.isNeeded(try QueryParameters(encoded: query)) == isNeeded, "\(query)")
        }
        // Conditions of writes are read without it.
        #expect(throws: FHIRError.self) { try Self.request("Observation", "code:in=x") }
        #expect(throws: FHIRError.self) { try Self.request("Observation", "_list=x") }
    }
}
