import Access
import Care
import FHIR
import Record
import TestSupport
import Testing

/// Questions about looks, choices and findings, through the record's door; telling and watching by the audit.
@Suite(.onEachEngine) struct LookCaseTests {
    private static let resources = [
        #"{"resourceType":"Patient","id":"ida","name":[{"text":"Ida Nielsen"}],"address":[{"line":["Søndergade 4, 2. tv."],"postalCode":"8600"}]}"#,
        #"{"resourceType":"Patient","id":"ole","name":[{"text":"Ole Holm"}]}"#,
        #"{"resourceType":"Patient","id":"lone-herself","name":[{"text":"Lone Bak"}],"address":[{"line":["Søndergade 4 2.tv."],"postalCode":"8600"}]}"#,
        #"{"resourceType":"Flag","id":"f","status":"active","code":{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/review-reason","code":"well-known-name"}]},"subject":{"reference":"Patient/ole"}}"#,
        #"{"resourceType":"Organization","id":"lunge","name":"Lungemedicinsk Afdeling"}"#,
        #"{"resourceType":"Practitioner","id":"lone","name":[{"text":"Lone Bak"}]}"#,
        #"{"resourceType":"PractitionerRole","id":"nurse","practitioner":{"reference":"Practitioner/lone"},"organization":{"reference":"Organization/lunge"},"code":[{"text":"Sygeplejerske"}]}"#,
        #"{"resourceType":"Person","id":"lone-person","link":[{"target":{"reference":"Practitioner/lone"}},{"target":{"reference":"Patient/lone-herself"}}]}"#,
    ]

    private static let ida = Caller(identity: "Patient/ida", role: .citizen(patient: "ida"))
    private static let ole = Caller(identity: "Patient/ole", role: .citizen(patient: "ole"))
    private static let reviewer = Caller(identity: "Person/r", role: .reviewer)
    private static let day: @Sendable (Int64) -> Int = { Int($0 / 86_400_000) }

    private func filled() async throws -> TemporaryRecord {
        let temporary = try await TemporaryRecord(on: .current, capabilities: [LookCapability.capability()])
        let prepared = try Self.resources.map { try temporary.record.preparer.prepare(try JSONDocument($0).root) }
        try await temporary.record.write(as: .commandLine, because: .healthSystemAdministration, doing: "import") {
            for resource in prepared { _ = try $0.put(resource) }
        }
        return temporary
    }

    private func look(
        _ temporary: TemporaryRecord, at patient: String = "ida", ground: String? = "pathway EpisodeOfCare/1",
        who: String = "PractitionerRole/nurse", role: String = "hospital-nurse"
    ) async throws {
        temporary.clock.advance(by: 60_000)
        let entry = AuditEntry(
            instant: temporary.clock.now, who: who, role: role, purpose: "TREAT", action: .read,
            activity: "/citizens/{citizen}", patient: patient, outcome: .permitted, ground: ground, unit: "lunge")
        try await temporary.engine.write { try $0.append(entry) }
    }

    private func ask(_ temporary: TemporaryRecord, _ text: String?, as caller: Caller = ida) async throws {
        let visit = AccessVisit(
            number: 3, first: temporary.clock.now, last: temporary.clock.now,
            who: AccessPerson(identity: "PractitionerRole/nurse", role: "hospital-nurse"), reason: .care)
        try await LookDesk(temporary.record).ask(
            text, about: visit, who: "Lone Bak", of: "ida", as: caller, because: .patientRequest, doing: "ask")
    }

    private func questions(_ temporary: TemporaryRecord) async throws -> [LookCase] {
        try await temporary.record.read(.patient("ida"), as: Self.ida, because: .patientRequest, doing: "log") {
            try LookDesk.questions(of: "ida", in: $0)
        }
    }

    private func open(_ temporary: TemporaryRecord) async throws -> [LookCase] {
        try await LookDesk(temporary.record).openCases(as: Self.reviewer, because: .compliance, doing: "/reviews")
    }

