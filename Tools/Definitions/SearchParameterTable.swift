import FHIR

/// `search-parameters.tsv`: one line per search parameter and resource type, numbered in the order of type and code.
/// `Resource` as the target of a reference means any type.
struct SearchParameterTable {
    let text: String

    /// A composite parameter that names a part which is not defined.
    struct UnknownComponent: Error {
        var definition: String
    }

    /// Parameters that list nearly all resource types mean any: the lists differ only by the age of the parameter.
    private static let mostNamedTargets = 100

    private struct Line {
        var type: String
        var fields: [String]
    }

    init(_ source: DefinitionSource) throws {
        // The examples of the resource type `SearchParameter` itself are no parameters of the standard.
        let parameters = source.searchParameters.filter { !$0.text("id").hasPrefix("example") }
        let byURL = Dictionary(parameters.map { ($0.text("url"), $0) }, uniquingKeysWith: { first, _ in first })
        var lines: [Line] = []
        for parameter in parameters {
            for base in parameter.list("base").compactMap(\.string) {
                let expression = Self.expression(parameter.text("expression"), for: base)
                let components = try parameter.list("component").map { component in
                    guard let part = byURL[component.text("definition")] else {
                        throw UnknownComponent(definition: component.text("definition"))
                    }
                    return "\(part.text("code")):\(part.text("type")):\(component.text("expression"))"
                }
                let named = parameter.list("target").compactMap(\.string)
                let targets = named.count > Self.mostNamedTargets ? ["Resource"] : named
                lines.append(
                    Line(
                        type: base,
                        fields: [
                            base, parameter.text("code"), parameter.text("type"), expression,
                            targets.joined(separator: " "), components.joined(separator: ";"),
                        ]))
            }
        }
        lines.sort { ($0.fields[0], $0.fields[1]) < ($1.fields[0], $1.fields[1]) }
        text =
            DefinitionSource.origin + "# number, type, code, kind, FHIRPath, targets, components\n"
            + lines.enumerated().map { "\($0 + 1)\t" + $1.fields.joined(separator: "\t") + "\n" }.joined()
    }

    /// Of a union over several types, the parts that concern one: `Condition.code` of `AllergyIntolerance.code |
    /// Condition.code`.
    private static func expression(_ union: String, for type: String) -> String {
        let parts = topLevelParts(union)
        let concerned = parts.filter { part in
            let path = part.drop { $0 == "(" }
            return path.hasPrefix(type + ".") || path == type
        }
        return concerned.isEmpty ? parts.joined(separator: " | ") : concerned.joined(separator: " | ")
    }

    private static func topLevelParts(_ union: String) -> [String] {
        var parts = [""]
        var depth = 0
        for character in union {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if character == "|", depth == 0 {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        return parts.map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
    }
}
