import FHIR

/// Writes `invariants.tsv`: the constraints that the R4 types and resources put on their elements, each at the element
/// where it is first said.
struct InvariantTable {
    /// `profiles-types.json` and `profiles-resources.json` of the R4 definitions.
    let bundles: [JSONValue]

    var text: String {
        var lines = ["# FHIR R4 (CC0), constraints of the types and resources: path, key, severity, expression"]
        for resource in bundles.flatMap({ $0["entry"]?.elements.compactMap { $0["resource"] } ?? [] }) {
            for element in resource["differential"]?["element"]?.elements.map({ $0 }) ?? [] {
                for constraint in element["constraint"]?.elements.map({ $0 }) ?? [] {
                    guard let path = element["path"]?.string, let key = constraint["key"]?.string,
                        let severity = constraint["severity"]?.string,
                        let expression = constraint["expression"]?.string
                    else { continue }
                    lines.append([path, key, severity, expression].joined(separator: "\t"))
                }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
