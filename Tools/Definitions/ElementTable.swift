import FHIR

/// `elements.tsv`: all types and the elements that each defines itself.
///
/// A line `= name kind base` begins a type; a line per element follows: name (`value[x]` where its type is a choice),
/// cardinality, types (`Reference(Patient|Group)` with its targets; a path such as `Patient.contact` for a type that is
/// defined in place), the value set of a required binding, and flags: `attribute` where there can be no extensions,
/// `summary` for what belongs in a summary.
struct ElementTable {
    private let structures: [JSONValue]

    init(_ source: DefinitionSource) {
        structures = source.structures
    }

    /// The canonical URLs of the value sets of required bindings, sorted.
    var requiredBindings: [String] {
        let all = structures.flatMap { $0["snapshot"]?.list("element") ?? [] }.compactMap(Self.requiredBinding)
        return Set(all).sorted()
    }

    var text: String {
        DefinitionSource.origin
            + "# = type, kind, base; then per element: name, cardinality, types, required value set, flags\n"
            + structures.map(Self.lines).joined()
    }

    private static func lines(of structure: JSONValue) -> String {
        let name = structure.text("type")
        let elements = structure["snapshot"]?.list("element") ?? []
        let kind =
            switch structure.text("kind") {
            case "primitive-type": "primitive"
            case "complex-type": "complex"
            default: "resource"
            }
        let base = structure.text("baseDefinition").lastPathComponent
        var text = "=\t\(name)\t\(structure["abstract"]?.bool == true ? "abstract-" : "")\(kind)\t\(base)\n"
        guard kind != "primitive" else { return text }
        text += own(elements, of: name, in: elements)
        for element in elements.dropFirst() where hasChildren(element.text("path"), elements) {
            let path = element.text("path")
            let base = element.list("type").first?.text("code") ?? ""
            text += "=\t\(path)\tbackbone\t\(base)\n" + own(elements, of: path, in: elements)
        }
        return text
    }

    private static func hasChildren(_ path: String, _ elements: [JSONValue]) -> Bool {
        elements.contains { $0.text("path").hasPrefix(path + ".") }
    }

    /// The elements directly under a path that are not inherited.
    private static func own(_ elements: [JSONValue], of path: String, in all: [JSONValue]) -> String {
        elements.filter { element in
            let child = element.text("path")
            return child.hasPrefix(path + ".") && !child.dropFirst(path.count + 1).contains(".")
                && element["base"]?.text("path") == child
        }
        .map { line(of: $0, in: all) }
        .joined()
    }

    private static func line(of element: JSONValue, in all: [JSONValue]) -> String {
        let path = element.text("path")
        let name = path.split(separator: ".").last.map(String.init) ?? path
        let types = hasChildren(path, all) ? path : types(of: element)
        let isAttribute = element.list("representation").contains { $0.string == "xmlAttr" }
        let flags = (isAttribute ? ["attribute"] : []) + (element["isSummary"]?.bool == true ? ["summary"] : [])
        let fields = [
            name, "\(element.text("min"))..\(element.text("max"))", types,
            requiredBinding(of: element)?.lastPathComponent ?? "", flags.joined(separator: " "),
        ]
        return fields.joined(separator: "\t") + "\n"
    }

    private static func types(of element: JSONValue) -> String {
        let reference = element.text("contentReference")
        if !reference.isEmpty { return String(reference.dropFirst()) }
        // The specification calls the type of `Resource.id` a string, and says in words that it is an id.
        if element.text("path") == "Resource.id" { return "id" }
        return element.list("type").map { type in
            let code = type.list("extension").first { $0.text("url").hasSuffix("structuredefinition-fhir-type") }?
                .text("valueUrl")
            let targets = type.list("targetProfile").compactMap { $0.string?.lastPathComponent }
            let isOpen = targets.isEmpty || targets.contains("Resource")
            return (code ?? type.text("code")) + (isOpen ? "" : "(" + targets.joined(separator: "|") + ")")
        }
        .joined(separator: " ")
    }

    private static func requiredBinding(of element: JSONValue) -> String? {
        guard let binding = element["binding"], binding.text("strength") == "required" else { return nil }
        return binding.text("valueSet").split(separator: "|").first.map(String.init)
    }
}
