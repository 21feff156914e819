import FHIR

/// `codes.tsv`: the codes of the value sets that R4 requires, by code system; `*` for code systems that others publish.
struct CodeTable {
    let text: String

    /// A code that would not survive a table with spaces between codes.
    struct UnwritableCode: Error {
        var code: String
    }

    /// - Parameter origin: what the table begins with.
    init(_ source: DefinitionSource, valueSets: [String], origin: String = DefinitionSource.origin) throws {
        var text = origin + "# value set, code system, codes (*: any code of the system)\n"
        for url in valueSets {
            var expansion = Expansion(source)
            expansion.include(valueSet: url)
            for (system, codes) in expansion.systems {
                if let odd = codes.first(where: { $0.contains { $0.isWhitespace } }) { throw UnwritableCode(code: odd) }
                text += "\(url.lastPathComponent)\t\(system)\t\(codes.joined(separator: " "))\n"
            }
        }
        self.text = text
    }
}

/// The codes of one value set, as far as the definitions name them.
private struct Expansion {
    /// In the order that the value set names them.
    private(set) var systems: [(system: String, codes: [String])] = []
    private let source: DefinitionSource

    init(_ source: DefinitionSource) {
        self.source = source
    }

    mutating func include(valueSet url: String) {
        guard let compose = source.valueSets[url]?["compose"] else {
            // Published by others, such as LOINC's answer lists.
            add(["*"], of: url)
            return
        }
        for include in compose.list("include") {
            for other in include.list("valueSet") { self.include(valueSet: other.string ?? "") }
            let system = include.text("system")
            let named = include.list("concept").map { $0.text("code") }
            if !named.isEmpty {
                add(named, of: system)
            } else if let branch = Self.branch(of: include) {
                add(codes(ofSystem: system, under: branch), of: system)
            } else if !system.isEmpty {
                add(codes(ofSystem: system), of: system)
            }
        }
        for exclude in compose.list("exclude") {
            let excluded = Set(exclude.list("concept").map { $0.text("code") })
            guard let place = systems.firstIndex(where: { $0.system == exclude.text("system") }) else { continue }
            systems[place].codes.removeAll { excluded.contains($0) }
        }
    }

    private mutating func add(_ codes: [String], of system: String) {
        if let place = systems.firstIndex(where: { $0.system == system }) {
            systems[place].codes += codes.filter { !systems[place].codes.contains($0) }
        } else {
            systems.append((system, codes))
        }
    }

    /// The concept whose descendants an inclusion takes.
    private static func branch(of include: JSONValue) -> String? {
        include.list("filter").first { $0.text("property") == "concept" && $0.text("op") == "descendent-of" }?
            .text("value")
    }

    /// - Parameter branch: a concept; nil: all of them.
    private func codes(ofSystem url: String, under branch: String? = nil) -> [String] {
        guard let system = source.codeSystems[url], system.text("content") == "complete" else { return ["*"] }
        func all(_ concepts: [JSONValue], _ isWithin: Bool) -> [String] {
            concepts.flatMap { concept in
                (isWithin ? [concept.text("code")] : [])
                    + all(concept.list("concept"), isWithin || concept.text("code") == branch)
            }
        }
        return all(system.list("concept"), branch == nil)
    }
}
