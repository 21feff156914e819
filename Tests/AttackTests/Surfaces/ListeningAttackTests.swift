import Access
import FHIRServer
import Record
import TestSupport
import Testing

/// Who listens to the changes of a citizen's record: told that something has changed where it is something that they may
/// see, now or before, and never otherwise.
@Suite(.onEachEngine) struct ListeningAttackTests {
    /// Changes that each asker is tried with.
    private static let changes = 150

    @Test func `listeners are told of what they may see, of all of that, and of nothing else`() async throws {
        let world = try await World(seed: 13, on: .current)
        let population = world.population
        let courses = Course.all(of: population)
        var tally = AttackTally()
        for asker in world.askers where asker.hasOneCapacity {
            guard let capacity = asker.holder?.capacities.first else { continue }
            let oracle = Oracle(population, asker, courses: courses)
            var random = SeededRandom(seed: 13)
            let owned = oracle.owned.shuffled(using: &random).prefix(Self.changes)
            var findings: [Finding] = []
            for number in owned {
                let item = population[number]
                guard let owner = item.owner else { continue }
                let told = try await Self.news(of: item, for: capacity.caller, capacity.purpose, population, world)
                let right = Self.right(item, owner, oracle)
                guard told != right else { continue }
                findings.append(
                    Finding(
                        kind: told == true || right == nil ? .leak : .withheld, seed: 13, number: number,
                        surface: "listening", asker: asker.name, question: item.reference,
                        note: "\(told.map(String.init) ?? "refused"), not \(right.map(String.init) ?? "refused")"))
            }
            tally.add(owned.count, findings)
        }
        tally.tell("listening", on: .current)
        #expect(tally.findings.isEmpty)
    }

    /// Whether the record says that there is news; nil: that the citizen may not be listened to.
    private static func news(
        of item: Item, for caller: Caller, _ purpose: Purpose, _ population: Population, _ world: World
    ) async throws -> Bool? {
        let event = RecordEvent(
            number: 1, key: ResourceKey(rawValue: 0), type: item.type, id: item.id, version: item.versions.count,
            change: .updated)
        let patient = item.owner.map { population[$0].id } ?? ""
        return try await world.generated.temporary.record.news(
            about: .patient(patient), in: [event], since: nil, as: caller, because: purpose)?.hasChanged
    }

    /// What the oracle says: nil where the record is closed.
    private static func right(_ item: Item, _ owner: Int, _ oracle: Oracle) -> Bool? {
        if oracle.isClosed(owner) { return nil }
        let newest = item.versions.count
        return [newest, newest - 1].contains { version in
            version > 0 && item.versions[version - 1].json != nil && oracle.sees(item.number, version: version)
        }
    }
}
