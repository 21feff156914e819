import FHIR
import Record

/// The code systems and value sets that a caller sees in the record, and those of FHIR itself.
///
/// Lives as long as the reading, and remembers what it has read: one question often comes back to the same code system.
final class HeldTerminology: TerminologySource {
    private let reading: Reading
    private var codeSystems: [CanonicalAddress: CodeSystemContent?] = [:]

    init(_ reading: Reading) {
        self.reading = reading
    }

    func codeSystem(_ address: CanonicalAddress) throws -> CodeSystemContent? {
        if let known = codeSystems[address] { return known }
        let held = try newest("CodeSystem", address)
        let content = held.map { CodeSystemContent($0) } ?? CoreTerminology.r4.codeSystem(address)
        codeSystems[address] = .some(content)
        return content
    }

    func valueSet(_ address: CanonicalAddress) throws -> JSONValue? {
        // A value set of the record may be named as a resource too.
        let reference = SearchReference(text: address.url)
        if reference.url == nil, reference.type == "ValueSet", let id = reference.id {
            return try reading.resource("ValueSet", id)?.json()
        }
        return try newest("ValueSet", address) ?? CoreTerminology.r4.valueSet(address)
    }

    /// Versions that are looked through.
    private static let mostVersions = 100

    /// What is held under an address: what is in use before what is not, later versions before earlier ones.
    private func newest(_ type: String, _ address: CanonicalAddress) throws -> JSONValue? {
        var clauses = [SearchClause("url", .uri(address.url))]
        if let version = address.version { clauses.append(SearchClause("version", .token(.any, code: version))) }
        let found = try reading.search(SearchQuery(type, clauses, limit: Self.mostVersions)).resources.map { resource in
            (json: try resource.json(), updated: resource.updated)
        }
        return found.max { one, other in
            let ranks = (Self.rank(one.json), Self.rank(other.json))
            if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
            let versions = (one.json["version"]?.string ?? "", other.json["version"]?.string ?? "")
            if versions.0 != versions.1 { return Self.isEarlier(versions.0, versions.1) }
            return one.updated < other.updated
        }?.json
    }

    private static func rank(_ resource: JSONValue) -> Int {
        switch resource["status"]?.string {
        case "active": 2
        case "draft": 1
        default: 0
        }
    }

    /// Numbers between points are compared as numbers: 1.10 comes after 1.9.
    private static func isEarlier(_ one: String, _ other: String) -> Bool {
        let parts = (one.split(separator: "."), other.split(separator: "."))
        for (left, right) in zip(parts.0, parts.1) where left != right {
            if let left = Int(left), let right = Int(right) { return left < right }
            return left < right
        }
        return parts.0.count < parts.1.count
    }
}
