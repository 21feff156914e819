import TestSupport
import Testing

/// Everybody asks everything of generated worlds with blocks, proxies, minors, relations that have ended and
/// confidential marks. Nobody may learn what is hidden from them, everybody is shown what they may see, and whoever was
/// shown something stands in the audit.
///
/// A finding names its seed and number: `TOVHOLDER_ATTACK_REPLAY=seed:number` asks that question alone.
@Suite(.onEachEngine) struct AttackTests {
    @Test func `the API: no leaks, no unlogged looks, nothing withheld wrongly`() async throws {
        let settings = AttackSettings()
        var tally = AttackTally()
        for (seed, numbers) in settings.worlds {
            let world = try await World(seed: seed, on: .current)
            let findings = try await world.attack(numbers, only: settings.asker)
            tally.add(numbers.count, findings)
        }
        tally.tell("the API", on: .current)
        #expect(tally.findings.isEmpty)
    }

    @Test func `the pages: no leaks, no unlogged looks, nothing withheld wrongly`() async throws {
        let settings = AttackSettings()
        var tally = AttackTally()
        for (seed, numbers) in settings.pageWorlds {
            let world = try await PageWorld(seed: seed, on: .current)
            tally.add(numbers.count, try await world.attack(numbers, only: settings.asker))
        }
        tally.tell("the pages", on: .current)
        #expect(tally.findings.isEmpty)
    }
}
