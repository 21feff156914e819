import Record
import RecordSQL
import Synchronization
import TestSupport
import Testing

@testable import MedCom

/// A disk or a server that fails in the middle of a message: all of it is in the record, or nothing.
@Suite(.onEachEngine) struct MessageFaultTests {
    private struct Broken: Error {}

    /// Fails one statement, counted from when it is told to.
    private final class Trap: Sendable {
        private let left = Mutex<Int?>(nil)

        func set(_ steps: Int?) { left.withLock { $0 = steps } }

        func step() throws {
            let isDue = left.withLock { left in
                guard let count = left else { return false }
                left = count == 0 ? nil : count - 1
                return count == 0
            }
            if isDue { throw Broken() }
        }
    }

    @Test func `whichever statement fails, a message is done once`() async throws {
        let bytes = MessageExamples.notifications()[1]
        for step in stride(from: 0, through: 48, by: 4) {
            let trap = Trap()
            let fixture = try await MedComFixture(faults: FaultInjection(beforeStep: { try trap.step() }))
            trap.set(step)
            let first = try? await fixture.desk.receive(bytes)
            trap.set(nil)
            let second = try await fixture.desk.receive(bytes)
            #expect(second == (first == nil ? .taken(.taken) : .again), "step \(step)")
            #expect(try await fixture.stays().count == 1, "step \(step)")
            #expect(try await fixture.all("Task").count == 1, "step \(step)")
            #expect(try await fixture.answers().count == (first == nil ? 1 : 2), "step \(step)")
        }
    }

    @Test func `whichever statement fails, a message of ours is sent`() async throws {
        let stay = """
            {"resourceType":"Encounter","id":"e","status":"in-progress","class":{"code":"IMP"},\
            "subject":{"reference":"Patient/elmer"},"period":{"start":"2026-11-21T08:00:00Z"},\
            "serviceProvider":{"reference":"Organization/hospital"}}
            """
        for step in stride(from: 0, through: 40, by: 5) {
            let trap = Trap()
            let fixture = try await MedComFixture(faults: FaultInjection(beforeStep: { try trap.step() }))
            _ = try await fixture.sender().turn()
            try await fixture.write([stay])
            trap.set(step)
            _ = try? await fixture.sender().turn()
            trap.set(nil)
            _ = try await fixture.sender().turn()
            // Once more at most, where it was handed over and nobody could note it; never another message.
            let sent = fixture.transport.messages
            #expect((1...2).contains(sent.count) && Set(sent.map(\.message)).count == 1, "step \(step)")
            #expect(try await fixture.outgoing().count == 1, "step \(step)")
        }
    }
}
