import Foundation
import TestSupport
import Testing

@testable import FHIR

struct PatientCompartmentTests {
    private func patient(_ json: String) throws -> String? {
        PatientCompartment.patient(of: try JSONDocument(json).root)
    }

    @Test func aPatientIsInItsOwn() throws {
        #expect(
            try patient(#"{"resourceType": "Patient", "id": "a", "link": [{"other": {"reference": "Patient/b"}}]}"#)
                == "a")
    }

    @Test func theSubjectComesFirst() throws {
        let observation = """
            {"resourceType": "Observation", "performer": [{"reference": "Patient/b"}],
             "subject": {"reference": "Patient/a/_history/2"}}
            """
        #expect(try patient(observation) == "a")
        #expect(try patient(observation.replacing("Patient/a/", with: "Group/a/")) == "b")
    }

    @Test(arguments: [
        (
            #"{"resourceType": "Appointment", "participant": [{"actor": {"reference": "Practitioner/1"}}, {"actor": {"reference": "Patient/a"}}]}"#,
            "a"
        ),
        (#"{"resourceType": "EpisodeOfCare", "patient": {"reference": "Patient/a"}}"#, "a"),
        (#"{"resourceType": "Coverage", "beneficiary": {"reference": "Patient/a"}}"#, "a"),
        (#"{"resourceType": "ResearchSubject", "individual": {"reference": "Patient/a"}}"#, "a"),
        (#"{"resourceType": "RelatedPerson", "patient": {"reference": "Patient/a"}}"#, "a"),
        (#"{"resourceType": "Condition", "subject": {"reference": "Patient/a"}}"#, "a"),
    ])
    func membershipFollowsTheStandard(json: String, id: String) throws {
        #expect(try patient(json) == id)
    }

    @Test func tasksAndDevicesAreInTheirPatientsToo() throws {
        #expect(try patient(#"{"resourceType": "Task", "for": {"reference": "Patient/a"}}"#) == "a")
        #expect(try patient(#"{"resourceType": "Device", "patient": {"reference": "Patient/a"}}"#) == "a")
    }

    @Test(arguments: [
        #"{"resourceType": "Practitioner", "id": "1"}"#,
        #"{"resourceType": "Contract", "subject": [{"reference": "Patient/a"}]}"#,
        #"{"resourceType": "Observation", "subject": {"reference": "https://elsewhere.dk/Patient/a"}}"#,
        #"{"resourceType": "Observation", "subject": {"display": "a"}}"#,
        #"{"resourceType": "Condition", "subject": {"reference": "Group/a"}}"#,
    ])
    func othersAreInNobodys(json: String) throws {
        #expect(try patient(json) == nil)
    }

    @Test(arguments: [
        ("Observation", "patient", true), ("Observation", "subject", true), ("Observation", "performer", false),
        ("Condition", "patient", true), ("Encounter", "patient", true), ("Task", "patient", true),
        ("Task", "subject", true), ("EpisodeOfCare", "patient", true), ("Appointment", "patient", false),
        ("Appointment", "actor", false), ("Practitioner", "identifier", false), ("Patient", "link", false),
    ])
    func whoseItIsFollowsFromTheSubjectAlone(type: String, code: String, follows: Bool) throws {
        let parameter = try #require(SearchParameters.r4.definition(of: type, code: code))
        #expect(PatientCompartment.follows(from: parameter) == follows)
    }

    /// What a search by such a parameter finds really lies where it then looks.
    @Test(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
    func whatFollowsIsTrueOfRealResources() throws {
        let indexer = SearchIndexer()
        var held = 0
        for folder in ["02_fhir_r4_core/examples", "04_medcom/examples", "04_dk_core/examples"] {
            for file in try SharedData.files(in: folder) {
                guard let document = try? JSONDocument([UInt8](Data(contentsOf: file))) else { continue }
                for resource in SearchPlanTests.resources(in: document.root) {
                    let named = Self.patientsThatDecide(indexer.entries(of: resource))
                    held += named.count
                    for id in named {
                        #expect(PatientCompartment.patient(of: resource) == id, "\(file.lastPathComponent)")
                    }
                }
            }
        }
        #expect(held > 100)
    }

    /// The patients that parameters find of which the compartment follows.
    private static func patientsThatDecide(_ entries: [SearchEntry]) -> [String] {
        entries.compactMap { entry in
            guard case .reference(let reference) = entry.value, reference.type == "Patient", reference.url == nil,
                let parameter = SearchParameters.r4.definition(entry.parameter),
                PatientCompartment.follows(from: parameter)
            else { return nil }
            return reference.id
        }
    }

    @Test(.enabled(if: SharedData.isPresent, "needs the shared data"))
    func aSyntheaBundleIsAboutOnePatient() throws {
        let file = try #require(
            try SharedData.files(in: "01_synthea_r4/synthea-2.4.0").first { $0.lastPathComponent.contains("_") })
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        // References by urn:uuid become relative on import; here the patient's is made so by hand.
        let bundle = try JSONDocument(text).root
        let found = try #require(
            SearchPlanTests.resources(in: bundle).first { $0["resourceType"]?.string == "Patient" })
        let id = try #require(found["id"]?.string)
        let relative = try JSONDocument(text.replacing("urn:uuid:\(id)", with: "Patient/\(id)")).root
        let resources = SearchPlanTests.resources(in: relative).dropFirst()
        let shared: Set = ["Practitioner", "Organization"]
        for resource in resources where !shared.contains(resource["resourceType"]?.string ?? "") {
            #expect(PatientCompartment.patient(of: resource) == id, "\(resource["resourceType"]?.string ?? "")")
        }
        #expect(resources.count > 10)
    }
}
