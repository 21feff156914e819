package import FHIR

/// What a consequence or a clock may look at beside the resource itself: the record as the transaction sees it. Nothing of
/// it reaches whoever made the change, but by what is then written.
package struct Bystanders {
    private let reading: (String, String) throws -> JSONValue?
    private let finding: (SearchQuery) throws -> [JSONValue]
    private let identifier: () -> String

    /// - Parameters:
    ///   - read: the current content of a resource, by its type and id.
    ///   - find: the current content of what a search finds.
    ///   - newIdentifier: a new id each time it is asked.
    package init(
        read: @escaping (String, String) throws -> JSONValue? = { _, _ in nil },
        find: @escaping (SearchQuery) throws -> [JSONValue] = { _ in [] }, newIdentifier: @escaping () -> String
    ) {
        reading = read
        finding = find
        identifier = newIdentifier
    }

    init(_ engine: any EngineTransaction, _ surroundings: Surroundings) {
        self.init(
            read: { try engine.resource($0, $1)?.json() },
            find: { try engine.search($0).resources.map { try $0.json() } },
            newIdentifier: surroundings.newIdentifier)
    }

    /// The current content of a resource; nil where there is none.
    package func read(_ type: String, _ id: String) throws -> JSONValue? { try reading(type, id) }

    /// The current content of what a reference names, `Type/id`; nil where it names nothing here.
    package func read(_ reference: String?) throws -> JSONValue? {
        guard let parts = reference?.split(separator: "/"), parts.count == 2 else { return nil }
        return try reading(String(parts[0]), String(parts[1]))
    }

    /// The current content of what a search finds.
    package func find(_ query: SearchQuery) throws -> [JSONValue] { try finding(query) }

    /// A new id for a resource that has none.
    package func newIdentifier() -> String { identifier() }
}
