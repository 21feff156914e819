import FHIR
import Record

/// The API in OpenAPI's words, made from the route table: what is not in the table is not said, and what is, is.
///
/// An address of a type alone stands there for each type, with the type's own search parameters. Modifiers and chains
/// (`name:exact`, `subject:Patient.name`) have no place in OpenAPI.
///
/// Source: OpenAPI Specification 3.1.0.
struct OpenAPIDescription: Sendable {
    /// Where the API lies.
    let base: String

    /// An operation with its place in the description.
    struct Operation: Sendable, Hashable {
        let route: FHIRRoute
        /// The type that the address is of; nil: it names none, or any.
        let type: String?

        /// As the address stands in the description, such as `/Patient/{id}`.
        var path: String {
            let segments = type.map { type in route.segments.map { $0 == "{type}" ? type : $0 } } ?? route.segments
            return "/" + segments.joined(separator: "/")
        }
    }

    /// All operations, in the order of the table.
    static let operations: [Operation] = FHIRRoute.allCases.flatMap { route -> [Operation] in
        guard route.segments == ["{type}"] else { return [Operation(route: route, type: nil)] }
        return Definitions.r4.resourceTypeNames.map { Operation(route: route, type: $0) }
    }

    var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("openapi", "3.1.0")
            writer.object("info") { writer in
                writer.member("title", "Tovholder")
                writer.member("version", "4.0.1")
                writer.member("description", "FHIR R4 (4.0.1). The CapabilityStatement at /metadata says the same.")
            }
            writer.array("servers") { $0.object { $0.member("url", base) } }
            writer.array("security") { $0.object { $0.array("bearer") { _ in } } }
            writer.object("paths") { Self.paths(&$0) }
            writer.object("components") { OpenAPIComponents.write(&$0) }
        }
        return writer.bytes
    }

    private static func paths(_ writer: inout JSONWriter) {
        var order: [String] = []
        var found: [String: [Operation]] = [:]
        for operation in operations {
            if found[operation.path] == nil { order.append(operation.path) }
            found[operation.path, default: []].append(operation)
        }
        for path in order {
            writer.object(path) { writer in
                for operation in found[path] ?? [] {
                    writer.object(operation.route.method.rawValue.lowercased()) { write(operation, &$0) }
                }
            }
        }
    }

    private static func write(_ operation: Operation, _ writer: inout JSONWriter) {
        let route = operation.route
        writer.member("operationId", "\(route)" + (operation.type.map { "-" + $0 } ?? ""))
        writer.member("x-fhir-interaction", route.interaction.rawValue)
        writer.member("x-fhir-operation", route.operation)
        if route.access == .everybody { writer.array("security") { _ in } }
        parameters(of: operation, &writer)
        body(of: operation, &writer)
        writer.object("responses") { answers(to: operation, &$0) }
    }

    private static func parameters(of operation: Operation, _ writer: inout JSONWriter) {
        let route = operation.route
        writer.array("parameters") { writer in
            for segment in route.segments where segment.hasPrefix("{") {
                if segment == "{type}", operation.type != nil { continue }
                writer.reference("parameters/path." + segment.dropFirst().dropLast())
            }
            for parameter in route.parameters + RouteParameter.ofStyle where parameter.shape != .structure {
                writer.object { parameter.write("query", &$0) }
            }
            if route.takesSearchParameters {
                let type = operation.type ?? route.operationType ?? "Resource"
                for definition in SearchParameters.r4.definitions(of: type)
                where SearchClauseReader.isSupported(definition) {
                    writer.reference("parameters/search." + OpenAPIComponents.name(of: definition))
                }
            }
            for header in route.headers { writer.object { header.write("header", &$0) } }
        }
    }

    private static func body(of operation: Operation, _ writer: inout JSONWriter) {
        let route = operation.route
        if route.takesForm {
            writer.object("requestBody") { writer in
                writer.object("content") { writer in
                    writer.object("application/x-www-form-urlencoded") { writer in
                        writer.object("schema") { writer in
                            writer.member("type", "object")
                            writer.object("additionalProperties") { $0.member("type", "string") }
                        }
                    }
                }
            }
        }
        if route.requestContent.isEmpty { return }
        writer.object("requestBody") { writer in
            // An operation whose parameters may all be left out needs no body.
            let isOptional = route.requestContent == [.resource("Parameters")] && route.interaction == .operation
            writer.member("required", !isOptional)
            writer.object("content") { writer in
                for content in route.requestContent { write(content, of: operation.type, &writer) }
            }
        }
    }

    private static func answers(to operation: Operation, _ writer: inout JSONWriter) {
        let route = operation.route
        for status in route.goodStatuses {
            writer.object(String(status)) { writer in
                writer.member("description", OpenAPIComponents.texts[status] ?? "Done.")
                let isWhole = status == 200 || status == 201
                guard isWhole, route.answerContent != .nothing else { return }
                writer.object("content") { write(route.answerContent, of: operation.type, &$0) }
            }
        }
        for status in route.badStatuses {
            writer.object(String(status)) { $0.member("$ref", "#/components/responses/\(status)") }
        }
    }

    /// The media types that something may have, each with its schema.
    private static func write(
        _ content: FHIRRoute.Content, of type: String?, _ writer: inout JSONWriter
    ) {
        func media(_ types: [String], _ schema: String, _ writer: inout JSONWriter) {
            for media in types {
                writer.object(media) { writer in
                    writer.object("schema") { $0.member("$ref", "#/components/schemas/\(schema)") }
                }
            }
        }
        switch content {
        case .resource(let name): media(OpenAPIComponents.resourceMedia, name ?? "Resource", &writer)
        case .resourceOfType: media(OpenAPIComponents.resourceMedia, type ?? "Resource", &writer)
        case .lines: media([FHIRStream.lines], "Lines", &writer)
        case .json("JSONPatch"): media(["application/json-patch+json"], "JSONPatch", &writer)
        case .json(let name): media(["application/json"], name, &writer)
        case .nothing: break
        }
    }
}

extension RouteParameter {
    /// Those that every interaction takes.
    static let ofStyle = [
        RouteParameter("_format", .text, "The format of the answer, instead of the header Accept."),
        RouteParameter("_pretty", .flag, "Whether the answer is indented for people."),
    ]

    /// Writes it as a parameter of an operation.
    ///
    /// - Parameter place: `query` or `header`.
    func write(_ place: String, _ writer: inout JSONWriter) {
        writer.member("name", name)
        writer.member("in", place)
        writer.member("description", text)
        if case .word(["respond-async"]) = shape { writer.member("required", true) }
        writer.object("schema") { writer in
            switch shape {
            case .text, .types, .structure: writer.member("type", "string")
            case .date: writer.member("type", "string")
            case .instant:
                writer.member("type", "string")
                writer.member("format", "date-time")
            case .number(let least):
                writer.member("type", "integer")
                writer.member("minimum", least)
            case .flag: writer.member("type", "boolean")
            case .word(let words):
                writer.member("type", "string")
                writer.array("enum") { writer in for word in words { writer.string(word) } }
            }
        }
    }
}

extension JSONWriter {
    /// An object that stands for a component.
    fileprivate mutating func reference(_ component: String) {
        object { $0.member("$ref", "#/components/" + component) }
    }
}
