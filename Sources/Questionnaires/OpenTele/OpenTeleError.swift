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
