import Care
import FHIR
import Hummingbird
import HummingbirdTesting
import Record
import TestSupport
import Testing

@testable import App

/// Inga, 84, who is in hospital with COPD: her department, her municipality's nurses, her clinic, her daughter Lis, and
/// herself.
enum TransitionScenario {
    static let resources = [
        #"{"resourceType":"Organization","id":"lung","name":"Lungemedicinsk Afdeling","type":[{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/sector","code":"hospital"}]}],"telecom":[{"system":"phone","value":"70101010"}]}"#,
        #"{"resourceType":"Organization","id":"nursing","name":"Hjemmesygeplejen Aarhus","type":[{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/sector","code":"municipality"}]}],"telecom":[{"system":"phone","value":"70202020"}]}"#,
        #"{"resourceType":"Organization","id":"clinic","name":"Lægerne på Torvet","type":[{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/sector","code":"general-practice"}]}],"telecom":[{"system":"phone","value":"70303030"}]}"#,
        #"{"resourceType":"Patient","id":"inga","identifier":[{"system":"urn:oid:1.2.208.176.1.2","value":"0605420018"}],"name":[{"text":"Inga Holm"}],"birthDate":"1942-05-06","generalPractitioner":[{"reference":"Organization/clinic"}]}"#,
        #"{"resourceType":"RelatedPerson","id":"lis","patient":{"reference":"Patient/inga"},"name":[{"text":"Lis Holm"}]}"#,
        #"{"resourceType":"Consent","id":"proxy","status":"active","scope":{"coding":[{"code":"patient-privacy"}]},"category":[{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/consent-kind","code":"proxy"}]}],"patient":{"reference":"Patient/inga"},"policyRule":{"coding":[{"code":"OPTIN"}]},"provision":{"type":"permit","actor":[{"role":{"text":"x"},"reference":{"reference":"RelatedPerson/lis"}}]}}"#,
        practitioner("bo", "Bo Krog"), role("bo-lung", "bo", "lung"),
        practitioner("nana", "Nana Friis"), role("nana-nursing", "nana", "nursing"),
        practitioner("karl", "Karl Bo"), role("karl-clinic", "karl", "clinic"),
        #"{"resourceType":"EpisodeOfCare","id":"copd","status":"active","patient":{"reference":"Patient/inga"},"managingOrganization":{"reference":"Organization/lung"},"careManager":{"reference":"PractitionerRole/bo-lung"},"period":{"start":"2026-11-18T08:00:00Z"},"type":[{"text":"KOL med forværring"}]}"#,
        #"{"resourceType":"Encounter","id":"stay","status":"in-progress","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"IMP"},"subject":{"reference":"Patient/inga"},"episodeOfCare":[{"reference":"EpisodeOfCare/copd"}],"serviceProvider":{"reference":"Organization/lung"},"period":{"start":"2026-11-18T08:00:00Z"}}"#,
        medicine("old", "2024-01-01", "R03BB04", "Tiotropium", "1 pust morgen", "Åndenød"),
        medicine("new", "2026-11-19", "H02AB06", "Prednisolon", "37,5 mg daglig i 5 dage", nil),
        ServerFixture.person("inga-person", "chronically-ill-citizen", ["Patient/inga"]),
        ServerFixture.person("lis-person", "daughter", ["RelatedPerson/lis"]),
        ServerFixture.person("bo-person", "hospital-nurse", ["Practitioner/bo"], role: "PractitionerRole/bo-lung"),
        ServerFixture.person(
            "nana-person", "municipal-nurse", ["Practitioner/nana"], role: "PractitionerRole/nana-nursing"),
        ServerFixture.person(
            "karl-person", "general-practitioner", ["Practitioner/karl"], role: "PractitionerRole/karl-clinic"),
    ]

    private static func practitioner(_ id: String, _ name: String) -> String {
        #"{"resourceType":"Practitioner","id":"\#(id)","name":[{"text":"\#(name)"}]}"#
    }

    private static func role(_ id: String, _ person: String, _ unit: String) -> String {
        #"{"resourceType":"PractitionerRole","id":"\#(id)","practitioner":{"reference":"Practitioner/\#(person)"},"organization":{"reference":"Organization/\#(unit)"}}"#
    }

    private static func medicine(
        _ id: String, _ authored: String, _ code: String, _ name: String, _ dose: String, _ reason: String?
    ) -> String {
        let why = reason.map { #","reasonCode":[{"text":"\#($0)"}]"# } ?? ""
        return
            #"{"resourceType":"MedicationRequest","id":"\#(id)","status":"active","intent":"order","authoredOn":"\#(authored)","subject":{"reference":"Patient/inga"},"medicationCodeableConcept":{"coding":[{"system":"http://www.whocc.no/atc","code":"\#(code)"}],"text":"\#(name)"},"dosageInstruction":[{"text":"\#(dose)"}]\#(why)}"#
    }

    static let list = "/citizens/inga/discharges"
}

/// One side of the scenario: signs in, looks, does.
struct TransitionSide {
    let client: any TestClientProtocol
    let persona: String

    private func visitor() async throws -> Visitor {
        let visitor = Visitor(client)
        try await visitor.signIn(as: persona)
        return visitor
    }

    func sees(_ address: String) async throws -> String {
        let response = try await visitor().get(address)
        #expect(response.status == .ok, "\(address) as \(persona)")
        return response.text
    }

    /// Sends a form of the page; the answer, and where it leads.
    @discardableResult
    func does(_ address: String, _ fields: [String: String]) async throws -> TestResponse {
        try await visitor().post(address, fields.mapValues(Self.encoded))
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }.joined()
    }
}
