import FHIR

/// `code-systems.tsv`: the concepts of the code systems whose codes R4 requires somewhere, with what they are called.
///
/// A line `= url name` begins a code system; a line per concept follows: how deep it is nested, its code, its display.
struct CodeSystemTable {
    let text: String

    /// - Parameter valueSets: the value sets of required bindings.
    init(_ source: DefinitionSource, valueSets: [String]) {
        var urls: Set<String> = []
        for url in valueSets { Self.collect(url, source, into: &urls) }
        var text = DefinitionSource.origin + "# = code system, name; then per concept: depth, code, display\n"
        for url in urls.sorted() {
            guard let system = source.codeSystems[url], system.text("content") == "complete" else { continue }
            let name = system.text("title").isEmpty ? system.text("name") : system.text("title")
            text += "=\t\(url)\t\(name)\n" + Self.lines(of: system.list("concept"), depth: 0)
        }
        self.text = text
    }

    /// The code systems that a value set takes from, over any number of steps.
    private static func collect(_ url: String, _ source: DefinitionSource, into urls: inout Set<String>) {
        for include in source.valueSets[url]?["compose"]?.list("include") ?? [] {
            urls.insert(include.text("system"))
            for other in include.list("valueSet") { collect(other.string ?? "", source, into: &urls) }
        }
    }

    private static func lines(of concepts: [JSONValue], depth: Int) -> String {
        concepts.map { concept in
            let display = concept.text("display").split(whereSeparator: \.isWhitespace).joined(separator: " ")
            return "\(depth)\t\(concept.text("code"))\t\(display)\n"
                + lines(of: concept.list("concept"), depth: depth + 1)
        }.joined()
    }
}