    @Test func `a question is answered by a reviewer, and both see it and when`() async throws {
        let temporary = try await filled()
        try await ask(temporary, "Hvorfor så I min medicin?")
        let asked = try #require(try await questions(temporary).first)
        #expect(asked.text == "Hvorfor så I min medicin?")
        #expect(asked.deadline == temporary.clock.now + 28 * 86_400_000)
        #expect(asked.whoInWords == "Lone Bak")
        #expect(try await open(temporary) == [asked])
        temporary.clock.advance(by: 3_600_000)
        try await LookDesk(temporary.record).close(
            asked, finding: "Det var en fejl.", as: Self.reviewer, because: .compliance, doing: "/reviews/{id}")
        let answered = try #require(try await questions(temporary).first)
        #expect(answered.finding == "Det var en fejl.")
        #expect(answered.closed == temporary.clock.now)
        #expect(try await open(temporary) == [])
        let audit = try await temporary.engine.read { try $0.audit(of: "ida", before: nil, limit: 100) }
        #expect(audit.contains { $0.entry.role == "reviewer" && $0.entry.action == .write })
        #expect(audit.contains { $0.entry.who == "Patient/ida" && $0.entry.action == .write })
    }

    @Test func `nothing and too much are not asked, and nobody asks for another`() async throws {
        let temporary = try await filled()
        await #expect(throws: LookDesk.Mistake.empty) { try await ask(temporary, "  ") }
        await #expect(throws: LookDesk.Mistake.empty) { try await ask(temporary, nil) }
        await #expect(throws: LookDesk.Mistake.tooLong) {
            try await ask(temporary, String(repeating: "a", count: 2001))
        }
        for other in [
            Self.ole, Self.reviewer, Caller(identity: "RelatedPerson/x", role: .relative(relatedPerson: "x")),
        ] {
            await #expect(throws: RecordError.self) { try await ask(temporary, "Hvorfor?", as: other) }
        }
        #expect(try await questions(temporary) == [])
    }

    @Test func `a closed case stays as it is, and a reviewer changes nothing but the finding`() async throws {
        let temporary = try await filled()
        try await ask(temporary, "Hvorfor?")
        let asked = try #require(try await questions(temporary).first)
        let desk = LookDesk(temporary.record)
        func write(_ one: LookCase, as caller: Caller, _ purpose: Purpose) async throws {
            let prepared = try temporary.record.preparer.prepare(try one.json())
            try await temporary.record.write(as: caller, because: purpose, doing: "x") { _ = try $0.put(prepared) }
        }
        var changed = asked
        changed.text = "Noget andet"
        changed.finding = "Intet"
        changed.closed = temporary.clock.now
        await #expect(throws: RecordError.self) { try await write(changed, as: Self.reviewer, .compliance) }
        changed.text = asked.text
        changed.closed = temporary.clock.now - 86_400_000
        await #expect(throws: RecordError.self) { try await write(changed, as: Self.reviewer, .compliance) }
        // The citizen does not answer herself.
        changed.closed = temporary.clock.now
        await #expect(throws: RecordError.self) { try await write(changed, as: Self.ida, .patientRequest) }
        try await desk.close(asked, finding: "Svar", as: Self.reviewer, because: .compliance, doing: "x")
        let closed = try #require(try await questions(temporary).first)
        await #expect(throws: RecordError.self) {
            try await desk.close(closed, finding: "Et andet svar", as: Self.reviewer, because: .compliance, doing: "x")
        }
        await #expect(throws: RecordError.self) {
            try await write(
                asked, as: Caller(identity: "program", role: .system), .healthSystemAdministration)
        }
        #expect(try await questions(temporary).first?.finding == "Svar")
    }

    @Test func `only a reviewer has the list, and sees nothing else`() async throws {
        let temporary = try await filled()
        for caller in [Self.ida, Caller(identity: "PractitionerRole/nurse", role: .professional(.hospitalNurse))] {
            await #expect(throws: RecordError.self) {
                try await LookDesk(temporary.record).openCases(as: caller, because: .treatment, doing: "/reviews")
            }
        }
        for subject in [Subject.patient("ida"), .lookup, .everything] {
            await #expect(throws: RecordError.self) {
                try await temporary.record.read(subject, as: Self.reviewer, because: .compliance, doing: "x") { _ in }
            }
        }
    }

    private func choose(_ temporary: TemporaryRecord, _ notice: LookNotice) async throws {
        try await LookDesk(temporary.record).choose(
            notice, of: "ida", as: Self.ida, because: .patientRequest, doing: "notice")
    }

    private func messages(_ temporary: TemporaryRecord, to patient: String = "ida") async throws -> [String] {
        let teller = LookTeller(temporary.record, day: Self.day, time: { _ in "i dag" })
        while try await teller.turn() {}
        return try await temporary.engine.read { reading in
            try reading.search(SearchQuery("Communication", compartment: patient)).resources.compactMap {
                try $0.json()["payload"]?[0]?["contentString"]?.string
            }
        }
    }

    @Test func `unusual looks are told of unless something else is chosen, each visit once`() async throws {
        let temporary = try await filled()
        #expect(try await messages(temporary) == [])
        try await look(temporary)
        try await look(temporary, ground: "stated-reason Consent/1")
        try await look(temporary, ground: "stated-reason Consent/1")
        try await look(temporary, ground: "own-record", who: "Patient/ida", role: "citizen")
        let told = try await messages(temporary)
        #expect(told.count == 1)
        #expect(told.first?.hasPrefix("Lone Bak, Sygeplejerske, Lungemedicinsk Afdeling så oplysninger") == true)
        #expect(try await messages(temporary) == told)
        temporary.clock.advance(by: 86_400_000)
        try await look(temporary, ground: "stated-reason Consent/1")
        #expect(try await messages(temporary).count == 2)
    }

    @Test func `what is chosen holds from then on, and emergencies are told whatever is chosen`() async throws {
        let temporary = try await filled()
        _ = try await messages(temporary)
        try await choose(temporary, .each)
        try await look(temporary)
        #expect(try await messages(temporary).count == 1)
        try await choose(temporary, .never)
        temporary.clock.advance(by: 86_400_000)
        try await look(temporary)
        try await look(temporary, ground: "stated-reason Consent/1")
        #expect(try await messages(temporary).count == 1)
        try await look(temporary, ground: "emergency")
        #expect(try await messages(temporary).count == 2)
        let kept = try await temporary.record.read(
            .patient("ida"), as: Self.ida, because: .patientRequest, doing: "log"
        ) { try LookDesk.notice(of: "ida", in: $0) }
        #expect(kept == .never)
    }

    @Test func `telling twice, as after a crash, tells nobody twice`() async throws {
        let temporary = try await filled()
        _ = try await messages(temporary)
        try await look(temporary, ground: "stated-reason Consent/1")
        let told = try await messages(temporary)
        try await temporary.engine.write { try $0.setNote("looks/told", to: Array("8".utf8)) }
        #expect(try await messages(temporary) == told)
        #expect(told.count == 1)
    }

    @Test func `family and well-known names come on the reviewer's list, once for a day`() async throws {
        let temporary = try await filled()
        var thresholds = LookThresholds.standard
        thresholds.sampleEvery = 0
        let watch = LookWatch(
            temporary.record, LookPatterns(thresholds) { _ in (12, 1) }, day: Self.day)
        while try await watch.turn() {}
        try await look(temporary)
        try await look(temporary)
        try await look(temporary, at: "ole")
        try await look(temporary, at: "ole", who: "PractitionerRole/other")
        while try await watch.turn() {}
        try await temporary.engine.write { try $0.setNote("looks/watched", to: Array("8".utf8)) }
        while try await watch.turn() {}
        let cases = try await open(temporary)
        #expect(Set(cases.map(\.kind)) == [.ownFamily, .wellKnown])
        #expect(cases.filter { $0.kind == .ownFamily }.map(\.patient) == ["ida"])
        #expect(cases.filter { $0.kind == .wellKnown }.map(\.patient) == ["ole", "ole"])
        #expect(cases.allSatisfy { $0.look != nil && $0.who?.hasPrefix("PractitionerRole/") == true })
    }
}
