import FHIR
import Record

/// One page of a search: the matches on it, and what comes with them.
struct SearchPage: Sendable {
    var matches: [StoredResource] = []
    var included: [StoredResource] = []
    /// Whether more would have come with them than one page holds.
    var isCut = false
    /// How many matches are no longer where they were: moved to another patient since the search, which nobody does but
    /// to put right what was written on the wrong one.
    var missing = 0
}

/// Gathers a page inside one reading.
struct SearchPageReader {
    let reading: Reading
    let searchEntries: @Sendable (JSONValue) -> [SearchEntry]
    /// Whether the caller's token permits a type: what it does not permit does not come along.
    let permits: (String) -> Bool

    /// Resources that come with the matches of one page.
    static let mostIncluded = 1000
    /// Rounds of `:iterate`.
    static let mostRounds = 5

    func page(_ matches: [SearchMatch], _ request: SearchRequest) throws -> SearchPage {
        let includes = request.includes
        var page = SearchPage()
        page.matches = try reading.resources(matches).compactMap { $0 }
        page.missing = matches.count - page.matches.count
        if request.includesShared { try includeShared(&page) }
        guard !includes.isEmpty else { return page }
        var seen = Set(page.matches.map(\.reference))
        var fresh = page.matches
        var round = 0
        while !fresh.isEmpty, round < Self.mostRounds {
            var found: [StoredResource] = []
            for include in includes where (round == 0 || include.iterates) && permits(include.source) {
                for resource in try resources(include, of: fresh) where seen.insert(resource.reference).inserted {
                    guard page.included.count + found.count < Self.mostIncluded else {
                        page.isCut = true
                        page.included += found
                        return page
                    }
                    found.append(resource)
                }
            }
            page.included += found
            fresh = found
            round += 1
        }
        return page
    }

    /// What the matches refer to that is in nobody's compartment: who wrote it, and where.
    private func includeShared(_ page: inout SearchPage) throws {
        var seen = Set(page.matches.map(\.reference))
        for resource in page.matches {
            for entry in searchEntries(try resource.json()) {
                guard case .reference(let reference) = entry.value, let local = reference.local,
                    seen.insert(local).inserted, let type = reference.type, let id = reference.id, permits(type),
                    let target = try reading.resource(type, id), target.key.patient == ResourceKey.nobody
                else { continue }
                guard page.included.count < Self.mostIncluded else {
                    page.isCut = true
                    return
                }
                page.included.append(target)
            }
        }
    }

    private func resources(_ include: SearchInclude, of resources: [StoredResource]) throws -> [StoredResource] {
        include.isReverse ? try referring(include, to: resources) : try referred(include, by: resources)
    }

    /// What the resources refer to.
    private func referred(_ include: SearchInclude, by resources: [StoredResource]) throws -> [StoredResource] {
        var found: [StoredResource] = []
        for resource in resources where resource.type == include.source {
            for entry in searchEntries(try resource.json()) where entry.code == include.code {
                guard case .reference(let reference) = entry.value, reference.url == nil, let type = reference.type,
                    let id = reference.id, include.target.map({ $0 == type }) ?? true, permits(type),
                    let target = try reading.resource(type, id)
                else { continue }
                found.append(target)
            }
        }
        return found
    }

    /// What refers to the resources.
    private func referring(_ include: SearchInclude, to resources: [StoredResource]) throws -> [StoredResource] {
        let targets = resources.filter { include.target == nil || include.target == $0.type }
        guard !targets.isEmpty else { return [] }
        let tests = targets.map { SearchTest.reference(type: $0.type, id: $0.id) }
        let query = SearchQuery(include.source, [SearchClause(include.code, tests)], limit: Self.mostIncluded + 1)
        return try reading.search(query).resources
    }
}
