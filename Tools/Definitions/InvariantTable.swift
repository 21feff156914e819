import FHIR

/// `invariants.tsv`: the FHIRPath invariants of types and elements, each where it is defined.
struct InvariantTable {
    let text: String

    init(_ source: DefinitionSource) {
        var text = DefinitionSource.origin + "# element, key, severity, FHIRPath, what it says\n"
        for structure in source.structures {
            let type = structure.text("type")
            for element in structure["snapshot"]?.list("element") ?? [] {
                for constraint in element.list("constraint") {
                    let expression = constraint.text("expression")
                    // Inherited invariants name the type that they come from.
                    guard constraint.text("source").lastPathComponent == type || constraint["source"] == nil,
                        !expression.isEmpty
                    else { continue }
                    let fields = [
                        element.text("path"), constraint.text("key"), constraint.text("severity"), expression,
                        constraint.text("human"),
                    ]
                    text += fields.map(Self.oneLine).joined(separator: "\t") + "\n"
                }
            }
        }
        self.text = text
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
