import FHIR
import Record

/// What the operations of the description have in common.
enum OpenAPIComponents {
    /// In which formats resources come and go.
    static let resourceMedia = AnswerFormat.allCases.map(\.mediaType)

    /// What a status says.
    static let texts: [Int: String] = [
        200: "Done.", 201: "A new resource.", 202: "Taken on.", 204: "Done; there is nothing to say.",
        304: "It is what the client has.", 400: "The request cannot be understood, or asks for what there is not.",
        401: "A bearer token is needed.", 403: "The holder of the token may not do this.",
        404: "There is no such thing, or the holder may not know of it.", 406: "There is no such format.",
        409: "It is at odds with what the record holds.", 410: "It has been deleted, or has expired.",
        412: "A condition is not met.", 413: "It is too large.", 415: "The body has another media type.",
        422: "The content breaks FHIR's rules or the record's.", 429: "The holder has too much under way.",
        500: "It could not be carried out.", 503: "Too much is under way; see Retry-After.",
        504: "Nobody knows whether the change was made: look before making it again.",
    ]

    static func write(_ writer: inout JSONWriter) {
        writer.object("securitySchemes") { writer in
            writer.object("bearer") { writer in
                writer.member("type", "http")
                writer.member("scheme", "bearer")
                writer.member("description", "A token with scopes as in SMART App Launch 2, such as system/*.rs")
            }
        }
        writer.object("parameters") { parameters(&$0) }
        writer.object("responses") { writer in
            for (status, text) in texts.sorted(by: { $0.key < $1.key }) where status >= 400 {
                writer.object(String(status)) { writer in
                    writer.member("description", text)
                    writer.object("content") { writer in
                        for media in resourceMedia {
                            writer.object(media) { writer in
                                writer.object("schema") { $0.member("$ref", "#/components/schemas/OperationOutcome") }
                            }
                        }
                    }
                }
            }
        }
        writer.object("schemas") { schemas(&$0) }
    }

    /// The name of a search parameter among the components: the same code has different kinds for different types.
    static func name(of definition: SearchParameterDefinition) -> String {
        "\(definition.code).\(definition.kind.rawValue)"
    }

    private static func parameters(_ writer: inout JSONWriter) {
        var names: [String] = []
        for segment in FHIRRoute.allCases.flatMap(\.segments) where segment.hasPrefix("{") {
            let name = String(segment.dropFirst().dropLast())
            if names.contains(name) { continue }
            names.append(name)
            writer.object("path." + name) { writer in
                writer.member("name", name)
                writer.member("in", "path")
                writer.member("required", true)
                writer.object("schema") { writer in
                    writer.member("type", "string")
                    if name == "type" {
                        writer.array("enum") { writer in
                            for type in Definitions.r4.resourceTypeNames { writer.string(type) }
                        }
                    } else {
                        // FHIR R4, the type id; names of jobs and files are no longer either.
                        writer.member("pattern", "^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$")
                    }
                }
            }
        }
        var written: Set<String> = []
        for type in ["Resource"] + Definitions.r4.resourceTypeNames {
            for definition in SearchParameters.r4.definitions(of: type)
            where SearchClauseReader.isSupported(definition) && written.insert(name(of: definition)).inserted {
                writer.object("search." + name(of: definition)) { writer in
                    writer.member("name", definition.code)
                    writer.member("in", "query")
                    writer.member("description", "A search parameter of kind \(definition.kind.rawValue).")
                    writer.object("schema") { writer in
                        writer.member("type", "string")
                        writer.member("minLength", 1)
                    }
                }
            }
        }
    }

    private static func schemas(_ writer: inout JSONWriter) {
        resource("Resource", nil, &writer)
        for type in Definitions.r4.resourceTypeNames { resource(type, type, &writer) }
        writer.object("Lines") { writer in
            writer.member("type", "string")
            writer.member("description", "Resources as JSON, one to a line.")
        }
        writer.object("JSONPatch") { writer in
            writer.member("type", "array")
            writer.object("items") { writer in
                writer.member("type", "object")
                writer.array("required") { writer in for name in ["op", "path"] { writer.string(name) } }
            }
        }
        writer.object("Description") { $0.member("type", "object") }
        writer.object("Manifest") { writer in
            writer.member("type", "object")
            writer.array("required") { writer in
                for name in ["transactionTime", "request", "requiresAccessToken", "output", "error"] {
                    writer.string(name)
                }
            }
        }
    }

    /// A resource as far as every one is alike; its own elements are FHIR's to describe.
    private static func resource(_ name: String, _ type: String?, _ writer: inout JSONWriter) {
        writer.object(name) { writer in
            writer.member("type", "object")
            writer.array("required") { $0.string("resourceType") }
            writer.object("properties") { writer in
                writer.object("resourceType") { writer in
                    writer.member("type", "string")
                    writer.member("const", type)
                }
                writer.object("id") { writer in
                    writer.member("type", "string")
                    writer.member("pattern", "^[A-Za-z0-9.-]{1,64}$")
                }
            }
        }
    }
}
