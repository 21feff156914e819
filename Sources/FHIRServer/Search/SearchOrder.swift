import FHIR
import Record

/// Sorts matches by the values of search parameters: the least where it goes up, the greatest where it goes down. What
/// has no value comes last.
///
/// The values are read from the resources themselves, which the engine's index, ordered by value and not by resource,
/// could not do for a few matches among millions. So there is a limit to how many are sorted.
///
/// Source: FHIR R4, Search, 3.1.1.5.1 Sorting.
struct SearchOrder {
    let keys: [SearchSort]
    let reading: Reading
    let searchEntries: @Sendable (JSONValue) -> [SearchEntry]

    /// At about 20 microseconds each.
    static let most = 20_000

    /// A value that can be put in order.
    enum Value: Comparable {
        case number(Double)
        case instant(Int64)
        case text(String)
    }

    func sorted(_ matches: [SearchMatch]) throws -> [SearchMatch] {
        guard !keys.isEmpty else { return matches }
        let isByUpdate = keys.count == 1 && keys[0].code == "_lastUpdated"
        guard isByUpdate || matches.count <= Self.most else {
            throw FHIRError.unsupported(
                "more than \(Self.most) matches are not sorted but by _lastUpdated; narrow the search")
        }
        let valued = try matches.map { match in (match, try isByUpdate ? [.instant(match.updated)] : values(match)) }
        return valued.sorted { one, other in
            for (key, pair) in zip(keys, zip(one.1, other.1)) {
                switch pair {
                case (let first?, let second?):
                    if first == second { continue }
                    return key.isDescending ? first > second : first < second
                case (nil, nil): continue
                case (nil, _): return false
                case (_, nil): return true
                }
            }
            return one.0.key < other.0.key
        }.map(\.0)
    }

    private func values(_ match: SearchMatch) throws -> [Value?] {
        guard let resource = try reading.look(at: match) else { return keys.map { _ in nil } }
        let entries = searchEntries(try resource.json())
        return keys.map { key in
            switch key.code {
            case "_lastUpdated": return .instant(match.updated)
            case "_id": return .text(resource.id)
            default:
                let values = entries.filter { $0.code == key.code }.compactMap { Self.value($0.value, key) }
                return key.isDescending ? values.max() : values.min()
            }
        }
    }

    private static func value(_ value: SearchValue, _ key: SearchSort) -> Value? {
        switch value {
        case .token(let token): (token.code ?? token.text).map { .text($0) }
        case .string(let text): .text(text.folded)
        case .date(let date): .instant(key.isDescending ? date.latest : date.earliest)
        case .number(let number): .number(number.value)
        case .quantity(let quantity): .number((quantity.canonical ?? quantity.number).value)
        case .reference(let reference): (reference.local ?? reference.url).map { .text($0) }
        case .uri(let address): .text(address)
        case .composite, .typedIdentifier, .present: nil
        }
    }
}
