import Access
import Record
import TestSupport

/// A record with citizens of whom somebody may see something: all that narrows what is seen, by chance but from a seed.
struct NarrowingWorld {
    let temporary: TemporaryRecord
    let patients: [String]
    /// The resources by citizen, as `Type/id`.
    let resources: [String: [String]]
    var record: Record { temporary.record }

    static let types = [
        "Patient", "EpisodeOfCare", "Encounter", "Condition", "Observation", "DocumentReference", "Consent",
    ]

    static let doctor = Caller(
        identity: "PractitionerRole/d", role: .professional(.hospitalDoctor), unit: "w", selves: ["Practitioner/d"],
        largerUnits: ["Organization/h"])
    static let secretary = Caller(identity: "PractitionerRole/s", role: .professional(.secretary), unit: "w")
    static let outsider = Caller(identity: "PractitionerRole/o", role: .professional(.hospitalNurse), unit: "v")
    static let professionals = [doctor, secretary, outsider]

    init(seed: UInt64, citizens: Int = 8) async throws {
        var random = SeededRandom(seed: seed)
        temporary = try await TemporaryRecord(on: .current)
        var patients: [String] = []
        var held: [String: [String]] = [:]
        for number in 0..<citizens {
            let patient = number == 0 ? "0c6a39a5-0b1d-4f7e-9c3a-1d2e3f4a5b6c" : "p\(number)"
            patients.append(patient)
            let written = Self.resources(of: patient, number, &random)
            held[patient] = written.map(\.reference)
            for one in written { try await temporary.record.importing(one.json) }
        }
        self.patients = patients
        resources = held
    }

    private struct Written {
        let reference: String
        let json: String
    }

    private static func resources(of patient: String, _ number: Int, _ random: inout SeededRandom) -> [Written] {
        var written: [Written] = []
        func pick<Element>(_ choices: [Element]) -> Element {
            choices[Int.random(in: 0..<choices.count, using: &random)]
        }
        func add(_ type: String, _ id: String, _ members: String) {
            let label = pick([
                "", "", "", "",
                #","meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"R"}]}"#,
                #","meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"V"}]}"#,
            ])
            let json = #"{"resourceType":"\#(type)","id":"\#(id)"\#(type == "Patient" ? "" : label)\#(members)}"#
            written.append(Written(reference: "\(type)/\(id)", json: json))
        }
        let author = pick(["Organization/w", "Organization/v", "PractitionerRole/d", "Organization/x"])
        let unit = pick(["Organization/w", "Organization/w", "Organization/v", "Organization/h"])
        add(
            "Patient", patient,
            #","birthDate":"1950-01-01","address":[{"city":"Byen"}],"generalPractitioner":[{"reference":"\#(unit)"}]"#
                + pick([
                    "",
                    #","meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"LOCIS"}]}"#,
                ]))
        let subject = #","subject":{"reference":"Patient/\#(patient)"}"#
        let n = "\(number)"
        for course in 0..<2 {
            add(
                "EpisodeOfCare", "e\(n)\(course)",
                #","status":"finished","patient":{"reference":"Patient/\#(patient)"},"diagnosis":[{"condition":{"reference":"Condition/c\#(n)\#(course)"}}]"#
            )
            add("Condition", "c\(n)\(course)", #"\#(subject),"recorder":{"reference":"\#(author)"}"#)
        }
        for contact in 0..<4 {
            let course = contact == 0 ? #","episodeOfCare":[{"reference":"EpisodeOfCare/e\#(n)0"}]"# : ""
            let outer = contact == 2 ? #","partOf":{"reference":"Encounter/v\#(n)0"}"# : ""
            add(
                "Encounter", "v\(n)\(contact)",
                #","status":"\#(pick(["finished", "in-progress"]))","class":{"code":"AMB"}\#(subject)\#(course)\#(outer),"period":{"start":"2020-01-01"},"serviceProvider":{"reference":"\#(pick(["Organization/w", "Organization/v"]))"}"#
            )
            add(
                "Observation", "o\(n)\(contact)",
                #","status":"final","code":{"text":"x"}\#(subject),"encounter":{"reference":"Encounter/v\#(n)\#(contact)"},"performer":[{"reference":"\#(author)"}]"#
            )
        }
        for document in 0..<2 {
            add(
                "DocumentReference", document == 0 ? "d\(n)" : "1b6a39a5-0b1d-4f7e-9c3a-1d2e3f4a5b\(10 + number)",
                #","status":"current","content":[{"attachment":{"title":"x"}}]\#(subject),"author":[{"reference":"\#(author)"}],"context":{"encounter":[{"reference":"Encounter/v\#(n)\#(document)"}]}"#
            )
        }
        for consent in 0..<3 {
            let what = pick([
                "", #","class":[{"system":"http://hl7.org/fhir/resource-types","code":"Observation"}]"#,
                #","class":[{"system":"http://hl7.org/fhir/resource-types","code":"Patient"}]"#,
                #","data":[{"meaning":"related","reference":{"reference":"EpisodeOfCare/e\#(n)0"}}]"#,
                #","data":[{"meaning":"related","reference":{"reference":"EpisodeOfCare/e\#(n)1"}}]"#,
                #","data":[{"meaning":"instance","reference":{"reference":"DocumentReference/d\#(n)"}}]"#,
                #","data":[{"meaning":"instance","reference":{"reference":"DocumentReference/1b6a39a5-0b1d-4f7e-9c3a-1d2e3f4a5b\#(10 + number)"}}]"#,
                #","securityLabel":[{"code":"R"}]"#,
            ])
            let whom = pick([
                "", "Organization/w", "Organization/h", "Organization/v", "Practitioner/d", "RelatedPerson/r",
            ])
            let actor = whom.isEmpty ? "" : #","actor":[{"role":{"text":"x"},"reference":{"reference":"\#(whom)"}}]"#
            let period = pick(["", "", #","period":{"end":"2020-01-01"}"#])
            addConsent(
                "block", "b\(n)\(consent)", pick(["active", "active", "inactive"]), "deny", what + actor + period)
        }
        let now = #","period":{"start":"2026-11-21T00:00:00Z"}"#
        let who = pick(["PractitionerRole/o", "Practitioner/d", "PractitionerRole/s", "PractitionerRole/other"])
        let role = #","actor":[{"role":{"text":"x"},"reference":{"reference":"\#(who)"}}]\#(now)"#
        addConsent(pick(["stated-reason", "emergency", "stated-reason", "custody"]), "q\(n)", "active", "permit", role)
        return written

        func addConsent(_ kind: String, _ id: String, _ status: String, _ type: String, _ rest: String) {
            add(
                "Consent", id,
                #","status":"\#(status)","category":[{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/consent-kind","code":"\#(kind)"}]}],"patient":{"reference":"Patient/\#(patient)"},"provision":{"type":"\#(type)"\#(rest)}"#
            )
        }
    }
}
