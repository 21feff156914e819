import FHIR

/// A questionnaire as OpenTele keeps it: nodes, and connections between them.
struct OpenTeleForm: Sendable {
    struct Node: Sendable {
        let id: String
        let type: String
        let json: JSONValue

        func text(_ name: String) -> String? { json[name]?.string.flatMap { $0.isBlank ? nil : $0 } }
    }

    struct Connection: Sendable {
        let source: String
        let target: String
        /// `normal`, `choice` or `measurementSkipped`.
        let type: String
        let choice: String?
        /// Nil where it says nothing.
        let severity: String?
    }

    let title: String
    let version: String?
    let header: String?
    let schedule: JSONValue?
    let nodes: [String: Node]
    let connections: [Connection]
    /// The nodes in an order in which each stands after those that lead to it.
    let order: [Node]

    init(_ json: JSONValue) throws(OpenTeleError) {
        guard let nodes = json["nodes"], nodes.kind == .object, let connections = json["connections"],
            connections.kind == .array
        else { throw .notAForm }
        title = json["title"]?.string ?? ""
        version = json["version"].flatMap { $0.numberText ?? $0.string }
        header = json["questionnaireHeaderId"].flatMap { $0.numberText ?? $0.string }
        schedule = json["standardSchedule"]
        var known: [String: Node] = [:]
        for member in nodes.members {
            guard let type = member.value["type"]?.string else { throw .node(member.name) }
            known[member.name] = Node(id: member.name, type: type, json: member.value)
        }
        var read: [Connection] = []
        for element in connections.elements {
            guard let source = element["source"]?.string, let target = element["target"]?.string,
                known[source] != nil, known[target] != nil
            else { throw .connection }
            read.append(
                Connection(
                    source: source, target: target, type: element["type"]?.string ?? "normal",
                    choice: element["choiceValue"]?.string,
                    severity: element["severity"]?.string.flatMap { $0.isEmpty ? nil : $0 }))
        }
        self.nodes = known
        self.connections = read
        order = try Self.order(known, read)
    }

    func connections(from node: Node) -> [Connection] { connections.filter { $0.source == node.id } }
    func connections(to node: Node) -> [Connection] { connections.filter { $0.target == node.id } }

    /// Depth first from the start, so that what belongs together stays together.
    private static func order(_ nodes: [String: Node], _ connections: [Connection]) throws(OpenTeleError) -> [Node] {
        let starts = nodes.values.filter { $0.type == "start" }
        guard let start = starts.first, starts.count == 1 else { throw .start }
        let targets = Dictionary(grouping: connections, by: \.source).mapValues { $0.map(\.target) }
        var finished: [Node] = []
        var state: [String: Bool] = [:]
        // Each entry: a node, and how many of its targets have been gone to; the last first, so that the first branch
        // ends up first.
        var way: [(id: String, targets: [String])] = [(start.id, targets[start.id] ?? [])]
        state[start.id] = false
        while let here = way.last {
            guard let next = here.targets.last else {
                way.removeLast()
                state[here.id] = true
                if let node = nodes[here.id] { finished.append(node) }
                continue
            }
            way[way.count - 1].targets.removeLast()
            switch state[next] {
            case nil:
                state[next] = false
                way.append((next, targets[next] ?? []))
            case false: throw .circle(next)
            default: break
            }
        }
        return finished.reversed()
    }
}

/// Why a file cannot be converted.
package enum OpenTeleError: Error, Sendable, Hashable, CustomStringConvertible {
    case notAForm
    case node(String)
    case connection
    case start
    case circle(String)

    package var description: String {
        switch self {
        case .notAForm: "it is no questionnaire of OpenTele: nodes and connections are missing"
        case .node(let id): "the node '\(id)' has no type"
        case .connection: "a connection leads from or to a node that is not there"
        case .start: "there must be one start"
        case .circle(let id): "the connections lead in a circle through '\(id)', which a questionnaire cannot"
        }
    }
}
