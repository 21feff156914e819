import Access
import Care
import FHIR
import Hummingbird
import HummingbirdTesting
import Record
import TestSupport

@testable import App

/// Svend, 86, and his daughter Lis, whom he has not given anything yet; the nurse Nana, who has nothing to do with him.
enum ProxyScenario {
    static let resources = [
        #"{"resourceType":"Patient","id":"svend","identifier":[{"system":"urn:oid:1.2.208.176.1.2","value":"0605400017"}],"name":[{"text":"Svend Lund"}],"birthDate":"1940-05-06","generalPractitioner":[{"reference":"Organization/clinic"}]}"#,
        #"{"resourceType":"RelatedPerson","id":"lis","patient":{"reference":"Patient/svend"},"name":[{"text":"Lis Lund"}],"relationship":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-RoleCode","code":"DAUC"}],"text":"Datter"}]}"#,
        #"{"resourceType":"Organization","id":"clinic","name":"Lægerne på Torvet"}"#,
        #"{"resourceType":"EpisodeOfCare","id":"hip","status":"active","patient":{"reference":"Patient/svend"},"managingOrganization":{"reference":"Organization/orthopaedics"},"period":{"start":"2026-09-01"},"type":[{"text":"Hofteforløb"}]}"#,
        #"{"resourceType":"Appointment","id":"visit","status":"booked","start":"2026-12-01T09:00:00Z","end":"2026-12-01T09:30:00Z","description":"Kontrol af hoften","participant":[{"actor":{"reference":"Patient/svend"},"status":"accepted"}]}"#,
        #"{"resourceType":"Observation","id":"crea","status":"final","code":{"text":"Nyretal","coding":[{"system":"urn:oid:1.2.208.176.2.1","code":"NPU18016"}]},"subject":{"reference":"Patient/svend"},"effectiveDateTime":"2026-11-01","valueQuantity":{"value":132.875,"unit":"µmol/L"}}"#,
        #"{"resourceType":"Condition","id":"fracture","code":{"text":"Brud på hoften"},"subject":{"reference":"Patient/svend"},"recordedDate":"2026-09-01"}"#,
        #"{"resourceType":"MedicationRequest","id":"pills","status":"active","intent":"order","medicationCodeableConcept":{"text":"Morfintabletter"},"subject":{"reference":"Patient/svend"},"authoredOn":"2026-09-02"}"#,
        #"{"resourceType":"DocumentReference","id":"letter","status":"current","description":"Fortroligt brev","type":{"text":"Epikrise"},"date":"2026-09-09T10:00:00Z","subject":{"reference":"Patient/svend"},"content":[{"attachment":{"title":"Epikrise"}}]}"#,
        #"{"resourceType":"Communication","id":"word","status":"completed","subject":{"reference":"Patient/svend"},"sent":"2026-09-10T10:00:00Z","payload":[{"contentString":"Hemmelig besked"}]}"#,
        #"{"resourceType":"Practitioner","id":"nana","name":[{"text":"Nana Friis"}]}"#,
        #"{"resourceType":"PractitionerRole","id":"far","practitioner":{"reference":"Practitioner/nana"},"organization":{"reference":"Organization/far-away"}}"#,
        #"{"resourceType":"Organization","id":"far-away","name":"Akutmodtagelsen"}"#,
        #"{"resourceType":"Practitioner","id":"karl","name":[{"text":"Karl Bo"}]}"#,
        #"{"resourceType":"PractitionerRole","id":"own-gp","practitioner":{"reference":"Practitioner/karl"},"organization":{"reference":"Organization/clinic"}}"#,
        ServerFixture.person("svend-person", "young-healthy-citizen", ["Patient/svend"]),
        ServerFixture.person("lis-person", "parent", ["RelatedPerson/lis"]),
        ServerFixture.person("nana-person", "acute-line-nurse", ["Practitioner/nana"], role: "PractitionerRole/far"),
        ServerFixture.person(
            "karl-person", "general-practitioner", ["Practitioner/karl"], role: "PractitionerRole/own-gp"),
    ]

    /// Words that stand in Svend's record outside his appointments.
    static let secrets = [
        "Nyretal", "132.875", "132,875",
        "Brud på hoften", "Morfin", "Fortroligt", "Epikrise", "Hemmelig",
        "Hofteforløb",
    ]

    /// The pages on which an appointment stands, and the others, which show nothing at all.
    static let pages = [
        "/citizens/svend", "/citizens/svend/ahead", "/citizens/svend/thread", "/citizens/svend/courses",
        "/citizens/svend/results", "/citizens/svend/medicines", "/citizens/svend/diagnoses", "/citizens/svend/plans",
        "/citizens/svend/measurements", "/citizens/svend/documents", "/citizens",
        "/citizens/svend/thread?text=Nyretal", "/citizens/svend/entries/Observation/crea",
        "/citizens/svend/courses/EpisodeOfCare/hip",
    ]

    /// What a program asks with Lis's token.
    static let requests = [
        "/fhir/Observation?patient=svend", "/fhir/Observation/crea", "/fhir/Observation/crea/_history",
        "/fhir/Observation/crea/_history/1", "/fhir/Condition?subject=Patient/svend", "/fhir/Patient/svend/$everything",
        "/fhir/MedicationRequest", "/fhir/DocumentReference?type:text=Epikrise", "/fhir/Communication",
        "/fhir/EpisodeOfCare", "/fhir/Patient?_has:Observation:patient:code=NPU18016&_summary=count",
        "/fhir/Appointment?patient=svend&_revinclude=Observation:subject", "/fhir/Patient/svend/Observation",
        "/fhir/Observation?_summary=count", "/fhir/Condition?_total=accurate&_summary=count",
    ]

    /// The looks of one person at Svend's record in the audit.
    static func looks(by who: String, in fixture: ServerFixture) async throws -> [AuditEntry] {
        try await fixture.temporary.engine.read { try $0.audit(of: "svend", before: nil, limit: 1000) }
            .map(\.entry).filter { $0.who == who && $0.action == .read && $0.outcome == .permitted }
    }

    /// The id in the first form on a page that ends or answers something.
    static func consent(in page: TestResponse) -> String? {
        page.text.firstMatch(of: /name="consent" value="([^"]+)"/).map { String($0.1) }
    }
}
