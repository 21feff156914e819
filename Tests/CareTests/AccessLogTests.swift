import Access
import Care
import FHIR
import Record
import TestSupport
import Testing

/// What a citizen is told about who has looked, from a record in either engine.
@Suite(.onEachEngine) struct AccessLogTests {
    private static let resources = [
        #"{"resourceType":"Patient","id":"ida","name":[{"text":"Ida Nielsen"}]}"#,
        #"{"resourceType":"Patient","id":"ole","name":[{"text":"Ole Holm"}]}"#,
        #"{"resourceType":"Organization","id":"lunge","name":"Lungemedicinsk Afdeling"}"#,
        #"{"resourceType":"Practitioner","id":"lone","name":[{"text":"Lone Bak"}]}"#,
        #"{"resourceType":"PractitionerRole","id":"nurse","practitioner":{"reference":"Practitioner/lone"},"organization":{"reference":"Organization/lunge"},"code":[{"text":"Sygeplejerske"}]}"#,
    ]

    private static let nurse = Caller(
        identity: "PractitionerRole/nurse", role: .professional(.hospitalNurse), unit: "lunge")
    private static let ida = Caller(identity: "Patient/ida", role: .citizen(patient: "ida"))

    private func filled() async throws -> TemporaryRecord {
        let temporary = try await TemporaryRecord(on: .current)
        let prepared = try Self.resources.map { try temporary.record.preparer.prepare(try JSONDocument($0).root) }
        try await temporary.record.write(as: .commandLine, because: .healthSystemAdministration, doing: "import") {
            for resource in prepared { _ = try $0.put(resource) }
        }
        return temporary
    }

    /// Appends rows as the gate would, a minute between them.
    private func append(
        _ temporary: TemporaryRecord, _ activities: [String], who: String = "PractitionerRole/nurse",
        role: String = "hospital-nurse", ground: String? = "pathway EpisodeOfCare/1", app: String? = nil,
        unit: String? = "lunge", outcome: AuditOutcome = .permitted, patient: String = "ida"
    ) async throws {
        for activity in activities {
            temporary.clock.advance(by: 60_000)
            let entry = AuditEntry(
                instant: temporary.clock.now, who: who, role: role, purpose: "TREAT", action: .read,
                activity: activity, patient: patient, outcome: outcome, ground: ground, unit: unit, app: app)
            try await temporary.engine.write { try $0.append(entry) }
        }
    }

    private func log(
        _ temporary: TemporaryRecord, _ query: AccessLogQuery = AccessLogQuery(), size: Int = AccessLogReader.pageSize
    ) async throws -> AccessLogPage {
        try await temporary.record.read(.patient("ida"), as: Self.ida, because: .patientRequest, doing: "log") {
            reading in
            try AccessLogReader(reading, of: "ida", cache: DirectoryCache()) { Int($0 / 86_400_000) }
                .page(query, size: size)
        }
    }

    @Test func `looks of one person on one day are one visit, with name, profession, unit and why`() async throws {
        let temporary = try await filled()
        try await append(
            temporary, ["/citizens/{citizen}", "/citizens/{citizen}/medicines", "/citizens/{citizen}/medicines"])
        let visits = try await log(temporary).visits
        let visit = try #require(visits.first)
        // The import is the other.
        #expect(visits.count == 2)
        #expect(visit.who.name == "Lone Bak")
        #expect(visit.who.profession == "Sygeplejerske")
        #expect(visit.who.unit == "Lungemedicinsk Afdeling")
        #expect(visit.things == [.medicines, .overview])
        #expect(visit.looks == 3)
        #expect(visit.last - visit.first == 120_000)
        #expect(visit.reason == .care)
        #expect(visits.last?.changes == 1)
        #expect(visits.last?.reason == .system)
    }

    @Test func `what differs in reason, app, outcome or day is a visit of its own`() async throws {
        let temporary = try await filled()
        try await append(temporary, ["/citizens/{citizen}"])
        try await append(temporary, ["/citizens/{citizen}"], ground: "emergency Consent/1")
        try await append(temporary, ["/citizens/{citizen}"], app: "kalender")
        try await append(temporary, ["/citizens/{citizen}"], ground: nil, outcome: .refused)
        temporary.clock.advance(by: 86_400_000)
        try await append(temporary, ["/citizens/{citizen}"])
        let visits = try await log(temporary).visits
        #expect(visits.map(\.reason) == [.care, .unknown, .care, .emergency, .care, .system])
        #expect(visits.map(\.isRefused) == [false, true, false, false, false, false])
        #expect(visits.map(\.app) == [nil, nil, "kalender", nil, nil, nil])
    }

