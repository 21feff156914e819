import FHIR

/// What `$expand` gives: the value set's own head, and the codes that are asked for.
struct ExpansionAnswer: Sendable {
    var identifier = ""
    var timestamp = ""
    private let filter: String?
    private let offset: Int
    private let count: Int?
    private let withDesignations: Bool
    private let withDefinition: Bool
    private let activeOnly: Bool
    private let languages: [String]
    /// What was asked, to be said again in the answer.
    private var asked: [(name: String, kind: String, json: String)] = []

    /// Codes that are given in one answer: of more, pages are asked for.
    static let most = 10_000

    init(_ parameters: OperationParameters) throws(FHIRError) {
        filter = parameters["filter"]
        offset = try parameters.number("offset") ?? 0
        count = try parameters.number("count")
        withDesignations = try parameters.flag("includeDesignations") ?? false
        withDefinition = try parameters.flag("includeDefinition") ?? false
        activeOnly = try parameters.flag("activeOnly") ?? false
        // Nothing is nested here, whatever is asked.
        _ = try parameters.flag("excludeNested")
        languages = DisplayLanguages(parameters["displayLanguage"]).all
        if let filter { asked.append(("filter", "valueString", Self.quoted(filter))) }
        if offset > 0 { asked.append(("offset", "valueInteger", String(offset))) }
        if let count { asked.append(("count", "valueInteger", String(count))) }
        if activeOnly { asked.append(("activeOnly", "valueBoolean", "true")) }
        if withDesignations { asked.append(("includeDesignations", "valueBoolean", "true")) }
        asked.append(("displayLanguage", "valueCode", Self.quoted(languages.joined(separator: ","))))
    }

    private static func quoted(_ text: String) -> String {
        var writer = JSONWriter()
        writer.string(text)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    func bytes(of valueSet: JSONValue, _ concepts: [ValueSetConcept]) throws -> [UInt8] {
        let found = concepts.filter { (!activeOnly || !$0.isInactive) && passes($0) }
        let page = found.dropFirst(offset).prefix(count ?? Self.most + 1)
        guard page.count <= Self.most else { throw TerminologyError.tooCostly(Self.most) }
        let versions = Set(found.map { CanonicalAddress($0.system, version: $0.version).description }).sorted()
        var writer = JSONWriter()
        writer.object { writer in
            writeHead(of: valueSet, &writer)
            writer.object("expansion") { writer in
                writer.member("identifier", identifier)
                writer.member("timestamp", timestamp)
                writer.member("total", found.count)
                if offset > 0 || count != nil { writer.member("offset", offset) }
                writer.array("parameter") { writer in
                    for parameter in asked { Self.parameter(parameter.name, parameter.kind, parameter.json, &writer) }
                    for version in versions {
                        Self.parameter("used-codesystem", "valueUri", Self.quoted(version), &writer)
                    }
                }
                // FHIR has no empty arrays.
                guard !page.isEmpty else { return }
                writer.array("contains") { writer in
                    for concept in page { writer.object { write(concept, &$0) } }
                }
            }
        }
        return writer.bytes
    }

    private static func parameter(_ name: String, _ kind: String, _ json: String, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("name", name)
            writer.key(kind)
            writer.raw(json.utf8)
        }
    }

    private func writeHead(of valueSet: JSONValue, _ writer: inout JSONWriter) {
        writer.member("resourceType", "ValueSet")
        for name in ["id", "language", "url", "identifier", "version", "name", "title"] {
            if let value = valueSet[name] { writer.member(name, value) }
        }
        writer.member("status", valueSet["status"]?.string ?? "unknown")
        if withDefinition, let compose = valueSet["compose"] { writer.member("compose", compose) }
    }

    private func write(_ concept: ValueSetConcept, _ writer: inout JSONWriter) {
        writer.member("system", concept.system)
        if concept.isAbstract { writer.member("abstract", true) }
        if concept.isInactive { writer.member("inactive", true) }
        writer.member("version", concept.version)
        writer.member("code", concept.code)
        writer.member("display", concept.display(in: languages))
        guard withDesignations, !concept.designations.isEmpty else { return }
        writer.array("designation") { writer in
            for designation in concept.designations {
                writer.object { writer in
                    writer.member("language", designation.language)
                    if let use = designation.use {
                        writer.object("use") { writer in
                            writer.member("system", use.system)
                            writer.member("code", use.code)
                            writer.member("display", use.text)
                        }
                    }
                    writer.member("value", designation.value)
                }
            }
        }
    }

    /// Whether each word of the filter begins a word of what the concept is called, or its code.
    private func passes(_ concept: ValueSetConcept) -> Bool {
        guard let filter else { return true }
        let wanted = Self.words(of: filter)
        let named = ([concept.display].compactMap { $0 } + concept.designations.map(\.value)).flatMap(Self.words)
        let code = TextFolding.fold(concept.code)
        return wanted.allSatisfy { word in code.hasPrefix(word) || named.contains { $0.hasPrefix(word) } }
    }

    private static func words(of text: String) -> [Substring] {
        TextFolding.fold(text).split { !$0.isLetter && !$0.isNumber }
    }
}
