package import FHIR

/// Makes ``PreparedResource`` values: pure, on any thread.
package struct ResourcePreparer: Sendable {
    /// Finds the search entries of a resource.
    package let searchEntries: @Sendable (JSONValue) -> [SearchEntry]
    /// Raised when ``searchEntries`` gives other entries for the same content: the engine then makes the search index
    /// anew when it opens the record.
    package let searchVersion: Int
    /// The gate's, and those of the capabilities.
    package let projections: [Projection]
    /// What must hold of the content, as capabilities say.
    package let checks: [ContentCheck]

    /// The version of what ``SearchIndexer`` gives, and of the rows that are made of it.
    package static let standardSearchVersion = 2

    /// - Parameters:
    ///   - searchEntries: usually ``SearchIndexer/entries(of:)``.
    ///   - projections: those of all capabilities of the record; what the gate decides by is always there.
    package init(
        searchEntries: @escaping @Sendable (JSONValue) -> [SearchEntry],
        searchVersion: Int = ResourcePreparer.standardSearchVersion, projections: [Projection]
    ) {
        self.searchEntries = searchEntries
        self.searchVersion = searchVersion
        self.projections = GateProjections.all + projections
        checks = []
    }

    /// - Parameters:
    ///   - searchEntries: usually ``SearchIndexer/entries(of:)``.
    ///   - capabilities: whose projections, clocks and checks the record has.
    package init(
        searchEntries: @escaping @Sendable (JSONValue) -> [SearchEntry],
        searchVersion: Int = ResourcePreparer.standardSearchVersion, capabilities: [Capability]
    ) {
        self.searchEntries = searchEntries
        self.searchVersion = searchVersion
        projections =
            GateProjections.all + capabilities.flatMap(\.projections)
            + [ClockProjection.projection(of: capabilities.flatMap(\.clocks))]
        checks = capabilities.flatMap(\.checks)
    }

    /// Prepares a resource for writing. Whether its structure is valid is asked beforehand, of a ``Validator``.
    ///
    /// - Parameters:
    ///   - resource: the content; any `meta.versionId` and `meta.lastUpdated` in it are replaced.
    ///   - id: the id it gets here; nil: its own.
    /// - Throws: ``RecordError/invalid(_:)`` where there is no `resourceType` or no usable id.
    package func prepare(_ resource: JSONValue, id: String? = nil) throws(RecordError) -> PreparedResource {
        guard resource.kind == .object, let type = resource["resourceType"]?.string, !type.isEmpty else {
            throw .invalid("not a resource: there is no resourceType")
        }
        guard let id = id ?? resource["id"]?.string else { throw .invalid("\(type) has no id") }
        guard Self.isIdentifier(id) else {
            throw .invalid("\(type).id is not a FHIR id: 1 to 64 of A-Z, a-z, 0-9, - and .")
        }
        let body = CanonicalBody(resource, id: id)
        return PreparedResource(
            type: type, id: id,
            patient: type == "Patient" ? id : PatientCompartment.patient(of: resource),
            body: body,
            searchEntries: searchEntries(resource),
            projected: projected(try Self.content(resource, id: id, body), type: type),
            json: resource)
    }

    /// The content with the id that it has here: rows of projections may tell of it.
    private static func content(
        _ resource: JSONValue, id: String, _ body: CanonicalBody
    ) throws(RecordError) -> JSONValue {
        if resource["id"]?.string == id { return resource }
        do {
            return try JSONDocument(body.bytes(version: 1, updated: 0)).root
        } catch {
            throw .fault("a resource with its id is no JSON")
        }
    }

    /// What the projections make of a resource.
    package func projected(_ resource: JSONValue, type: String) -> [ProjectedRows] {
        projections.compactMap { projection in
            guard projection.covers(type) else { return nil }
            return ProjectedRows(projection: projection.name, rows: projection.rows(resource))
        }
    }

    /// Whether a text is a FHIR `id`: 1 to 64 letters, digits, hyphens and full stops.
    package static func isIdentifier(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                switch $0 {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
                    true
                default: false
                }
            }
    }
}
