import Access
import Care
import FHIR
import Record
import TestSupport
import Testing

/// What a Consent of ours must look like, and what comes with it.
@Suite(.onEachEngine) struct ConsentRuleTests {
    private typealias Fixture = ConsentFixture

    /// Well formed, each of its kind; the tests damage them.
    static func consent(_ kind: ConsentKind, from: String = "2026-11-21T09:00:00Z", until: String? = nil) -> String {
        let isOpening = kind == .statedReason || kind == .emergency
        let actor = isOpening ? "PractitionerRole/far" : kind == .block ? "Organization/clinic" : "RelatedPerson/mette"
        let end = until ?? (isOpening ? "2026-11-21T16:00:00Z" : "2027-11-21")
        let reason =
            isOpening
            ? #""extension":[{"url":"https://tovholder.dk/fhir/StructureDefinition/reason","valueString":"x"}],"# : ""
        let purpose =
            kind == .emergency
            ? #","purpose":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"ETREAT"}]"# : ""
        let action = kind == .block ? "" : #","action":[{"coding":[{"code":"access"}]}]"#
        return """
            {"resourceType":"Consent","id":"c",\(reason)"status":"active","scope":{"coding":[{"code":"patient-privacy"}]},\
            "category":[{"coding":[{"system":"\(ConsentKind.system)","code":"\(kind.rawValue)"}]}],\
            "patient":{"reference":"Patient/poul"},"policyRule":{"coding":[{"code":"OPTIN"}]},\
            "provision":{"type":"\(kind == .block ? "deny" : "permit")","period":{"start":"\(from)","end":"\(end)"},\
            "actor":[{"role":{"text":"x"},"reference":{"reference":"\(actor)"}}]\(action)\(purpose)}}
            """
    }

