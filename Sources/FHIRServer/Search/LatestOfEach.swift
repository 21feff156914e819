import FHIR
import Record

/// Of each code, the newest observations (`$lastn`).
///
/// Observations are of one code where their first coding is the same, or, where they have none, their text.
///
/// Source: FHIR R4, Observation, Operation $lastn.
struct LatestOfEach {
    let most: Int
    let reading: Reading
    let searchEntries: @Sendable (JSONValue) -> [SearchEntry]

    /// - Parameter matches: newest first; so is what is kept.
    func kept(of matches: [SearchMatch]) throws -> [SearchMatch] {
        var counts: [SearchToken: Int] = [:]
        return try matches.filter { match in
            guard let resource = try reading.look(at: match) else { return false }
            let code = try Self.code(of: searchEntries(try resource.json()))
            counts[code, default: 0] += 1
            return counts[code, default: 0] <= most
        }
    }

    private static func code(of entries: [SearchEntry]) throws -> SearchToken {
        for entry in entries where entry.code == "code" {
            guard case .token(let token) = entry.value else { continue }
            return SearchToken(system: token.system, code: token.code, text: token.code == nil ? token.text : nil)
        }
        return SearchToken(code: nil)
    }
}
