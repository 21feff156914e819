import FHIR

/// What `$lookup` says about a concept.
struct LookupAnswer {
    let system: CodeSystemContent
    let place: Int
    let languages: [String]
    /// The properties that are asked for; none: all.
    let wanted: Set<String>

    var bytes: [UInt8] {
        let concept = system.concepts[place]
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("resourceType", "Parameters")
            writer.array("parameter") { writer in
                writer.parameter("name", "valueString", system.name)
                if let version = system.version { writer.parameter("version", "valueString", version) }
                let display = concept.display(in: languages, of: system.language)
                writer.parameter("display", "valueString", display ?? concept.code)
                for designation in concept.designations { write(designation, &writer) }
                writeProperties(of: concept, &writer)
            }
        }
        return writer.bytes
    }

    private func write(_ designation: CodeSystemConcept.Designation, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("name", "designation")
            writer.array("part") { writer in
                if let language = designation.language { writer.parameter("language", "valueCode", language) }
                if let use = designation.use {
                    writer.object { writer in
                        writer.member("name", "use")
                        writer.coding("valueCoding", use)
                    }
                }
                writer.parameter("value", "valueString", designation.value)
            }
        }
    }

    private func writeProperties(of concept: CodeSystemConcept, _ writer: inout JSONWriter) {
        func write(_ code: String, _ name: String, _ json: [UInt8]) {
            guard wanted.isEmpty || wanted.contains(code) else { return }
            writer.object { writer in
                writer.member("name", "property")
                writer.array("part") { writer in
                    writer.parameter("code", "valueCode", code)
                    writer.object { writer in
                        writer.member("name", "value")
                        writer.key(name)
                        writer.raw(json)
                    }
                }
            }
        }
        func quoted(_ text: String) -> [UInt8] {
            var writer = JSONWriter()
            writer.string(text)
            return writer.bytes
        }
        if let definition = concept.definition { write("definition", "valueString", quoted(definition)) }
        // Parents and children are said once, whether the system nests them or says them by properties.
        for parent in concept.parents { write("parent", "valueCode", quoted(system.concepts[parent].code)) }
        for child in concept.children { write("child", "valueCode", quoted(system.concepts[child].code)) }
        for property in concept.properties where property.code != "parent" && property.code != "child" {
            write(property.code, property.name, property.json)
        }
    }
}

/// What `$validate-code` says: a concept is right where one of its codings is.
enum ValidationAnswer {
    static func bytes(_ found: [CodeValidation]) -> [UInt8] {
        let best = found.first { $0.isValid } ?? found.first
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("resourceType", "Parameters")
            writer.array("parameter") { writer in
                writer.object { writer in
                    writer.member("name", "result")
                    writer.member("valueBoolean", best?.isValid ?? false)
                }
                if let message = best.map(\.message) ?? "no code of this system was asked about" {
                    writer.parameter("message", "valueString", message)
                }
                if let display = best?.display { writer.parameter("display", "valueString", display) }
            }
        }
        return writer.bytes
    }
}

extension JSONWriter {
    /// One parameter with a text.
    fileprivate mutating func parameter(_ name: String, _ kind: String, _ text: String) {
        object { writer in
            writer.member("name", name)
            writer.member(kind, text)
        }
    }

    fileprivate mutating func coding(_ name: String, _ token: SearchToken) {
        object(name) { writer in
            writer.member("system", token.system)
            writer.member("code", token.code)
            writer.member("display", token.text)
        }
    }
}
