import Access
import Care
import FHIR
import Record
import TestSupport

/// A population in a record, written in waves as it came to be.
struct GeneratedRecord: Sendable {
    let temporary: TemporaryRecord

    /// One version as it is written.
    enum Writing: Sendable {
        case content(String)
        case deletion
    }

    /// - Parameters:
    ///   - capabilities: what brings the pages' read models; none where no page is asked for.
    ///   - writings: the versions of a resource; nil: it is not there at all.
    init(
        on kind: EngineKind, of population: Population, capabilities: [Capability],
        _ writings: (Item) -> [Writing]?
    ) async throws {
        let clock = TestClock(at: Population.began)
        temporary = try await TemporaryRecord(on: kind, capabilities: capabilities, clock: clock)
        let preparer = temporary.record.preparer
        var waves = Array(repeating: [Change](), count: Population.waves)
        for item in population.items {
            guard let versions = writings(item) else { continue }
            for (version, writing) in zip(item.versions, versions) {
                switch writing {
                case .content(let json):
                    waves[version.wave].append(.put(try preparer.prepare(try JSONDocument(json).root)))
                case .deletion: waves[version.wave].append(.delete(item.type, item.id))
                }
            }
        }
        for (number, changes) in waves.enumerated() {
            clock.advance(by: Population.instant(ofWave: number) - clock.now)
            try await temporary.record.write(
                as: .commandLine, because: .healthSystemAdministration, doing: "import"
            ) { transaction in
                for change in changes {
                    switch change {
                    case .put(let resource): _ = try transaction.put(resource)
                    case .delete(let type, let id): _ = try transaction.delete(type, id)
                    }
                }
            }
        }
        clock.advance(by: Population.now - clock.now)
    }

    private enum Change: Sendable {
        case put(PreparedResource)
        case delete(String, String)
    }

    /// Everything that was ever said.
    init(on kind: EngineKind, of population: Population) async throws {
        try await self.init(on: kind, of: population, capabilities: Capabilities.all) { item in
            item.versions.map { version in version.json.map(Writing.content) ?? .deletion }
        }
    }

    /// What an asker may see, as if there were nothing else: hidden resources are not there, and hidden versions say
    /// what the current one says, so that only their numbers are left of them.
    init(seenBy oracle: Oracle) async throws {
        try await self.init(on: .sqlite, of: oracle.population, capabilities: []) { item in
            guard oracle.sees(item) else { return nil }
            let newest = item.versions.lastIndex { $0.json != nil } ?? 0
            return item.versions.indices.map { place in
                guard let json = oracle.text(item, place + 1) else { return .deletion }
                if oracle.sees(item.number, version: place + 1) { return .content(json) }
                let standing = oracle.text(item, newest + 1) ?? json
                return .content(
                    standing.replacing(
                        "\"id\":", with: "\"implicitRules\":\"urn:hidden:\(place)\",\"id\":", maxReplacements: 1))
            }
        }
    }
}
