import Apps
import FHIR
import Hummingbird
import HummingbirdTesting
import Record
import TestSupport
import Testing

@testable import App

/// An app that was let in to some observations only: on every surface the others are as if they were not there.
@Suite(.onEachEngine) struct GranularScopeTests {
    private static func observation(_ id: String, _ category: String, member: String? = nil) -> String {
        let members = member.map { #","hasMember":[{"reference":"Observation/\#($0)"}]"# } ?? ""
        return
            #"{"resourceType":"Observation","id":"\#(id)","status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"\#(category)"}]}],"code":{"text":"x"},"subject":{"reference":"Patient/karen"},"encounter":{"reference":"Encounter/secret"}\#(members)}"#
    }

    private static let resources = [
        observation("lab", "laboratory", member: "vital"), observation("vital", "vital-signs"),
        #"{"resourceType":"Encounter","id":"secret","status":"finished","class":{"code":"IMP"},"subject":{"reference":"Patient/karen"}}"#,
    ]

    /// Addresses with whether what they give holds the one, and never the other.
    static let addresses = [
        ("/fhir/Observation?patient=karen", true), ("/fhir/Observation?category=vital-signs", false),
        ("/fhir/Observation/lab", true), ("/fhir/Observation/vital", false),
        ("/fhir/Observation/vital/_history/1", false),
        ("/fhir/Observation/vital/_history", false), ("/fhir/Observation/_history", true),
        ("/fhir/Patient/karen/Observation", true), ("/fhir/Patient/karen/$everything", true),
        ("/fhir/Observation?_id=lab&_include=Observation:has-member", true),
        ("/fhir/Observation?_id=lab&_revinclude=Observation:has-member", true),
        ("/fhir/Observation?has-member:Observation.status=final", false),
        ("/fhir/Patient?_has:Observation:patient:category=vital-signs", false),
        ("/fhir/Observation?encounter:Encounter.status=finished", false),
        ("/fhir/Observation/$lastn?patient=karen&max=9", true), ("/fhir/Observation/vital/$meta", false),
    ]

    @Test func `the others are as if they were not there`() async throws {
        try await LettingInTests.with(Self.resources) { scene, client in
            let (_, token) = try await LettingInTests.letIn(
                scene, client, as: "p1",
                scope: "launch/patient patient/Observation.rs?category=laboratory patient/Patient.rs")
            for (address, holdsTheOne) in Self.addresses {
                let text = try await LettingInTests.read(client, address, token).text
                #expect(text.contains("\"id\":\"lab\"") == holdsTheOne, "\(address): \(text.prefix(400))")
                #expect(!text.contains("\"id\":\"vital\"") && !text.contains("\"id\":\"o1\""), "\(address)")
            }
            let count = try await LettingInTests.read(client, "/fhir/Observation?_summary=count", token).text
            #expect(try JSONDocument(count).root["total"]?.numberText == "1")
            let none = try await LettingInTests.read(
                client, "/fhir/Patient?_has:Observation:patient:category=vital-signs&_summary=count", token)
            #expect(try JSONDocument(none.text).root["total"]?.numberText == "0")
        }
    }
}