    @Test func `others' looks and other citizens' are not there, one's own when they are asked for`() async throws {
        let temporary = try await filled()
        try await append(temporary, ["/citizens/{citizen}"], patient: "ole")
        try await append(
            temporary, ["/citizens/{citizen}"], who: "Patient/ida", role: "citizen", ground: "own-record",
            unit: nil)
        #expect(try await log(temporary).visits.map(\.reason) == [.system])
        // The look at the log itself, now that it is over, is the citizen's own too.
        let all = try await log(temporary, AccessLogQuery(includesOwn: true)).visits
        #expect(all.map(\.reason) == [.own, .system])
    }

    @Test func `the log is searched by words, reason and days`() async throws {
        let temporary = try await filled()
        let before = temporary.clock.now + 1
        try await append(temporary, ["/citizens/{citizen}"])
        try await append(
            temporary, ["/citizens/{citizen}"], who: "PractitionerRole/nobody", ground: "emergency Consent/1")
        func count(_ query: AccessLogQuery) async throws -> Int { try await log(temporary, query).visits.count }
        #expect(try await count(AccessLogQuery(text: "lone")) == 1)
        #expect(try await count(AccessLogQuery(text: "LUNGEMEDICINSK sygeplejerske")) == 1)
        #expect(try await count(AccessLogQuery(text: "afdeling")) == 2)
        #expect(try await count(AccessLogQuery(text: "kardiologi")) == 0)
        #expect(try await count(AccessLogQuery(reason: .emergency)) == 1)
        #expect(try await count(AccessLogQuery(from: before)) == 2)
        #expect(try await count(AccessLogQuery(until: before)) == 1)
        #expect(try await count(AccessLogQuery(from: before, until: before)) == 0)
    }

    @Test func `pages neither miss nor repeat a visit, whatever their size`() async throws {
        let temporary = try await filled()
        for number in 1...12 {
            try await append(temporary, ["/citizens/{citizen}"], who: "PractitionerRole/n\(number)")
            if number.isMultiple(of: 3) { temporary.clock.advance(by: 86_400_000) }
        }
        let whole = try await log(temporary).visits
        #expect(whole.count == 13)
        for size in [1, 2, 4, 5, 13] {
            var visits: [AccessVisit] = []
            var query = AccessLogQuery()
            repeat {
                let page = try await log(temporary, query, size: size)
                visits += page.visits
                query.before = page.next
            } while query.before != nil
            #expect(visits == whole, "\(size)")
        }
    }

    @Test func `one visit is found by any of its rows, and nobody else's by its number`() async throws {
        let temporary = try await filled()
        try await append(temporary, ["/citizens/{citizen}", "/citizens/{citizen}/medicines"])
        try await append(temporary, ["/citizens/{citizen}"], patient: "ole")
        let rows = try await temporary.engine.read { try $0.audit(of: nil, before: nil, limit: 3).map(\.number) }
        let found = try await temporary.record.read(
            .patient("ida"), as: Self.ida, because: .patientRequest, doing: "log"
        ) { reading in
            let reader = AccessLogReader(reading, of: "ida", cache: DirectoryCache()) { Int($0 / 86_400_000) }
            return try rows.map { try reader.visit(with: $0) }
        }
        #expect(found.map { $0?.looks } == [nil, 2, 1])
    }

    @Test func `those who look after the record are told as such, and its own work is nobody's look`() async throws {
        let temporary = try await filled()
        try await append(temporary, ["/reviews"], who: "Person/r", role: "reviewer", ground: "duty")
        try await append(temporary, ["looks"], who: "looks", role: "system", ground: "system-scopes")
        let visits = try await log(temporary).visits
        #expect(visits.map(\.reason) == [.system, .system, .system])
        #expect(visits.map(\.who.isRecordItself) == [true, false, false])
        #expect(visits.map(\.things) == [[.accessLog], [.accessLog], [.takingIn]])
    }

    /// Nothing in the program takes rows of the audit away: whatever happens, there are more, and the chain holds.
    @Test func `nothing is taken away from the audit, however old it is`() async throws {
        let temporary = try await filled()
        try await append(temporary, ["/citizens/{citizen}"])
        temporary.clock.advance(by: 3 * 365 * 86_400_000)
        try await temporary.record.write(as: .commandLine, because: .healthSystemAdministration, doing: "import") {
            _ = try $0.delete("Patient", "ida")
        }
        let audit = try await temporary.engine.read { try $0.audit(of: "ida", before: nil, limit: 100) }
        #expect(audit.map(\.entry.activity) == ["import", "/citizens/{citizen}", "import"])
        #expect(try await temporary.engine.check { _, _ in }.findings == [])
    }
}
