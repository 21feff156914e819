import Access
import FHIR
import Record
import TestSupport
import Testing

/// What is shown before a proxy is given is what is seen after: the same decision, on generated records.
@Suite(.onEachEngine) struct ForeseeingTests {
    private static func proxy(_ id: String, of patient: String, to relative: String, _ part: String, _ status: String)
        -> String
    {
        """
        {"resourceType":"Consent","id":"\(id)","status":"\(status)","category":[{"coding":[{"system":\
        "https://tovholder.dk/fhir/CodeSystem/consent-kind","code":"proxy"}]}],"patient":{"reference":\
        "Patient/\(patient)"},"provision":{"type":"permit","period":{"start":"2026-11-01"},"actor":[{"role":{"text":"x"},\
        "reference":{"reference":"RelatedPerson/\(relative)"}}],"action":[{"coding":[{"code":"access"}]}]\(part)}}
        """
    }

    /// What a proxy may be limited to, of the citizen with a number.
    private static func parts(_ number: Int) -> [String] {
        let kinds = ["Observation", "DocumentReference", "Patient", "Appointment"].map {
            #","class":[{"system":"http://hl7.org/fhir/resource-types","code":"\#($0)"}]"#
        }
        let courses = [0, 1].map {
            #","data":[{"meaning":"related","reference":{"reference":"EpisodeOfCare/e\#(number)\#($0)"}}]"#
        }
        return [""] + kinds + courses
    }

    private static func text(_ reading: Reading) throws -> [String: [UInt8]] {
        Dictionary(
            uniqueKeysWithValues: try reading.resources().filter { !$0.reference.hasPrefix("Consent/offer") }
                .map { ($0.reference, $0.bytes) })
    }

    @Test(arguments: 0..<4) func `a preview shows what the relative then sees`(seed: Int) async throws {
        let world = try await NarrowingWorld(seed: UInt64(seed), citizens: 6)
        var differ = 0
        for (number, patient) in world.patients.enumerated() {
            let citizen = Caller(identity: "Patient/\(patient)", role: .citizen(patient: patient))
            let whole = try await world.record.read(
                .patient(patient), as: citizen, because: .patientRequest, doing: "test"
            ) { try Self.text($0) }
            for (place, part) in Self.parts(number).enumerated() {
                // One who stands in what professionals have filtered, and one who is nobody yet.
                for relative in ["r", "new"] {
                    let id = "offer\(number)-\(place)-\(relative)"
                    let offer = Self.proxy(id, of: patient, to: relative, part, "proposed")
                    let foreseen = try await world.record.foresee(
                        try JSONDocument(offer).root, of: patient, as: citizen, because: .patientRequest, doing: "test"
                    ) { try Self.text($0) }
                    try await world.record.importing(Self.proxy(id, of: patient, to: relative, part, "active"))
                    let caller = Caller(
                        identity: "RelatedPerson/\(relative)", role: .relative(relatedPerson: relative))
                    let seen = try await world.record.read(
                        .patient(patient), as: caller, because: .familyRequest, doing: "test"
                    ) { try Self.text($0) }
                    #expect(foreseen == seen, "\(patient) \(part) \(relative)")
                    if foreseen != whole { differ += 1 }
                    // It is over before the next is tried.
                    try await world.record.importing(Self.proxy(id, of: patient, to: relative, part, "inactive"))
                }
            }
        }
        #expect(differ > 20, "what is foreseen is less than the citizen's own record")
    }

    @Test func `only who may give may foresee, and it stands in the audit as the citizen's look`() async throws {
        let world = try await NarrowingWorld(seed: 1, citizens: 2)
        let (record, ida, ole) = (world.record, world.patients[0], world.patients[1])
        func foresee(_ consent: String, of patient: String, as caller: Caller, _ purpose: Purpose) async throws -> Int {
            try await record.foresee(
                try JSONDocument(consent).root, of: patient, as: caller, because: purpose, doing: "preview"
            ) { try $0.resources().count }
        }
        let citizen = Caller(identity: "Patient/\(ida)", role: .citizen(patient: ida))
        let offer = Self.proxy("offer", of: ida, to: "r", "", "proposed")
        _ = try await foresee(offer, of: ida, as: citizen, .patientRequest)
        let row = try await record.engine.read { try $0.audit(of: ida, before: nil, limit: 1) }.first?.entry
        #expect(row?.who == "Patient/\(ida)" && row?.activity == "preview" && row?.outcome == .permitted)
        let relative = Caller(identity: "RelatedPerson/r", role: .relative(relatedPerson: "r"))
        for (caller, purpose) in [
            (relative, Purpose.familyRequest), (NarrowingWorld.doctor, .treatment), (.commandLine, .treatment),
            (Caller(identity: "Patient/\(ole)", role: .citizen(patient: ole)), .patientRequest),
        ] {
            await #expect(throws: RecordError.self, "\(caller.identity)") {
                _ = try await foresee(offer, of: ida, as: caller, purpose)
            }
        }
        // What is no proxy that a citizen gives shows nothing.
        for consent in [
            offer.replacing("\"proxy\"", with: "\"custody\""), offer.replacing("\"permit\"", with: "\"deny\""),
            offer.replacing("RelatedPerson/r", with: "Practitioner/d"),
            offer.replacing("\"permit\"", with: "\"permit\",\"securityLabel\":[{\"code\":\"R\"}]"),
        ] {
            await #expect(throws: RecordError.self, "\(consent)") {
                _ = try await foresee(consent, of: ida, as: citizen, .patientRequest)
            }
        }
    }
}
