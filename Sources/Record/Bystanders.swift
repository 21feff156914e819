package import FHIR

/// What a consequence or a clock may look at beside the resource itself: the record as the transaction sees it. Nothing of
/// it reaches whoever made the change, but by what is then written.
package struct Bystanders {
    private let reading: (String, String) throws -> JSONValue?
    private let finding: (SearchQuery) throws -> [JSONValue]
    private let rows: (RowQuery) throws -> [JSONValue]
    private let identifier: () -> String

    /// - Parameters:
    ///   - read: the current content of a resource, by its type and id.
    ///   - find: the current content of what a search finds.
    ///   - rows: the current content of the resources that a projection's rows were made from.
    ///   - newIdentifier: a new id each time it is asked.
    package init(
        read: @escaping (String, String) throws -> JSONValue? = { _, _ in nil },
        find: @escaping (SearchQuery) throws -> [JSONValue] = { _ in [] },
        rows: @escaping (RowQuery) throws -> [JSONValue] = { _ in [] }, newIdentifier: @escaping () -> String
    ) {
        reading = read
        finding = find
        self.rows = rows
        identifier = newIdentifier
    }

    init(_ engine: any EngineTransaction, _ surroundings: Surroundings) {
        self.init(
            read: { try engine.resource($0, $1)?.json() },
            find: { try engine.search($0).resources.map { try $0.json() } },
            rows: { query in try engine.rows(query).compactMap { try engine.resource(at: $0.key)?.json() } },
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

    /// The current content of the resources that these rows of a projection were made from.
    package func resources(of query: RowQuery) throws -> [JSONValue] { try rows(query) }

    /// A new id for a resource that has none.
    package func newIdentifier() -> String { identifier() }
}
