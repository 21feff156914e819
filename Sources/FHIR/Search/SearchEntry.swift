/// One value under which a resource is found: a row of the search index.
///
/// A resource with no entry for a parameter is one for which `:missing=true` holds.
package struct SearchEntry: Sendable, Hashable {
    package let parameter: SearchParameterID
    /// The parameter's name in a search, such as `code`.
    package let code: String
    package let value: SearchValue

    package init(parameter: SearchParameterID, code: String, value: SearchValue) {
        self.parameter = parameter
        self.code = code
        self.value = value
    }
}

/// A value in the search index, in the form that its kind of search compares.
package enum SearchValue: Sendable, Hashable {
    case token(SearchToken)
    case string(SearchString)
    case date(SearchDate)
    case number(SearchNumber)
    // Large and rarer: kept apart, so that the others stay small.
    indirect case quantity(SearchQuantity)
    indirect case reference(SearchReference)
    case uri(String)
    /// One combination of a composite parameter's parts, in the order of its components.
    case composite([SearchValue])
    /// An identifier by its type: the type's system, and its code and the identifier's value as
    /// ``SearchToken/typed(_:_:)`` writes them. The identifier itself stands beside it as a token.
    case typedIdentifier(SearchToken)
    /// There is a value, but of a form that cannot be compared, such as `SampledData` or a position for `near`: the row
    /// only says that the parameter is not missing.
    case present
}

/// A code, identifier, contact point or boolean.
package struct SearchToken: Sendable, Hashable {
    /// The code system or identifier namespace; nil where none is given, as for elements of type `code`.
    package var system: String?
    /// Nil where a concept has only text.
    package var code: String?
    /// What `:text` searches: the display of the coding or the text of the concept.
    package var text: String?

    package init(system: String? = nil, code: String?, text: String? = nil) {
        self.system = system
        self.code = code
        self.text = text
    }
}

extension SearchToken {
    /// How a type's code and an identifier's value stand together: no code has the mark between them.
    package static func typed(_ code: String, _ value: String) -> String { code + "|" + value }
}

/// A text, or one part of a name or an address.
package struct SearchString: Sendable, Hashable {
    /// As written, for `:exact`.
    package var text: String
    /// Folded by ``TextFolding``, for the usual search and `:contains`.
    package var folded: String

    package init(_ text: String) {
        self.text = text
        self.folded = TextFolding.fold(text)
    }
}

/// The stretch of time that a date, a period or a timing covers, in milliseconds since 1970-01-01T00:00:00Z.
package struct SearchDate: Sendable, Hashable {
    /// The first instant; `Int64.min` where the start is open.
    package var earliest: Int64
    /// The first instant after the end; `Int64.max` where the end is open.
    package var latest: Int64

    package init(earliest: Int64, latest: Int64) {
        self.earliest = earliest
        self.latest = latest
    }
}

/// A number with the range that its digits stand for: `100` is 99.5 up to 100.5, `1.00` is 0.995 up to 1.005.
package struct SearchNumber: Sendable, Hashable {
    package var value: Double
    package var lower: Double
    package var upper: Double

    package init(value: Double, lower: Double, upper: Double) {
        self.value = value
        self.lower = lower
        self.upper = upper
    }
}

/// An amount with its unit.
package struct SearchQuantity: Sendable, Hashable {
    /// As written. A `Range` has its bounds as `lower` and `upper`, and `<` or `>` open the range to infinity.
    package var number: SearchNumber
    package var system: String?
    package var code: String?
    package var unit: String?
    /// The same amount in UCUM base units, where the code is a UCUM unit that has them.
    package var canonical: SearchNumber?
    /// The base units of ``canonical``, such as `g.m-3`.
    package var canonicalUnit: String?
}

/// A reference to a resource, by its place, its canonical address or its identifier.
package struct SearchReference: Sendable, Hashable {
    /// The type and id of `Patient/12`, of `http://server/fhir/Patient/12` and of `Patient/12/_history/3`.
    package var type: String?
    package var id: String?
    package var version: String?
    /// The address as written where it is not relative: `http…`, `urn:uuid:…`, `#contained`, a canonical address
    /// without its version.
    package var url: String?
    package var identifierSystem: String?
    package var identifierValue: String?

    /// `Type/id`, for a reference to a resource in this record; nil for any other.
    package var local: String? {
        guard url == nil, let type, let id else { return nil }
        return type + "/" + id
    }
}
