import FHIR

/// Writes `search-parameters.tsv`: one line for each resource type and search parameter of R4.
///
/// The lines stand in the order of type and name, and are numbered in it. R4 is a finished standard, so the numbers,
/// which the search index of a record holds, stay as they are.
struct SearchParameterTable {
    /// `search-parameters.json` of the R4 definitions.
    let bundle: JSONValue

    var text: String {
        var lines = ["# FHIR R4 (CC0), search-parameters.json: number, type, code, kind, expression, targets, components"]
        let parameters = resources
        let byURL = Dictionary(
            parameters.compactMap { parameter in parameter["url"]?.string.map { ($0, parameter) } },
            uniquingKeysWith: { first, _ in first })
        var rows: [(type: String, code: String, rest: String)] = []
        for parameter in parameters {
            guard let code = parameter["code"]?.string, let kind = parameter["type"]?.string else { continue }
            let targets = strings(parameter["target"]).joined(separator: " ")
            let components = componentText(parameter["component"], byURL)
            for type in strings(parameter["base"]) {
                let expression = Self.branches(of: parameter["expression"]?.string ?? "", for: type)
                rows.append((type, code, [kind, expression, targets, components].joined(separator: "\t")))
            }
        }
        rows.sort { ($0.type, $0.code) < ($1.type, $1.code) }
        for (number, row) in rows.enumerated() {
            lines.append("\(number + 1)\t\(row.type)\t\(row.code)\t\(row.rest)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The parameters of the standard: its examples of the resource type `SearchParameter` are not among them.
    private var resources: [JSONValue] {
        (bundle["entry"]?.elements).map { elements in
            elements.compactMap { $0["resource"] }
                .filter { $0["resourceType"]?.string == "SearchParameter" && $0["base"] != nil }
                .filter { !($0["id"]?.string ?? "").hasPrefix("example") }
        } ?? []
    }

    private func strings(_ array: JSONValue?) -> [String] {
        array.map { $0.elements.compactMap(\.string) } ?? []
    }

    private func componentText(_ components: JSONValue?, _ byURL: [String: JSONValue]) -> String {
        guard let components else { return "" }
        return components.elements.compactMap { component -> String? in
            guard let definition = component["definition"]?.string.flatMap({ byURL[$0] }),
                let code = definition["code"]?.string, let kind = definition["type"]?.string,
                let expression = component["expression"]?.string
            else { return nil }
            return "\(code):\(kind):\(expression)"
        }.joined(separator: ";")
    }

    /// Of an expression shared by several types (`AllergyIntolerance.code | Condition.code`), what concerns one type.
    static func branches(of expression: String, for type: String) -> String {
        var branches: [String] = []
        var branch = ""
        var depth = 0
        for character in expression {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if character == "|" && depth == 0 {
                branches.append(branch)
                branch = ""
            } else {
                branch.append(character)
            }
        }
        branches.append(branch)
        let trimmed = branches.map { $0.split(separator: " ").joined(separator: " ") }
        let own = trimmed.filter { branch in
            let path = branch.drop { $0 == "(" }
            return path == type || path.hasPrefix(type + ".")
        }
        return (own.isEmpty ? trimmed : own).joined(separator: " | ")
    }
}
