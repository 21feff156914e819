import FHIR

/// Writes `patient-compartment.tsv`: for each resource type in the patient compartment, the search parameters that say
/// whose it is, in the order of the standard.
struct PatientCompartmentTable {
    /// `operations-compartments-capability.json` of the R4 definitions.
    let bundle: JSONValue

    var text: String {
        var lines = ["# FHIR R4 (CC0), the patient CompartmentDefinition: type, search parameters"]
        let compartment = bundle["entry"]?.elements.compactMap { $0["resource"] }.first {
            $0["resourceType"]?.string == "CompartmentDefinition" && $0["code"]?.string == "Patient"
        }
        for resource in compartment?["resource"]?.elements.map({ $0 }) ?? [] {
            guard let code = resource["code"]?.string, let parameters = resource["param"] else { continue }
            lines.append("\(code)\t\(parameters.elements.compactMap(\.string).joined(separator: " "))")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
