import ArgumentParser
import FHIR
import Foundation

/// Makes the compact tables in `Sources/FHIR/Definitions/Tables` from the public definitions of FHIR R4, and those in
/// `Sources/MedCom/Tables` from MedCom's profiles.
@main
struct Main: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tovholder-definitions",
        abstract: "Makes the tables of FHIR R4's definitions and of MedCom's profiles.")

    @Option(help: "The folder with profiles-resources.json and the other definitions.")
    var definitions = "../shared/data/02_fhir_r4_core/definitions"

    @Option(help: "The folder to write the tables to.")
    var output = "Sources/FHIR/Definitions/Tables"

    @Option(help: "The folder with 04_dk_core and 04_medcom.")
    var data = "../shared/data"

    @Option(help: "The folder to write MedCom's tables to.")
    var profiles = "Sources/MedCom/Tables"

    func run() throws {
        let source = try DefinitionSource(folder: URL(filePath: definitions))
        let bindings = ElementTable(source).requiredBindings
        let tables = [
            ("elements.tsv", ElementTable(source).text),
            ("codes.tsv", try CodeTable(source, valueSets: bindings).text),
            ("code-systems.tsv", CodeSystemTable(source, valueSets: bindings).text),
            ("invariants.tsv", InvariantTable(source).text),
            ("search-parameters.tsv", try SearchParameterTable(source).text),
            ("patient-compartment.tsv", CompartmentTable(source).text),
        ]
        let national = try ProfileSource(source, data: URL(filePath: data))
        let profileTable = ProfileTable(national)
        let codes = try CodeTable(
            national.terms, valueSets: profileTable.valueSets, origin: ProfileSource.origin)
        try write(tables, to: output)
        try write([("profiles.tsv", profileTable.text), ("profile-codes.tsv", codes.text)], to: profiles)
    }

    private func write(_ tables: [(String, String)], to folder: String) throws {
        for (name, text) in tables {
            let file = URL(filePath: folder).appending(path: name)
            try Data(text.utf8).write(to: file)
            print("\(name): \(text.utf8.count) bytes, \(text.split(separator: "\n").count) lines")
        }
    }
}
