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
