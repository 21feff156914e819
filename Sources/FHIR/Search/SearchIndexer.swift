/// Finds the values under which a resource is found: for each FHIR R4 search parameter of its type, what the
/// parameter's expression selects, in the form that the kind of parameter compares.
package struct SearchIndexer: Sendable {
    package let parameters: SearchParameters

    /// Compiles the expressions of all parameters once.
    package init(_ parameters: SearchParameters = .r4) {
        self.parameters = parameters
    }

    /// The search entries of one resource, in the order of the parameters' numbers; duplicates are left out.
    /// Empty for anything that is not a resource of a known type.
    package func entries(of resource: JSONValue) -> [SearchEntry] {
        []
    }
}
