import ArgumentParser
import FHIR
import Foundation

/// Makes the compact tables in `Sources/FHIR/Definitions/Tables` from the public definitions of FHIR R4.
@main
struct Main: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tovholder-definitions",
        abstract: "Makes the tables in Sources/FHIR/Definitions/Tables from the definitions of FHIR R4.")

    @Option(help: "The folder with profiles-resources.json and the other definitions.")
    var definitions = "../shared/data/02_fhir_r4_core/definitions"

    @Option(help: "The folder to write the tables to.")
    var output = "Sources/FHIR/Definitions/Tables"

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
        for (name, text) in tables {
            let file = URL(filePath: output).appending(path: name)
            try Data(text.utf8).write(to: file)
            print("\(name): \(text.utf8.count) bytes, \(text.split(separator: "\n").count) lines")
        }
    }
}
