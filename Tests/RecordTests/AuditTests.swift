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
