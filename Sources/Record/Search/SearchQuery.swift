package import FHIR

/// A search for resources of one type: all clauses must hold, and of each clause one of its alternatives.
package struct SearchQuery: Sendable, Hashable {
    package var type: String
    package var clauses: [SearchClause]
    /// Only what lies in this patient's compartment; nil: wherever it lies.
    package var compartment: String?
    package var limit: Int
    /// Go on after this resource: the key of the last one of the page before.
    package var after: ResourceKey?

    /// How many a search gives unless told otherwise.
    package static let standardLimit = 100

    package init(
        _ type: String, _ clauses: [SearchClause] = [], compartment: String? = nil,
        limit: Int = SearchQuery.standardLimit, after: ResourceKey? = nil
    ) {
        self.type = type
        self.clauses = clauses
        self.compartment = compartment
        self.limit = limit
        self.after = after
    }
}

/// One search parameter with what it may be.
package struct SearchClause: Sendable, Hashable {
    /// The parameter's name, such as `identifier`.
    package var parameter: String
    /// One of these must hold.
    package var alternatives: [SearchTest]
    /// Whether instead none of them may hold: also what has no value for the parameter is found (`:not`).
    package var isNegated: Bool

    package init(_ parameter: String, _ alternatives: [SearchTest], isNegated: Bool = false) {
        self.parameter = parameter
        self.alternatives = alternatives
        self.isNegated = isNegated
    }

    package init(_ parameter: String, _ test: SearchTest) {
        self.init(parameter, [test])
    }
}

/// What a search parameter's value must be.
package enum SearchTest: Sendable, Hashable {
    case token(SystemTest, code: String?)
    /// The text as the caller wrote it; it is folded as the index is.
    case string(StringTest, String)
    case date(Comparison, SearchDate)
    case number(Comparison, SearchNumber)
    case quantity(Comparison, SearchNumber, system: String?, code: String?)
    /// `type` nil: any type with this id.
    case reference(type: String?, id: String)
    /// A reference written as an absolute address.
    case address(String)
    case uri(String)
    /// One of these codes of one system (nil: those without a system).
    case codes(system: String?, [String])
    /// What a code or an identifier's type is called (`:text`): some word, and what follows it, begins so.
    case text(String)
    /// An identifier of a type (`:of-type`).
    case typedIdentifier(system: String, code: String, value: String)
    /// A reference by the identifier in it (`:identifier`).
    case identifier(SystemTest, value: String?)
    /// An address that begins so (`:below`).
    case addressBelow(String)
    /// The parts of a composite parameter, in the order of its components: all must hold of one combination. Two or
    /// three of them, the first a token or a reference; a third one is a number, and the second then too.
    case composite([SearchTest])
    /// A reference to a resource that this search finds (`subject:Patient.name=…`); its limit does not matter.
    indirect case chain(SearchQuery)
    /// A resource that this search finds refers here by this parameter of its own (`_has`). The clause's parameter is
    /// `_has`; the limit does not matter.
    indirect case referred(by: SearchQuery, parameter: String)
    /// Whether the resource has no value for the parameter.
    case missing(Bool)

    package enum SystemTest: Sendable, Hashable {
        case any
        case none
        case `is`(String)
    }

    package enum StringTest: Sendable, Hashable {
        case startsWith, contains, exactly
    }

    /// The prefixes of FHIR's ordered search types.
    package enum Comparison: String, Sendable, Hashable, CaseIterable {
        case equal = "eq"
        case notEqual = "ne"
        case greater = "gt"
        case less = "lt"
        case greaterOrEqual = "ge"
        case lessOrEqual = "le"
        case startsAfter = "sa"
        case endsBefore = "eb"
        case approximately = "ap"
    }
}

/// A resource that a search found, as it was then: enough to get it again later, whatever has become of it meanwhile.
package struct SearchMatch: Sendable, Hashable {
    package let key: ResourceKey
    package let version: Int
    /// When the version came, in milliseconds since 1970-01-01T00:00:00Z.
    package let updated: Int64

    package init(key: ResourceKey, version: Int, updated: Int64) {
        self.key = key
        self.version = version
        self.updated = updated
    }
}

/// What a search found.
package struct SearchResult: Sendable {
    /// In the order of their keys.
    package let resources: [StoredResource]
    /// Whether there are more after the last.
    package let hasMore: Bool

    package init(resources: [StoredResource], hasMore: Bool) {
        self.resources = resources
        self.hasMore = hasMore
    }
}
