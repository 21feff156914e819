/// The code systems and value sets of FHIR R4 itself that its elements require, from the tables of the definitions.
package struct CoreTerminology: TerminologySource, Sendable {
    package static let r4 = CoreTerminology()

    private let codeSystems: [String: CodeSystemContent]
    private let valueSets: [String: RequiredValueSet]

    /// The standard's value sets lie at these addresses.
    private static let places = ["http://hl7.org/fhir/ValueSet/", "http://terminology.hl7.org/ValueSet/"]

    private init() {
        codeSystems = Self.codeSystems(DefinitionTable.rows(named: "code-systems.tsv"))
        valueSets = Dictionary(
            Definitions.r4.valueSets.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Reads the table: `= url name` begins a code system, then per concept depth, code and display.
    private static func codeSystems(_ rows: [[String]]) -> [String: CodeSystemContent] {
        var systems: [String: CodeSystemContent] = [:]
        var current: CodeSystemContent?
        var way: [Int] = []
        for row in rows where row.count == 3 {
            guard row[0] != "=" else {
                if let current { systems[current.url] = current }
                current = CodeSystemContent(url: row[1], version: "4.0.1", name: row[2], language: "en")
                way = []
                continue
            }
            guard let depth = Int(row[0]), let place = current?.concepts.count else { continue }
            way = Array(way.prefix(depth))
            current?.add(
                CodeSystemConcept(
                    code: row[1], display: row[2].isEmpty ? nil : row[2], parents: way.last.map { [$0] } ?? []))
            way.append(place)
        }
        if let current { systems[current.url] = current }
        return systems
    }

    package func codeSystem(_ address: CanonicalAddress) -> CodeSystemContent? {
        guard let system = codeSystems[address.url] else { return nil }
        return address.version == nil || address.version == system.version ? system : nil
    }

    package func valueSet(_ address: CanonicalAddress) -> JSONValue? {
        guard address.version == nil || address.version == "4.0.1",
            let place = Self.places.first(where: { address.url.hasPrefix($0) }),
            let set = valueSets[String(address.url.dropFirst(place.count))]
        else { return nil }
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("resourceType", "ValueSet")
            writer.member("url", address.url)
            writer.member("version", "4.0.1")
            writer.member("name", set.name)
            writer.member("status", "active")
            writer.object("compose") { writer in
                writer.array("include") { writer in
                    for system in set.systems { writer.object { Self.include(system, &$0) } }
                }
            }
        }
        return try? JSONDocument(writer.bytes).root
    }

    /// Whole code systems that are not here stand by their address alone.
    private static func include(_ system: RequiredValueSet.System, _ writer: inout JSONWriter) {
        writer.member("system", system.url)
        guard let codes = system.codes else { return }
        writer.array("concept") { writer in
            for code in codes { writer.object { $0.member("code", code) } }
        }
    }
}
