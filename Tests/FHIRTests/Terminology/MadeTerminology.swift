@testable import FHIR

/// Code systems and value sets in memory.
struct MadeTerminology: TerminologySource {
    private var codeSystems: [String: CodeSystemContent] = [:]
    private(set) var valueSets: [String: JSONValue] = [:]

    init(_ resources: [String]) throws { self.init(try resources.map { try JSONDocument($0).root }) }

    init(_ resources: [JSONValue]) {
        for resource in resources {
            guard let url = resource["url"]?.string else { continue }
            switch resource["resourceType"]?.string {
            case "CodeSystem": codeSystems[url] = codeSystems[url] ?? CodeSystemContent(resource)
            case "ValueSet": valueSets[url] = valueSets[url] ?? resource
            default: break
            }
        }
    }

    var codeSystemCount: Int { codeSystems.count }

    func codeSystem(_ address: CanonicalAddress) -> CodeSystemContent? {
        guard let system = codeSystems[address.url] else { return nil }
        return address.version == nil || address.version == system.version ? system : nil
    }

    func valueSet(_ address: CanonicalAddress) -> JSONValue? { valueSets[address.url] }
}
