import Dispatch
import FHIR
import Record
import TestSupport
import Testing

@testable import RecordPostgres
@testable import RecordSQL

/// Rows that the writer keeps back: seen by whatever looks at them, and neither lost nor left when a transaction between
/// others is undone.
@Suite(.needsPostgres) struct KeptRowsTests {
    private struct Refusal: Error {}

    @Test(arguments: [true, false])
    func `a transaction that is undone takes nothing of those in its group with it`(asks: Bool) async throws {
        let temporary = try await TemporaryRecord(on: .postgres)
        let engine = temporary.engine
        let prepared = try ["ida", "ole", "per"].map {
            try temporary.record.preparer.prepare(try JSONDocument(patient($0)).root)
        }
        let mayBegin = DispatchSemaphore(value: 0)
        let first = try engine.submit { _ in mayBegin.wait() }
        let before = try engine.submit { try $0.put(prepared[0], at: 1) }
        let undone = try engine.submit { transaction in
            _ = try transaction.put(prepared[1], at: 1)
            // What asks has the rows sent that were kept back before it, within the part that is undone.
            if asks {
                #expect(try transaction.search(SearchQuery("Patient")).resources.map(\.id) == ["ida", "ole"])
            }
            throw Refusal()
        }
        let after = try engine.submit { transaction in
            let outcome = try transaction.put(prepared[2], at: 1)
            #expect(try transaction.resource("Patient", "ole") == nil)
            return outcome
        }
        mayBegin.signal()
        try await first.value
        #expect(try await before.value.change == .created)
        await #expect(throws: Refusal.self) { try await undone.value }
        #expect(try await after.value.change == .created)
        let there = try await engine.read { reading in
            try reading.search(SearchQuery("Patient", [SearchClause("family", .string(.startsWith, "niel"))]))
                .resources.map(\.id)
        }
        #expect(there == ["ida", "per"])
        #expect(try await engine.read { try $0.events(after: 0, limit: 10).map(\.id) } == ["ida", "per"])
        #expect(try await engine.check { _, _ in }.findings == [])
    }

    @Test func `a transaction sees what it wrote by every way of asking`() async throws {
        let temporary = try await TemporaryRecord(on: .postgres)
        let resources = try [patient("ida", family: "Berg", code: "a"), patient("ida", family: "Dahl", code: "b")].map {
            try temporary.record.preparer.prepare(try JSONDocument($0).root)
        }
        try await temporary.engine.write { transaction in
            func found(_ clause: SearchClause) throws -> [String] {
                try transaction.search(SearchQuery("Patient", [clause])).resources.map(\.id)
            }
            for (place, code) in ["a", "b"].enumerated() {
                #expect(try transaction.put(resources[place], at: Int64(place)).version == place + 1)
                #expect(try found(SearchClause("identifier", .token(.is("urn:test"), code: code))) == ["ida"])
                #expect(try transaction.resource("Patient", "ida")?.version == place + 1)
                #expect(try transaction.history("Patient", "ida").map(\.version) == Array((1...place + 1).reversed()))
                #expect(try transaction.lastEvent() == Int64(place + 1))
            }
            #expect(try found(SearchClause("identifier", .token(.is("urn:test"), code: "a"))) == [])
            _ = try transaction.delete("Patient", "ida", at: 3)
            #expect(try transaction.resource("Patient", "ida") == nil)
            #expect(try transaction.version(nil, of: "Patient", "ida")?.isDeletion == true)
            #expect(try transaction.put(resources[0], at: 4).version == 4)
        }
        #expect(try await temporary.engine.check { _, _ in }.findings == [])
    }

    @Test func `names are the words that may be tables`() {
        var mentioned = MentionedNames()
        let names = mentioned.names(
            in: "SELECT r.id FROM resource AS r, token_index WHERE r.id=? AND 'ø'<>event_number")
        #expect(names.isSuperset(of: ["resource", "token_index", "event_number"]))
        #expect(!names.contains("event"))
    }
}
