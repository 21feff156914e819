package import FHIR

/// A search for resources of one type: all clauses must hold, and of each clause one of its alternatives.
package struct SearchQuery: Sendable, Hashable {
    package var type: String
    package var clauses: [SearchClause]
    package var limit: Int
    /// Go on after this resource: the key of the last one of the page before.
    package var after: ResourceKey?

    /// How many a search gives unless told otherwise.
    package static let standardLimit = 100

    package init(
        _ type: String, _ clauses: [SearchClause] = [], limit: Int = SearchQuery.standardLimit,
        after: ResourceKey? = nil
    ) {
        self.type = type
        self.clauses = clauses
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

    package init(_ parameter: String, _ alternatives: [SearchTest]) {
        self.parameter = parameter
        self.alternatives = alternatives
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
