import TestSupport

@testable import App

/// Alma, 10, her mother Gro who has custody, and her grandmother Oda; a letter that is kept from Gro; Viggo, 80, and his
/// guardian Gro; the doctor Karl, whose patients both are.
enum StandInScenario {
    static let resources = [
        #"{"resourceType":"Patient","id":"alma","name":[{"text":"Alma Dahl"}],"birthDate":"2016-05-03","generalPractitioner":[{"reference":"Organization/clinic"}]}"#,
        #"{"resourceType":"RelatedPerson","id":"gro","patient":{"reference":"Patient/alma"},"name":[{"text":"Gro Dahl"}],"relationship":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-RoleCode","code":"MTH"}],"text":"Mor"}]}"#,
        #"{"resourceType":"RelatedPerson","id":"oda","patient":{"reference":"Patient/alma"},"name":[{"text":"Oda Dahl"}],"relationship":[{"text":"Mormor"}]}"#,
        consent("custody-1", "custody", of: "alma", for: "gro"),
        #"{"resourceType":"Consent","id":"filter-1","status":"active","scope":{"coding":[{"code":"patient-privacy"}]},"category":[{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/consent-kind","code":"block"}]}],"patient":{"reference":"Patient/alma"},"provision":{"type":"deny","actor":[{"role":{"text":"x"},"reference":{"reference":"RelatedPerson/gro"}}],"data":[{"meaning":"instance","reference":{"reference":"DocumentReference/talk"}}]}}"#,
        letter("talk", of: "alma", "Samtale med skolen"), letter("knee", of: "alma", "Skade i knæet"),
        #"{"resourceType":"Observation","id":"height","status":"final","code":{"text":"Legemshøjde","coding":[{"system":"http://loinc.org","code":"8302-2"}]},"subject":{"reference":"Patient/alma"},"effectiveDateTime":"2026-11-01","valueQuantity":{"value":141,"unit":"cm"}}"#,
        #"{"resourceType":"Patient","id":"viggo","name":[{"text":"Viggo Dahl"}],"birthDate":"1946-01-02","generalPractitioner":[{"reference":"Organization/clinic"}]}"#,
        #"{"resourceType":"RelatedPerson","id":"gro-viggo","patient":{"reference":"Patient/viggo"},"name":[{"text":"Gro Dahl"}]}"#,
        #"{"resourceType":"RelatedPerson","id":"bo-viggo","patient":{"reference":"Patient/viggo"},"name":[{"text":"Bo Dahl"}]}"#,
        consent("guardian-1", "guardianship", of: "viggo", for: "gro-viggo"),
        letter("heart", of: "viggo", "Hjertets svigt"),
        #"{"resourceType":"Organization","id":"clinic","name":"Lægerne på Torvet"}"#,
        #"{"resourceType":"Practitioner","id":"karl","name":[{"text":"Karl Bo"}]}"#,
        #"{"resourceType":"PractitionerRole","id":"own-gp","practitioner":{"reference":"Practitioner/karl"},"organization":{"reference":"Organization/clinic"}}"#,
        ServerFixture.person("gro-person", "parent", ["RelatedPerson/gro", "RelatedPerson/gro-viggo"]),
        ServerFixture.person("oda-person", "daughter", ["RelatedPerson/oda"]),
        ServerFixture.person("alma-person", "young-healthy-citizen", ["Patient/alma"]),
        ServerFixture.person(
            "karl-person", "general-practitioner", ["Practitioner/karl"], role: "PractitionerRole/own-gp"),
    ]

    private static func letter(_ id: String, of patient: String, _ text: String) -> String {
        #"{"resourceType":"DocumentReference","id":"\#(id)","status":"current","description":"\#(text)","type":{"text":"\#(text)"},"date":"2026-09-09T10:00:00Z","subject":{"reference":"Patient/\#(patient)"},"content":[{"attachment":{"title":"x"}}]}"#
    }

    static func consent(_ id: String, _ kind: String, of patient: String, for relative: String) -> String {
        #"{"resourceType":"Consent","id":"\#(id)","status":"active","scope":{"coding":[{"code":"patient-privacy"}]},"category":[{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/consent-kind","code":"\#(kind)"}]}],"patient":{"reference":"Patient/\#(patient)"},"provision":{"type":"permit","actor":[{"role":{"text":"x"},"reference":{"reference":"RelatedPerson/\#(relative)"}}]}}"#
    }

    /// A proxy as a program would send it.
    static func proxy(for relative: String, until: String?) -> String {
        let end = until.map { #","end":"\#($0)""# } ?? ""
        return
            #"{"resourceType":"Consent","status":"proposed","scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},"category":[{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/consent-kind","code":"proxy"}]}],"patient":{"reference":"Patient/alma"},"policyRule":{"text":"x"},"provision":{"type":"permit","period":{"start":"2026-11-20"\#(end)},"actor":[{"role":{"text":"x"},"reference":{"reference":"RelatedPerson/\#(relative)"}}],"action":[{"coding":[{"code":"access"}]}]}}"#
    }
}
