/// A code by which a measure comes.
package struct MeasureCode: Sendable, Hashable {
    package var system: String
    package var code: String

    package init(system: String, code: String) {
        self.system = system
        self.code = code
    }

    /// The project's own code of a measure: what the record itself writes, beside a public one where there is one.
    package static let own = "https://tovholder.dk/fhir/CodeSystem/measure"

    /// The words of `measure-codes.tsv`: NPU is known by two addresses, and MedCom's codes by two.
    static let systems: [String: [String]] = [
        "npu": ["urn:oid:1.2.208.176.2.1", "http://npu-terminology.org"],
        "mcs": [
            "http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-observation-codes", "urn:oid:1.2.208.184.100.8",
        ],
        "loinc": ["http://loinc.org"],
        "own": [own],
    ]
}
