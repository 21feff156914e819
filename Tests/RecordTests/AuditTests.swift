import Access
import Record
import TestSupport
import Testing

@Suite struct AuditTests {
    private let entry = AuditEntry(
        instant: 1, who: "operator", role: "operator", purpose: "HSYSADMIN", action: .write, activity: "import",
        patient: "ida", outcome: .permitted, count: 3)

    @Test func `each field and the place changes the hash`() {
        let hash = AuditChain.hash(entry, number: 1, after: AuditChain.origin)
        var changed: [AuditEntry] = []
        func change(_ body: (inout AuditEntry) -> Void) {
            var other = entry
            body(&other)
            changed.append(other)
        }
        change { $0.instant = 2 }
        change { $0.who = "operato" }
        change { $0.role = "roperator" }
        change { $0.purpose = "TREAT" }
        change { $0.action = .read }
        change { $0.activity = "export" }
        change { $0.patient = nil }
        change { $0.patient = "" }
        change { $0.outcome = .refused }
        change { $0.count = 4 }
        change { $0.ground = "care-relation" }
        change { $0.unit = "care-relation" }
        change { $0.app = "care-relation" }
        change { $0.app = "" }
        change {
            $0.ground = "own-record"
            $0.unit = "auh"
        }
        // The same letters, moved from one field to the next.
        change {
            $0.who = "operatoro"
            $0.role = "perator"
        }
        let hashes = changed.map { AuditChain.hash($0, number: 1, after: AuditChain.origin) }
        #expect(Set(hashes + [hash]).count == changed.count + 1)
        #expect(AuditChain.hash(entry, number: 2, after: AuditChain.origin) != hash)
        #expect(AuditChain.hash(entry, number: 1, after: hash) != hash)
    }

    @Test func `a row without ground, unit and app has the hash that it had before there were any`() {
        let hash = AuditChain.hash(entry, number: 1, after: AuditChain.origin)
        #expect(hash.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() == Self.formerHash)
    }

    /// Reckoned outside the project, from the encoding as it was first described.
    private static let formerHash = "7c958a67be89aa6cd4c2da8169b311607ac8454bb960cf33604f3c31feba051f"

    @Test(arguments: EngineKind.available)
    func `ground, unit and app are kept, each by itself`(on kind: EngineKind) async throws {
        let temporary = try await TemporaryRecord(on: kind)
        try await temporary.record.importing(Sample.patient("ida"))
        var entries: [AuditEntry] = []
        for (ground, unit, app) in [(nil, nil, nil), ("care-relation", "auh", nil), ("", nil, "app")] {
            var entry = entry
            (entry.ground, entry.unit, entry.app) = (ground, unit, app)
            entries.append(entry)
        }
        let written = entries
        try await temporary.engine.write { transaction in
            for entry in written { try transaction.append(entry) }
        }
        #expect(try await temporary.record.audited().suffix(3) == written[...])
        #expect(try await temporary.engine.check { _, _ in }.findings == [])
    }

    @Test(arguments: EngineKind.available)
    func `who has looked at a citizen is read newest first, a page at a time`(on kind: EngineKind) async throws {
        let temporary = try await TemporaryRecord(on: kind)
        let record = temporary.record
        try await record.importing(Sample.patient("ida"), Sample.patient("ole"))
        for activity in ["overview", "course", "results"] {
            for patient in ["ida", "ole"] {
                _ = try await record.read(.patient(patient), as: .nurse, because: .treatment, doing: activity) { _ in }
            }
        }
        let pages = try await record.engine.read { reading in
            let first = try reading.audit(of: "ida", before: nil, limit: 2)
            return [first, try reading.audit(of: "ida", before: first.last?.number, limit: 10)]
        }
        #expect(pages.map { $0.map(\.entry.activity) } == [["results", "course"], ["overview", "import"]])
        #expect(pages.joined().allSatisfy { $0.entry.patient == "ida" })
    }

    @Test(arguments: EngineKind.available)
    func `looks that lie far apart in a long audit are all found, in any pages`(on kind: EngineKind) async throws {
        let temporary = try await TemporaryRecord(on: kind)
        try await temporary.record.importing(Sample.patient("ida"), Sample.patient("ole"))
        let entry = entry
        try await temporary.engine.submit { transaction in
            for number in 0..<9_000 {
                var look = entry
                look.activity = "\(number)"
                look.patient = number % 3_000 == 0 ? "ida" : "ole"
                try transaction.append(look)
            }
        }.value
        for size in [1, 2, 100] {
            let activities = try await temporary.engine.read { reading in
                var found: [NumberedAuditEntry] = []
                while true {
                    let page = try reading.audit(of: "ida", before: found.last?.number, limit: size)
                    if page.isEmpty { return found.map(\.entry.activity) }
                    found += page
                }
            }
            #expect(activities == ["6000", "3000", "0", "import"])
        }
        let others = try await temporary.engine.read { try $0.audit(of: "ole", before: nil, limit: 20_000) }
        #expect(others.count == 8_998)
        #expect(zip(others, others.dropFirst()).allSatisfy { $0.number > $1.number })
    }
}
