import Access
import FHIR
import Record
import TestSupport
import Testing

@Suite struct GateTests {
    @Test(arguments: EngineKind.available)
    func `a citizen sees the own compartment and the directory`(on kind: EngineKind) async throws {
        let fixture = try await GateFixture(on: kind)
        let record = fixture.record
        let seen = try await fixture.references(.patient("ida"), as: .citizen("ida"), because: .patientRequest)
        #expect(seen == ["Organization/auh", "Patient/ida", "Observation/ida-o"])
        let byType = try await record.read(
            .patient("ida"), as: .citizen("ida"), because: .patientRequest, doing: "test"
        ) { try $0.resources(ofTypes: ["Observation", "Organization"]).map(\.reference) }
        #expect(byType == ["Observation/ida-o", "Organization/auh"])
    }

    @Test(arguments: EngineKind.available, ["ole", "unheard-of"])
    func `another citizen is not found, whether there or not, and the try is in the audit`(
        on kind: EngineKind, other: String
    ) async throws {
        let fixture = try await GateFixture(on: kind)
        let record = fixture.record
        await #expect(throws: RecordError.notFound) {
            try await fixture.references(.patient(other), as: .citizen("ida"), because: .patientRequest)
        }
        let last = try await record.audited().last
        #expect(last?.outcome == .refused)
        #expect(last?.patient == other)
        #expect(last?.who == "Patient/ida")
    }

    @Test(arguments: EngineKind.available)
    func `nothing outside the scope comes by any way of asking`(on kind: EngineKind) async throws {
        let fixture = try await GateFixture(on: kind)
        let record = fixture.record
        try await record.read(.patient("ida"), as: .nurse, because: .treatment, doing: "test") { reading in
            let outside = try reading.resource("Observation", "ole-o")
            #expect(outside == nil)
            #expect(try reading.history("Observation", "ole-o").isEmpty)
            #expect(try reading.search(SearchQuery("Observation")).resources.map(\.id) == ["ida-o"])
            #expect(try reading.count(SearchQuery("Observation")) == 1)
            #expect(try reading.search(SearchQuery("Patient")).resources.map(\.id) == ["ida"])
            #expect(try reading.audit(of: nil, limit: 100).allSatisfy { $0.entry.patient == "ida" })
        }
    }

    @Test(arguments: EngineKind.available)
    func `a look is in the audit before it is handed out`(on kind: EngineKind) async throws {
        let fixture = try await GateFixture(on: kind)
        let record = fixture.record
        _ = try await fixture.references(.patient("ida"), as: .nurse, because: .treatment)
        #expect(
            try await record.audited().last
                == AuditEntry(
                    instant: fixture.temporary.clock.now, who: "PractitionerRole/nurse", role: "hospital-nurse",
                    purpose: "TREAT", action: .read, activity: "test", patient: "ida", outcome: .permitted,
                    ground: "general-practitioner Patient/ida", unit: "auh"))
    }

    @Test(arguments: EngineKind.available)
    func `the unit and the app that somebody asks from are in the audit`(on kind: EngineKind) async throws {
        let fixture = try await GateFixture(on: kind)
        let caller = Caller(
            identity: "Patient/ida", role: .citizen(patient: "ida"), unit: "auh", app: "kalender")
        _ = try await fixture.references(.patient("ida"), as: caller, because: .patientRequest)
        _ = try? await fixture.references(.patient("ole"), as: caller, because: .patientRequest)
        let rows = try await fixture.record.audited().suffix(2)
        #expect(rows.map(\.ground) == ["own-record", nil])
        #expect(rows.map(\.outcome) == [.permitted, .refused])
        #expect(rows.allSatisfy { $0.unit == "auh" && $0.app == "kalender" })
    }

    @Test(arguments: EngineKind.available)
    func `a look whose body fails is in the audit too`(on kind: EngineKind) async throws {
        let fixture = try await GateFixture(on: kind)
        let record = fixture.record
        struct Broken: Error {}
        await #expect(throws: Broken.self) {
            try await record.read(.patient("ida"), as: .nurse, because: .treatment, doing: "test") { _ in
                throw Broken()
            }
        }
        #expect(try await record.audited().last?.outcome == .permitted)
    }

    @Test(arguments: EngineKind.available)
    func `each citizen that a search shows is in the audit`(on kind: EngineKind) async throws {
        let fixture = try await GateFixture(on: kind)
        let record = fixture.record
        let found = try await record.read(.lookup, as: .nurse, because: .treatment, doing: "find") {
            try $0.search(SearchQuery("Patient")).resources.map(\.id)
        }
        #expect(found == ["ida", "ole"])
        let rows = try await record.audited().suffix(2)
        #expect(rows.map(\.patient) == ["ida", "ole"])
        #expect(rows.allSatisfy { $0.activity == "find" && $0.outcome == .permitted })
    }

    @Test(arguments: EngineKind.available)
    func `a search that shows nobody is in the audit`(on kind: EngineKind) async throws {
        let fixture = try await GateFixture(on: kind)
        let record = fixture.record
        _ = try await record.read(.lookup, as: .nurse, because: .treatment, doing: "find") {
            try $0.search(SearchQuery("Patient", [SearchClause("_id", .token(.any, code: "liv"))])).resources.count
        }
        let last = try await record.audited().last
        #expect(last?.activity == "find")
        #expect(last?.patient == nil)
    }

    @Test(arguments: EngineKind.available)
    func `numbers only for those who see numbers only`(on kind: EngineKind) async throws {
        let fixture = try await GateFixture(on: kind)
        let record = fixture.record
        let officer = Caller(identity: "quality", role: .qualityOfficer)
        let count = try await record.read(.counts, as: officer, because: .qualityImprovement, doing: "count") {
            try $0.count(SearchQuery("Patient"))
        }
        #expect(count == 2)
        await #expect(throws: RecordError.self) {
            try await record.read(.counts, as: officer, because: .qualityImprovement, doing: "count") {
                try $0.search(SearchQuery("Patient")).resources.count
            }
        }
        await #expect(throws: RecordError.self) {
            try await fixture.references(.patient("ida"), as: officer, because: .qualityImprovement)
        }
    }

    @Test(arguments: EngineKind.available)
    func `a relative sees who has given access, from the day it is given until it is withdrawn`(on kind: EngineKind)
        async throws
    {
        let fixture = try await GateFixture(on: kind)
        let record = fixture.record
        func sees() async throws -> Bool {
            do {
                _ = try await fixture.references(.patient("ida"), as: .relative("eva"), because: .familyRequest)
                return true
            } catch RecordError.notFound {
                return false
            }
        }
        #expect(try await !sees())
        try await record.importing(Sample.consent("c", from: "ida", to: "eva"))
        #expect(try await sees())
        try await record.importing(Sample.consent("c", from: "ida", to: "eva", status: "inactive"))
        #expect(try await !sees())
        try await record.importing(Sample.consent("c", from: "ida", to: "liv"))
        #expect(try await !sees())
    }

    @Test(arguments: [
        (#""period":{"end":"2026-11-20"}"#, "permit", false),
        (#""period":{"end":"2026-11-21"}"#, "permit", true),
        (#""period":{"start":"2026-11-22"}"#, "permit", false),
        (#""period":{"start":"next week"}"#, "permit", false),
        (
            #""purpose":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"FAMRQT"}]"#, "permit",
            true
        ),
        (
            #""purpose":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"TREAT"}]"#, "permit",
            false
        ),
        (#""period":{}"#, "deny", false),
        (#""provision":[{"type":"deny"}]"#, "permit", false),
        (#""class":[{"system":"http://hl7.org/fhir/resource-types","code":"Appointment"}]"#, "permit", true),
        (#""class":[{"system":"http://loinc.org","code":"18842-5"}]"#, "permit", false),
        (#""data":[{"meaning":"authoredby","reference":{"reference":"EpisodeOfCare/x"}}]"#, "permit", false),
        (#""securityLabel":[{"code":"R"}]"#, "permit", false),
    ])
    func `a consent gives what it says and no more`(provision: String, type: String, sees: Bool) async throws {
        // How a consent is understood is not the engine's.
        let fixture = try await GateFixture(on: .sqlite)
        let record = fixture.record
        try await record.importing(
            Sample.consent("c", from: "ida", to: "eva", provision: provision, type: type))
        let answer = await Result {
            try await fixture.references(.patient("ida"), as: .relative("eva"), because: .familyRequest)
        }
        switch answer {
        case .success: #expect(sees)
        case .failure(let error): #expect(error as? RecordError == .notFound && !sees)
        }
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}

/// A record with two citizens, the directory, and an observation of nobody's.
private struct GateFixture {
    let temporary: TemporaryRecord
    var record: Record { temporary.record }

    init(on kind: EngineKind) async throws {
        temporary = try await TemporaryRecord(on: kind)
        try await record.importing(
            Sample.patient("ida"), Sample.patient("ole", family: "Holm"), Sample.observation("ida-o", of: "ida"),
            Sample.observation("ole-o", of: "ole"), Sample.organization("auh"),
            #"{"resourceType":"Observation","id":"nobodys","status":"final","code":{"text":"noise"}}"#)
    }

    func references(
        _ subject: Subject, as caller: Caller, because purpose: Purpose
    ) async throws -> [String] {
        try await record.read(subject, as: caller, because: purpose, doing: "test") {
            try $0.resources().map(\.reference)
        }
    }
}
