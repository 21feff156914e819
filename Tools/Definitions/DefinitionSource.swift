import FHIR
import Foundation

/// The public definitions (package `hl7.fhir.r4.core` 4.0.1, CC0), as the Bundles that HL7 publishes.
struct DefinitionSource {
    /// Data types first, then resources: each in the order of the specification.
    let structures: [JSONValue]
    let valueSets: [String: JSONValue]
    let codeSystems: [String: JSONValue]
    let searchParameters: [JSONValue]
    let compartments: [JSONValue]

    /// What every table begins with.
    static let origin = """
        # Made by tovholder-definitions from the definitions of HL7 FHIR R4 4.0.1 (CC0). Do not edit.

        """

    init(folder: URL) throws {
        func resources(_ name: String) throws -> [JSONValue] {
            let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
            let bundle = try JSONDocument(bytes).root
            return bundle["entry"]?.elements.compactMap { $0["resource"] } ?? []
        }
        let types = try resources("profiles-types.json")
        let others = try resources("profiles-resources.json")
        let terms =
            try resources("valuesets.json") + resources("v2-v3-codesystems-valuesets.json")
            + resources("profiles-others.json")
        structures = (types + others).filter {
            $0.type == "StructureDefinition" && $0["derivation"]?.string != "constraint"
        }
        valueSets = Self.byURL(terms.filter { $0.type == "ValueSet" })
        codeSystems = Self.byURL(terms.filter { $0.type == "CodeSystem" })
        searchParameters = try resources("search-parameters.json")
        compartments = try resources("operations-compartments-capability.json")
            .filter { $0.type == "CompartmentDefinition" }
    }

    private init(
        structures: [JSONValue], valueSets: [String: JSONValue], codeSystems: [String: JSONValue],
        searchParameters: [JSONValue], compartments: [JSONValue]
    ) {
        self.structures = structures
        self.valueSets = valueSets
        self.codeSystems = codeSystems
        self.searchParameters = searchParameters
        self.compartments = compartments
    }

    /// The same with value sets and code systems that others publish.
    func adding(_ terms: [JSONValue]) -> DefinitionSource {
        DefinitionSource(
            structures: structures,
            valueSets: valueSets.merging(Self.byURL(terms.filter { $0.type == "ValueSet" })) { first, _ in first },
            codeSystems: codeSystems.merging(Self.byURL(terms.filter { $0.type == "CodeSystem" })) { first, _ in first
            },
            searchParameters: searchParameters, compartments: compartments)
    }

    private static func byURL(_ resources: [JSONValue]) -> [String: JSONValue] {
        Dictionary(resources.map { ($0.text("url"), $0) }, uniquingKeysWith: { first, _ in first })
    }
}

extension JSONValue {
    var type: String { text("resourceType") }

    /// The text of a member; empty where there is none.
    func text(_ name: String) -> String { self[name]?.string ?? self[name]?.numberText ?? "" }

    /// The elements of a member that is an array; none where there is no such member.
    func list(_ name: String) -> [JSONValue] { self[name].map { Array($0.elements) } ?? [] }
}

extension String {
    /// What stands after the last slash, without a version: `administrative-gender`.
    var lastPathComponent: String {
        let unversioned = split(separator: "|").first.map(String.init) ?? self
        return unversioned.split(separator: "/").last.map(String.init) ?? unversioned
    }
}
