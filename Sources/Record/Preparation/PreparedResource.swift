package import FHIR

/// Everything about writing one resource that needs no database, made on any thread by a ``ResourcePreparer``, so that
/// the single writer only inserts.
package struct PreparedResource: Sendable {
    package let type: String
    package let id: String
    /// The Patient whose compartment it is in; nil: nobody's.
    package let patient: String?
    package let body: CanonicalBody
    package let searchEntries: [SearchEntry]
    /// Rows for each projection that knows the type, in the order of the preparer's projections; a projection with no
    /// rows is there too, so that its old rows go away.
    package let projected: [ProjectedRows]
    /// The content as it came, for the rules of the capabilities.
    package let json: JSONValue
}

/// What one projection makes of one resource.
package struct ProjectedRows: Sendable, Hashable {
    package let projection: String
    package let rows: [[ColumnValue]]

    package init(projection: String, rows: [[ColumnValue]]) {
        self.projection = projection
        self.rows = rows
    }
}
