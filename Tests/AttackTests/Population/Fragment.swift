/// Pieces of JSON, put together as text.
enum Fragment {
    static func quoted(_ text: String) -> String { "\"\(text)\"" }

    /// - Parameter members: names and values that are JSON already; nil ones are left out.
    static func object(_ members: KeyValuePairs<String, String?>) -> String {
        "{" + members.compactMap { name, value in value.map { "\"\(name)\":\($0)" } }.joined(separator: ",") + "}"
    }

    /// Nil where there are no elements: FHIR has no empty arrays.
    static func array(_ elements: [String]) -> String? {
        elements.isEmpty ? nil : "[" + elements.joined(separator: ",") + "]"
    }

    static func reference(_ target: String) -> String { object(["reference": quoted(target)]) }

    static func references(_ targets: [String]) -> String? { array(targets.map(reference)) }

    static func coding(_ system: String, _ code: String) -> String {
        object(["system": quoted(system), "code": quoted(code)])
    }

    static func concept(_ system: String, _ code: String, text: String? = nil) -> String {
        object(["coding": array([coding(system, code)]), "text": text.map(quoted)])
    }

    static func text(_ text: String) -> String { object(["text": quoted(text)]) }

    static func period(_ start: String?, _ end: String?) -> String? {
        start == nil && end == nil ? nil : object(["start": start.map(quoted), "end": end.map(quoted)])
    }
}
