import FHIR
import Foundation

/// The profiles of MedCom's messages and of the Danish core (both CC0), as their packages publish them.
struct ProfileSource {
    /// By address, without a version: those of the messages and all that they lean on.
    let profiles: [String: JSONValue]
    /// R4's own elements by path, to tell what a profile adds.
    let elements: [String: JSONValue]
    /// The names of the rules that R4 makes itself.
    let knownRules: Set<String>
    /// R4's value sets and code systems, and the national ones.
    let terms: DefinitionSource

    /// What both tables begin with.
    static let origin = """
        # Made by tovholder-definitions from the profiles of MedCom and of HL7 Denmark (CC0). Do not edit.

        """

    /// Where in the shared data the profiles and their codes lie.
    private static let profileFolders = [
        "04_dk_core/conformance", "04_medcom/conformance/core", "04_medcom/conformance/messaging",
        "04_medcom/conformance/acknowledgement", "04_medcom/conformance/hospitalnotification",
        "04_medcom/conformance/carecommunication", "04_medcom/conformance/homecareobservation",
    ]
    private static let codeFolders = ["04_dk_core/conformance", "04_medcom/conformance/terminology"]

    /// - Parameter data: the folder of the shared data.
    init(_ source: DefinitionSource, data: URL) throws {
        let profiles = try Self.profileFolders.flatMap { try Self.resources(in: data.appending(path: $0)) }
        self.profiles = Dictionary(
            profiles.filter { $0.type == "StructureDefinition" }.map { ($0.text("url"), $0) },
            uniquingKeysWith: { first, _ in first })
        let base = source.structures.flatMap { $0["snapshot"]?.list("element") ?? [] }
        elements = Dictionary(base.map { ($0.text("path"), $0) }, uniquingKeysWith: { first, _ in first })
        knownRules = Set(base.flatMap { $0.list("constraint").map { $0.text("key") } })
        let codes = try Self.codeFolders.flatMap { try Self.resources(in: data.appending(path: $0)) }
        terms = source.adding(codes)
    }

    private static func resources(in folder: URL) throws -> [JSONValue] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
            .filter { $0.hasSuffix(".json") }
            .map { try JSONDocument([UInt8](Data(contentsOf: folder.appending(path: $0)))).root }
    }
}
