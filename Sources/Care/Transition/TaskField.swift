import FHIR

/// One input or output of a Task: what it is, and its value.
enum TaskField {
    case code(String, String)
    case flag(String, Bool)
    case text(String, String)
    case time(String, Int64)
    case reference(String, String)

    var name: String {
        switch self {
        case .code(let name, _), .flag(let name, _), .text(let name, _), .time(let name, _), .reference(let name, _):
            name
        }
    }

    func write(_ system: String, to list: inout JSONWriter) {
        list.object {
            $0.concept("type", system, name)
            switch self {
            case .code(_, let code): $0.member("valueCode", code)
            case .flag(_, let flag): $0.member("valueBoolean", flag)
            case .text(_, let text): $0.member("valueString", text)
            case .time(_, let instant): $0.member("valueDateTime", InstantText.second(instant))
            case .reference(_, let reference): $0.reference("valueReference", reference, display: nil)
            }
        }
    }
}

/// The inputs or outputs of a Task by what they are, in one system.
struct TaskFields {
    private let list: JSONValue?
    private let system: String

    init(_ task: JSONValue, _ element: String, _ system: String) {
        list = task[element]
        self.system = system
    }

    /// The first of this name.
    subscript(_ name: String) -> JSONValue? { all.first { $0.name == name }?.value }

    /// Those of the system with their names, in order.
    var all: [(name: String, value: JSONValue)] {
        guard let list else { return [] }
        return list.elements.compactMap { element in
            let coding = element["type"]?["coding"]?.elements.first { $0["system"]?.string == system }
            return coding?["code"]?.string.map { ($0, element) }
        }
    }

    /// The whole list with other fields of the system in place of those that are named; all else stays as it is.
    static func replacing(
        _ names: Set<String>, of task: JSONValue, _ element: String, _ system: String, with fields: [TaskField]
    ) -> [UInt8] {
        var writer = JSONWriter()
        writer.array { list in
            for old in task[element]?.elements.map({ $0 }) ?? [] {
                let coding = old["type"]?["coding"]?.elements.first { $0["system"]?.string == system }
                if let name = coding?["code"]?.string, names.contains(name) { continue }
                list.value(old)
            }
            for field in fields { field.write(system, to: &list) }
        }
        return writer.bytes
    }
}
