import Pages
import Record
import Testing

/// Whom the hub tells, of what, and how little it keeps for those who do not listen.
struct ChangeHubTests {
    private let hub = ChangeHub(
        ListeningLimits(most: 3, mostOfASession: 2, beat: 1000, beats: 10, retry: 1000, mostChanges: 100))

    private func change(_ number: Int64, of patient: Int64, names: Set<String> = []) -> HeardChange {
        HeardChange(
            RecordEvent(
                number: number, key: ResourceKey(patient: patient, sequence: 1), type: "Task", id: "t\(number)",
                version: 1, change: .created), names: names)
    }

    @Test func `each hears of what it listens to, and of nothing else`() throws {
        let karen = try #require(hub.listen(to: .citizen(1), session: "a"))
        let other = try #require(hub.listen(to: .citizen(2), session: "b"))
        let unit = try #require(hub.listen(to: .unit(["Organization/u", "PractitionerRole/r"]), session: "c"))
        hub.tell([
            change(1, of: 1), change(2, of: 1, names: ["Organization/u"]),
            change(3, of: 3, names: ["Organization/u", "PractitionerRole/r"]),
        ])
        #expect(karen.take().changes.map(\.number) == [1, 2])
        #expect(unit.take().changes.map(\.number) == [2, 3])
        #expect(other.take() == .init())
        #expect(karen.take() == .init())
        hub.leave(karen, because: .closed)
        hub.tell([change(4, of: 1)])
        #expect(karen.take() == .init())
        #expect(hub.count == 2)
    }

    @Test func `who does not listen costs a fixed amount, holds nobody up, and is told that there was more`()
        async throws
    {
        let slow = try #require(hub.listen(to: .citizen(1), session: "a"))
        let quick = try #require(hub.listen(to: .citizen(1), session: "b"))
        for number in 1...10_000 {
            hub.tell([change(Int64(number), of: 1)])
            #expect(quick.take().changes.map(\.number) == [Int64(number)])
        }
        let heard = slow.take()
        #expect(heard.isAll && heard.changes.count <= 32)
        // One ring for all of it.
        var rings = slow.rings.makeAsyncIterator()
        #expect(await rings.next() != nil)
        slow.end()
        #expect(await rings.next() != nil)
        #expect(slow.take() == .init(isOver: true))
    }

    @Test func `there is room for so many in all and for so many of one session`() throws {
        let first = try #require(hub.listen(to: .citizen(1), session: "a"))
        #expect(hub.listen(to: .citizen(1), session: "a") != nil)
        #expect(hub.listen(to: .citizen(1), session: "a") == nil)
        #expect(hub.listen(to: .citizen(1), session: "b") != nil)
        #expect(hub.listen(to: .citizen(1), session: "c") == nil)
        hub.leave(first, because: .closed)
        hub.leave(first, because: .closed)
        #expect(hub.listen(to: .citizen(1), session: "a") != nil)
        #expect(hub.listen(to: .citizen(1), session: "a") == nil)
    }

    @Test func `all are told where nobody knows of what, and all end when the server does`() throws {
        let one = try #require(hub.listen(to: .citizen(1), session: "a"))
        let other = try #require(hub.listen(to: .unit(["Organization/u"]), session: "b"))
        hub.tellAll(through: 9)
        #expect(one.take().isAll && other.take().isAll)
        hub.beat()
        #expect(one.take().isBeat && other.take().isBeat)
        hub.close()
        #expect(one.take().isOver && other.take().isOver)
        #expect(hub.listen(to: .citizen(1), session: "c") == nil)
    }

    @Test func `the position is known when somebody follows the record`() {
        #expect(hub.position == nil)
        hub.announce(7)
        #expect(hub.position == 7)
    }
}