    static let damages: [(ConsentKind, String, String, String)] = [
        (.proxy, #""code":"proxy""#, #""code":"gift""#, "Consent.category"),
        (.proxy, "Patient/poul", "https://elsewhere.example/Patient/poul", "Consent.patient.reference"),
        (.proxy, #""active""#, #""draft""#, "Consent.status"),
        (.custody, #""active""#, #""proposed""#, "Consent.status"),
        (.proxy, #""permit""#, #""deny""#, "Consent.provision.type"),
        (.block, #""deny""#, #""permit""#, "Consent.provision.type"),
        (.proxy, #""permit","#, #""permit","provision":[{"type":"deny"}],"#, "Consent.provision.provision"),
        (.proxy, #""permit","#, #""permit","securityLabel":[{"code":"R"}],"#, "Consent.provision.securityLabel"),
        (.proxy, #""permit","#, #""permit","purpose":[{"code":"TREAT"}],"#, "Consent.provision.purpose"),
        (.emergency, "ETREAT", "TREAT", "Consent.provision.purpose"),
        (.proxy, "RelatedPerson/mette", "Practitioner/jens", "Consent.provision.actor.reference"),
        (.emergency, "PractitionerRole/far", "Organization/clinic", "Consent.provision.actor.reference"),
        (.proxy, #""access""#, #""act""#, "Consent.provision.action"),
        (.custody, #"{"code":"access"}"#, #"{"code":"act"}"#, "Consent.provision.action"),
        (.proxy, "2027-11-21", "2025-11-21", "Consent.provision.period.end"),
        (.proxy, "2027-11-21", "next year", "Consent.provision.period.end"),
        (.emergency, "2026-11-21T16:00:00Z", "2026-11-21T18:00:00Z", "Consent.provision.period.end"),
        (.statedReason, "2026-11-21T16:00:00Z", "2026-11-29T09:00:00Z", "Consent.provision.period.end"),
        (.emergency, #","end":"2026-11-21T16:00:00Z""#, "", "Consent.provision.period: start and end"),
        (.emergency, #""valueString":"x""#, #""valueString":" ""#, "Consent.extension"),
        (
            .proxy, #""permit","#,
            #""permit","class":[{"system":"http://hl7.org/fhir/resource-types","code":"Observation"}],"#,
            "Consent.provision.class"
        ),
        (.proxy, #""permit","#, #""permit","class":[{"code":"Appointment"}],"#, "Consent.provision.class"),
        (
            .proxy, #""permit","#,
            #""permit","data":[{"meaning":"instance","reference":{"reference":"EpisodeOfCare/hip"}}],"#,
            "Consent.provision.class"
        ),
        (
            .block, #""deny","#,
            #""deny","data":[{"meaning":"dependents","reference":{"reference":"EpisodeOfCare/hip"}}],"#,
            "Consent.provision.class"
        ),
    ]

    @Test(arguments: damages)
    func `what is malformed is refused with its element`(
        kind: ConsentKind, from good: String, to bad: String, element: String
    ) throws {
        let rule = try #require(ConsentCapability.capability().rules.first)
        func violation(_ consent: String, _ caller: Caller) throws -> String? {
            rule.violation(
                ProposedChange(
                    type: "Consent", id: "c", before: nil, after: try JSONDocument(consent).root,
                    instant: TestClock().now, caller: caller, patient: "poul", mayWrite: true))
        }
        let consent = Self.consent(kind)
        #expect(consent.contains(good))
        #expect(try violation(consent, Fixture.program) == nil)
        let said = try violation(consent.replacing(good, with: bad), Fixture.program)
        #expect(said?.hasPrefix(element) == true, "\(said ?? "nothing")")
        #expect(try violation(consent.replacing(good, with: bad), .commandLine) == nil)
    }

    @Test(arguments: ConsentKind.allCases)
    func `what is well formed is taken, and understood`(kind: ConsentKind) async throws {
        let fixture = try await Fixture()
        try await fixture.put(Self.consent(kind), as: .commandLine)
        let held = try #require(try await fixture.stored("Consent", "c").flatMap(HeldConsent.init))
        #expect(held.kind == kind)
        #expect(held.holds(at: fixture.temporary.clock.now))
    }

    @Test func `an emergency tells the citizen and a reviewer in the same moment, whichever way it came`() async throws
    {
        let fixture = try await Fixture()
        try await fixture.put(Self.consent(.emergency), as: Fixture.stranger)
        let message = try #require(try await fixture.all("Communication").first)
        #expect(message["recipient"]?[0]?["reference"]?.string == "Patient/poul")
        #expect(message["payload"]?[0]?["contentString"]?.string?.contains("x") == true)
        let task = try #require(try await fixture.all("Task").first)
        #expect(task["focus"]?["reference"]?.string == "Consent/c")
        #expect(task["requester"] == nil && task["owner"] == nil)
        #expect(
            try await fixture.stored("Consent", "c")?["meta"]?["lastUpdated"]?.string
                == message["meta"]?["lastUpdated"]?.string)
        // It is not said again when the access is closed.
        try await fixture.desk.end("c", by: Fixture.hand(Fixture.stranger))
        #expect(try await fixture.all("Communication").count == 1)
    }

    @Test func `what is moved in is not told again`() async throws {
        let fixture = try await Fixture()
        try await fixture.put(Self.consent(.emergency), as: .commandLine)
        #expect(try await fixture.all("Communication").isEmpty)
        #expect(try await fixture.all("Task").isEmpty)
    }

    @Test func `a professional opens in the own name, from now, for so long at most`() async throws {
        let fixture = try await Fixture()
        for kind in [ConsentKind.statedReason, .emergency] {
            await #expect(throws: RecordError.self) {
                try await fixture.put(Self.consent(kind).replacing("/far", with: "/gp"), as: Fixture.stranger)
            }
            await #expect(throws: RecordError.self) {
                try await fixture.put(
                    Self.consent(kind, from: "2026-11-21T12:00:00Z"), as: Fixture.stranger)
            }
            for caller in [Fixture.poul, Fixture.mette, Fixture.program] {
                await #expect(throws: RecordError.self) { try await fixture.put(Self.consent(kind), as: caller) }
            }
            let id = try await fixture.desk.open("poul", kind, because: "Akut", by: Fixture.hand(Fixture.stranger))
            let held = try #require(try await fixture.stored("Consent", id).flatMap(HeldConsent.init))
            #expect(held.holds(at: fixture.temporary.clock.now))
            let longest = kind == .emergency ? fixture.desk.limits.emergency : fixture.desk.limits.statedReason
            #expect(!held.holds(at: fixture.temporary.clock.now + longest))
            #expect(held.reason == "Akut")
        }
        await #expect(throws: RecordError.self) {
            _ = try await fixture.desk.open("poul", .emergency, because: " ", by: Fixture.hand(Fixture.stranger))
        }
        await #expect(throws: RecordError.self) {
            _ = try await fixture.desk.open("nobody", .emergency, because: "Akut", by: Fixture.hand(Fixture.stranger))
        }
    }

    @Test func `a block is the citizen's, and a part kept from a parent is a professional's`() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.desk.block(
            BlockOrder(part: .resource("Observation/o1"), actor: "Organization/clinic"), of: "poul",
            by: Fixture.hand(Fixture.poul))
        for caller in [Fixture.doctor, Fixture.mette, Fixture.emil] {
            await #expect(throws: RecordError.self) { try await fixture.desk.end(id, by: Fixture.hand(caller)) }
        }
        await #expect(throws: RecordError.self) {
            try await fixture.put(Self.consent(.block), as: Fixture.doctor)
        }
        try await fixture.desk.end(id, by: Fixture.hand(Fixture.poul))
        let filter = try await fixture.desk.filter(
            .course("EpisodeOfCare/hip"), of: "poul", from: "mette", by: Fixture.hand(Fixture.doctor))
        for caller in [Fixture.poul, Fixture.mette] {
            await #expect(throws: RecordError.self) { try await fixture.desk.end(filter, by: Fixture.hand(caller)) }
        }
        try await fixture.desk.end(filter, by: Fixture.hand(Fixture.doctor))
    }

    @Test func `a role is said in one's own name, and the newest word counts`() async throws {
        let fixture = try await Fixture()
        for (caller, voice) in [
            (Fixture.poul, RelativeRole.Voice.citizen), (Fixture.mette, .relative), (Fixture.doctor, .staff),
        ] {
            for part in [RelativeRole.Part.helps, .present] {
                try await fixture.desk.say(
                    RelativeRole(relative: "mette", voice: voice, part: part, words: "\(voice)"), of: "poul",
                    by: Fixture.hand(caller))
            }
        }
        let roles = try await fixture.record.read(
            .patient("poul"), as: Fixture.poul, because: .patientRequest, doing: "/test"
        ) { try CareReader($0).roles(of: "poul") }
        #expect(roles.count == 3)
        #expect(roles.allSatisfy { $0.part == .present && $0.relative == "mette" && $0.words == "\($0.voice)" })
        for (caller, voice) in [
            (Fixture.mette, RelativeRole.Voice.citizen), (Fixture.other, .relative), (Fixture.emil, .citizen),
        ] {
            await #expect(throws: RecordError.self) {
                try await fixture.desk.say(
                    RelativeRole(relative: "mette", voice: voice, part: .informed), of: "poul",
                    by: Fixture.hand(caller))
            }
        }
    }

    /// Everything that the commands write passes the structure rules and those in FHIRPath.
    @Test func `what is written is valid FHIR`() async throws {
        let fixture = try await Fixture()
        let (desk, poul, doctor) = (fixture.desk, Fixture.hand(Fixture.poul), Fixture.hand(Fixture.doctor))
        for part in [nil, ConsentPart.kind("Appointment"), .course("EpisodeOfCare/hip")] {
            _ = try await desk.give(
                ProxyOffer(relative: "mette", part: part, mayAct: true, until: "2027-01-01"), of: "poul", by: poul)
        }
        _ = try await desk.block(BlockOrder(part: .resource("Observation/o1")), of: "poul", by: poul)
        _ = try await desk.block(BlockOrder(actor: "Organization/far-away", actorName: "x"), of: "poul", by: poul)
        _ = try await desk.register(
            Registration(basis: .guardianship, relative: "mette"), of: "poul", by: doctor)
        _ = try await desk.register(
            Registration(basis: .paper(part: nil, mayAct: false), relative: "mette", paper: "x"), of: "poul",
            by: doctor)
        _ = try await desk.open("poul", .emergency, because: "x", by: Fixture.hand(Fixture.stranger))
        try await desk.ask("poul", "Må jeg se mere?", by: doctor)
        try await desk.say(RelativeRole(relative: "mette", voice: .citizen, part: .helps), of: "poul", by: poul)
        _ = try await desk.add(
            NewRelative(name: "x", relationship: .friend, civilRegistrationNumber: "6101011234"), of: "poul", by: poul)
        let (validator, invariants) = (Validator(), InvariantChecker())
        for type in ["Consent", "Communication", "Task", "DocumentReference", "QuestionnaireResponse", "RelatedPerson"]
        {
            for json in try await fixture.all(type) {
                #expect(validator.validate(json).isEmpty, "\(type) \(validator.validate(json))")
                let issues = invariants.violations(of: json)
                #expect(issues.isEmpty, "\(type) \(issues)")
            }
        }
    }
}
