import Apps
import FHIR
import Subscriptions

/// What the server can, made from the route table: what is not in the table is not said, and what is, is.
///
/// Source: FHIR R4, CapabilityStatement.
extension FHIRService {
    func capabilities(_ request: FHIRRequest) throws -> FHIRAnswer {
        for parameter in request.query.all where parameter.name != "mode" || parameter.value != "full" {
            guard AnswerStyle.parameters.contains(parameter.name) else {
                throw FHIRError.unsupported("/metadata has no parameter \(parameter.name.prefix(40))")
            }
        }
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("resourceType", "CapabilityStatement")
            writer.member("status", "active")
            writer.member("date", BundleWriter.instant(began))
            writer.member("kind", "instance")
            writer.object("software") { $0.member("name", "Tovholder") }
            writer.object("implementation") { writer in
                writer.member("description", "The record of one region")
                writer.member("url", request.base)
            }
            writer.member("fhirVersion", "4.0.1")
            writer.array("format") { writer in
                for format in AnswerFormat.allCases { writer.string(format.mediaType) }
                writer.string("json")
                writer.string("xml")
            }
            let topics = subscriptions?.topics.topics.map(\.url) ?? []
            writer.array("rest") { $0.object { Self.rest(&$0, topics: topics, addresses: request.addresses) } }
        }
        var answer = FHIRAnswer(status: 200, body: writer.bytes)
        answer.isPublic = true
        return answer
    }

    private static func rest(_ writer: inout JSONWriter, topics: [String], addresses: ServerAddresses) {
        writer.member("mode", "server")
        writer.object("security") { security(&$0, addresses) }
        writer.array("resource") { writer in
            for type in Definitions.r4.resourceTypeNames {
                writer.object { resource(type, &$0, topics: type == "Subscription" ? topics : []) }
            }
        }
        interactions(at: .system, &writer)
        list(FHIRRoute.allCases.filter(\.isOfSystem), &writer)
    }

    /// Source: SMART App Launch 2.0, Conformance, 8.0.1 and the extension oauth-uris.
    private static func security(_ writer: inout JSONWriter, _ addresses: ServerAddresses) {
        writer.array("extension") { writer in
            writer.object { writer in
                writer.array("extension") { writer in
                    let known = [
                        "token_endpoint": "token", "introspection_endpoint": "introspect",
                        "revocation_endpoint": "revoke",
                    ]
                    address("authorize", addresses.authorize, &writer)
                    for (route, name) in ServerDescription.endpoints {
                        if let name = known[name] { address(name, addresses.address(route), &writer) }
                    }
                }
                writer.member("url", "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris")
            }
        }
        writer.array("service") { writer in
            writer.object { writer in
                writer.array("coding") { writer in
                    writer.object { writer in
                        writer.member("system", "http://terminology.hl7.org/CodeSystem/restful-security-service")
                        writer.member("code", "SMART-on-FHIR")
                    }
                }
            }
        }
        writer.member("description", "A bearer token, with scopes as in SMART App Launch 2: patient/*.rs and so on")
    }

    private static func address(_ name: String, _ address: String, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("url", name)
            writer.member("valueUri", address)
        }
    }

    /// - Parameter topics: what can be subscribed to; said at the type Subscription.
    private static func resource(_ type: String, _ writer: inout JSONWriter, topics: [String]) {
        if !topics.isEmpty {
            writer.array("extension") { writer in
                for topic in topics {
                    writer.object { writer in
                        writer.member(
                            "url",
                            "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/"
                                + "capabilitystatement-subscriptiontopic-canonical")
                        writer.member("valueCanonical", topic)
                    }
                }
            }
        }
        writer.member("type", type)
        interactions(at: .type, &writer)
        writer.member("versioning", "versioned")
        writer.member("readHistory", true)
        if codes(at: .type).contains(.read) { writer.member("conditionalRead", "full-support") }
        let routes = FHIRRoute.allCases
        let operations = routes.filter { $0.operation != nil && !$0.isOfSystem && ($0.operationType ?? type) == type }
        list(operations, &writer)
        writer.member("updateCreate", routes.contains(.update))
        writer.member("conditionalCreate", routes.contains(.create))
        writer.member("conditionalUpdate", routes.contains(.conditionalUpdate))
        writer.member("conditionalDelete", routes.contains(.conditionalDelete) ? "single" : "not-supported")
        if codes(at: .type).contains(.searchType) { search(type, &writer) }
    }

    /// Operations, each once: some are asked for in several ways.
    private static func list(_ routes: [FHIRRoute], _ writer: inout JSONWriter) {
        var operations: [(name: String, route: FHIRRoute)] = []
        for route in routes {
            guard let name = route.operation, !operations.contains(where: { $0.name == name }) else { continue }
            operations.append((name, route))
        }
        if operations.isEmpty { return }
        writer.array("operation") { writer in
            for (name, route) in operations {
                writer.object { writer in
                    writer.member("name", name)
                    writer.member("definition", definition(of: name, route))
                }
            }
        }
    }

    /// The standard's definition of an operation, or that of its guide.
    private static func definition(of operation: String, _ route: FHIRRoute) -> String {
        if route.operationType == "Subscription" {
            return
                "http://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition/backport-subscription-\(operation)"
        }
        guard operation == "export" || operation == "import" else {
            return "http://hl7.org/fhir/OperationDefinition/\(route.operationType ?? "Resource")-\(operation)"
        }
        let owner = route.operationType.map { $0.lowercased() + "-" } ?? ""
        return "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/\(owner)\(operation)"
    }

    /// The parameters that a search of the type takes, as the reader of searches knows them.
    private static func search(_ type: String, _ writer: inout JSONWriter) {
        let parameters = SearchParameters.r4.definitions(of: type).filter(SearchClauseReader.isSupported)
        let references = parameters.filter { $0.kind == .reference }
        if !references.isEmpty {
            writer.array("searchInclude") { writer in
                for parameter in references { writer.string("\(type):\(parameter.code)") }
            }
        }
        writer.array("searchParam") { writer in
            for parameter in parameters {
                writer.object { writer in
                    writer.member("name", parameter.code)
                    writer.member("type", parameter.kind.rawValue)
                }
            }
        }
    }

    private static func interactions(at level: FHIRInteractionCode.Level, _ writer: inout JSONWriter) {
        let codes = codes(at: level)
        if codes.isEmpty { return }
        writer.array("interaction") { writer in
            for code in codes { writer.object { $0.member("code", code.rawValue) } }
            if codes.contains(.transaction) { writer.object { $0.member("code", "batch") } }
        }
    }

    /// The interactions of the route table at a level, each once, in the order of the table.
    private static func codes(at level: FHIRInteractionCode.Level) -> [FHIRInteractionCode] {
        var codes: [FHIRInteractionCode] = []
        for route in FHIRRoute.allCases where route.interaction.level == level {
            if !codes.contains(route.interaction) { codes.append(route.interaction) }
        }
        return codes
    }
}

extension FHIRInteractionCode {
    /// Where a CapabilityStatement lists it.
    enum Level: Sendable, Hashable {
        case type, system, nowhere
    }

    var level: Level {
        switch self {
        case .capabilities, .openAPI, .smartConfiguration, .page, .job, .operation: .nowhere
        case .read, .versionRead, .historyInstance, .historyType, .searchType, .create, .update, .patch,
            .delete:
            .type
        case .historySystem, .searchSystem, .transaction: .system
        }
    }
}
