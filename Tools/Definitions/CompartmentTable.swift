import FHIR

/// `patient-compartment.tsv`: the search parameters by which a resource of a type belongs to a patient's compartment.
struct CompartmentTable {
    let text: String

    init(_ source: DefinitionSource) {
        let patient = source.compartments.first { $0.text("code") == "Patient" }
        text =
            DefinitionSource.origin + "# type, search parameters\n"
            + (patient?.list("resource") ?? [])
            .filter { !$0.list("param").isEmpty }
            .map { "\($0.text("code"))\t\($0.list("param").compactMap(\.string).joined(separator: " "))\n" }
            .joined()
    }
}
