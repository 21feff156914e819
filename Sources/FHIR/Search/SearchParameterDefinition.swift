/// One FHIR R4 search parameter of one resource type, such as `Observation?code`.
///
/// Source: the `SearchParameter` resources of FHIR R4, written to `Definitions/Tables/search-parameters.tsv` by the tool
/// in `Tools/Definitions`.
package struct SearchParameterDefinition: Sendable, Hashable {
    /// The number of the parameter in the table; it never changes its meaning, so index rows may hold it.
    package let id: SearchParameterID
    /// The resource type it belongs to; `Resource` for those that every type has, such as `_tag`.
    package let resourceType: String
    /// Its name in a search, such as `code` or `_profile`.
    package let code: String
    package let kind: SearchParameterKind
    /// The FHIRPath expression that finds the values; empty where the standard gives none, such as for `_content`.
    package let expression: String
    /// The resource types that a reference may point to; empty for other kinds.
    package let targets: [String]
    /// The parts of a composite parameter, in order; empty for other kinds.
    package let components: [SearchParameterComponent]
}

/// One part of a composite search parameter.
package struct SearchParameterComponent: Sendable, Hashable {
    package let code: String
    package let kind: SearchParameterKind
    /// FHIRPath from the composite's own element.
    package let expression: String
}

/// The number of a search parameter of one resource type.
package struct SearchParameterID: Sendable, Hashable, Comparable, RawRepresentable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
}

/// How the values of a search parameter are compared.
package enum SearchParameterKind: String, Sendable, Hashable, CaseIterable {
    case number, date, string, token, reference, composite, quantity, uri, special
}
