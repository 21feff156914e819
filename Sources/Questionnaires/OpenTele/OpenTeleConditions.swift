/// Under which answers each node of an OpenTele questionnaire is reached, as conditions of which any must be met.
///
/// A connection out of a question is taken when that is answered so; one out of anything else whenever that is reached.
/// So a node's conditions are all those of the connections that lead to it, and can always be said by
/// `enableWhen` with `enableBehavior` `any`.
struct OpenTeleConditions {
    /// An answer that leads on.
    struct Condition: Hashable {
        let node: String
        let way: Way
    }

    enum Way: Hashable {
        case yes, no, measured, skipped

        var opposite: Way {
            switch self {
            case .yes: .no
            case .no: .yes
            case .measured: .skipped
            case .skipped: .measured
            }
        }
    }

    /// In the order in which they were found; nil: always.
    private(set) var conditions: [String: [Condition]?] = [:]

    /// What kind each node is.
    private let types: [String: String]

    init(_ form: OpenTeleForm) {
        types = form.nodes.mapValues(\.type)
        for node in form.order {
            let incoming = form.connections(to: node).filter { conditions[$0.source] != nil }
            if node.type == "start" || incoming.isEmpty {
                conditions[node.id] = .some(nil)
                continue
            }
            var found: [Condition] = []
            var isAlways = false
            for connection in incoming { add(connection, &found, &isAlways) }
            conditions[node.id] = isAlways ? .some(nil) : simplified(found)
        }
    }

    private func add(_ connection: OpenTeleForm.Connection, _ found: inout [Condition], _ isAlways: inout Bool) {
        if let way = Self.way(connection, from: types[connection.source]) {
            let condition = Condition(node: connection.source, way: way)
            if !found.contains(condition) { found.append(condition) }
        } else if let inherited = conditions[connection.source] ?? nil {
            for condition in inherited where !found.contains(condition) { found.append(condition) }
        } else {
            isAlways = true
        }
    }

    /// Nil where it is taken whenever its source is reached.
    private static func way(_ connection: OpenTeleForm.Connection, from source: String?) -> Way? {
        switch (connection.type, connection.choice) {
        case ("choice", "true"): .yes
        case ("choice", "false"): .no
        case ("measurementSkipped", _): .skipped
        default: source == "measurement" ? .measured : nil
        }
    }

    /// Where every answer to a question leads here, it is enough that the question is reached.
    private func simplified(_ found: [Condition]) -> [Condition]? {
        var found = found
        var place = 0
        while place < found.count {
            let condition = found[place]
            let opposite = Condition(node: condition.node, way: condition.way.opposite)
            guard found.contains(opposite) else {
                place += 1
                continue
            }
            found.removeAll { $0 == condition || $0 == opposite }
            guard let outer = conditions[condition.node] ?? nil else { return nil }
            for other in outer where !found.contains(other) { found.append(other) }
            place = 0
        }
        return found
    }
}
