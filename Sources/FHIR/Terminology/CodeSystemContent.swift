/// The concepts of a code system, with their hierarchy.
package struct CodeSystemContent: Sendable {
    package let url: String
    package let version: String?
    /// What people call it.
    package let name: String
    package let language: String?
    package let isCaseSensitive: Bool
    /// Whether all its concepts are here; else codes that are not may exist all the same.
    package let isComplete: Bool
    /// In the order of the text; a concept comes before those that are nested in it.
    package private(set) var concepts: [CodeSystemConcept] = []
    private var places: [String: Int] = [:]

    init(
        url: String, version: String? = nil, name: String, language: String? = nil, isCaseSensitive: Bool = true,
        isComplete: Bool = true
    ) {
        self.url = url
        self.version = version
        self.name = name
        self.language = language
        self.isCaseSensitive = isCaseSensitive
        self.isComplete = isComplete
    }

    /// Reads a `CodeSystem`.
    package init(_ resource: JSONValue) {
        self.init(
            url: resource["url"]?.string ?? "", version: resource["version"]?.string,
            name: resource["title"]?.string ?? resource["name"]?.string ?? resource["url"]?.string ?? "",
            language: resource["language"]?.string,
            // The standard leaves open what holds where it is not said; most systems tell cases apart.
            isCaseSensitive: resource["caseSensitive"]?.bool ?? true,
            isComplete: resource["content"]?.string == "complete")
        add(resource["concept"], under: nil)
        linkParents()
    }

    mutating func add(_ concept: CodeSystemConcept) {
        places[key(concept.code)] = places[key(concept.code)] ?? concepts.count
        concepts.append(concept)
        for parent in concept.parents { concepts[parent].children.append(concepts.count - 1) }
    }

    private mutating func add(_ list: JSONValue?, under parent: Int?) {
        for item in list?.elements.map({ $0 }) ?? [] {
            let place = concepts.count
            add(CodeSystemConcept(item, parents: parent.map { [$0] } ?? []))
            add(item["concept"], under: place)
        }
    }

    /// Parents and children that are said by properties rather than by nesting.
    private mutating func linkParents() {
        for place in concepts.indices {
            for property in concepts[place].properties {
                guard let other = self.place(of: property.text), other != place else { continue }
                switch property.code {
                case "parent": link(place, under: other)
                case "child": link(other, under: place)
                default: break
                }
            }
        }
    }

    private mutating func link(_ child: Int, under parent: Int) {
        guard !concepts[child].parents.contains(parent) else { return }
        concepts[child].parents.append(parent)
        concepts[parent].children.append(child)
    }

    private func key(_ code: String) -> String { isCaseSensitive ? code : code.lowercased() }

    /// Where a concept stands; nil where there is none of this code.
    package func place(of code: String) -> Int? { places[key(code)] }

    package func concept(_ code: String) -> CodeSystemConcept? { place(of: code).map { concepts[$0] } }

    /// A concept and all below it, in the order of the text.
    package func selfAndDescendants(of place: Int) -> [Int] { closure(of: place) { $0.children } }

    /// A concept and all above it, in the order of the text.
    package func selfAndAncestors(of place: Int) -> [Int] { closure(of: place) { $0.parents } }

    private func closure(of place: Int, _ next: (CodeSystemConcept) -> [Int]) -> [Int] {
        var found: Set<Int> = [place]
        var waiting = [place]
        while let current = waiting.popLast() {
            for other in next(concepts[current]) where found.insert(other).inserted { waiting.append(other) }
        }
        return found.sorted()
    }
}
