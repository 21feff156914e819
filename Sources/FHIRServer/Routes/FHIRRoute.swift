/// Every interaction of the API: how it is asked for, what a token must let its holder do, and what the audit says.
///
/// This is the only place where paths are written. Requests are matched against it, the CapabilityStatement is made from
/// it, and tests walk over it.
///
/// Source: FHIR R4, RESTful API, 3.1.0 (http.html).
package enum FHIRRoute: String, Sendable, Hashable, CaseIterable {
    case capabilities = "GET /metadata"
    case page = "GET /_page/{page}"
    case systemSearch = "GET /"
    case systemSearchByForm = "POST /_search"
    case typeSearch = "GET /{type}"
    case typeSearchByForm = "POST /{type}/_search"
    case compartmentSearch = "GET /Patient/{patient}/{type}"
    case compartmentSearchByForm = "POST /Patient/{patient}/{type}/_search"
    case systemHistory = "GET /_history"
    case typeHistory = "GET /{type}/_history"
    case instanceHistory = "GET /{type}/{id}/_history"
    case versionRead = "GET /{type}/{id}/_history/{version}"
    case read = "GET /{type}/{id}"
    case create = "POST /{type}"
    case update = "PUT /{type}/{id}"
    case conditionalUpdate = "PUT /{type}"
    case patch = "PATCH /{type}/{id}"
    case conditionalPatch = "PATCH /{type}"
    case delete = "DELETE /{type}/{id}"
    case conditionalDelete = "DELETE /{type}"
    case bundle = "POST /"
    case everything = "GET /Patient/{patient}/$everything"
    case lastN = "GET /Observation/$lastn"
    case meta = "GET /{type}/{id}/$meta"
    case validate = "POST /{type}/$validate"
    case lookUp = "GET /CodeSystem/$lookup"
    case lookUpByBody = "POST /CodeSystem/$lookup"
    case validateInSystem = "GET /CodeSystem/$validate-code"
    case validateInSystemByBody = "POST /CodeSystem/$validate-code"
    case validateInHeldSystem = "GET /CodeSystem/{id}/$validate-code"
    case validateInHeldSystemByBody = "POST /CodeSystem/{id}/$validate-code"
    case expand = "GET /ValueSet/$expand"
    case expandByBody = "POST /ValueSet/$expand"
    case expandHeld = "GET /ValueSet/{id}/$expand"
    case expandHeldByBody = "POST /ValueSet/{id}/$expand"
    case validateInSet = "GET /ValueSet/$validate-code"
    case validateInSetByBody = "POST /ValueSet/$validate-code"
    case validateInHeldSet = "GET /ValueSet/{id}/$validate-code"
    case validateInHeldSetByBody = "POST /ValueSet/{id}/$validate-code"
    case subscriptionStatuses = "GET /Subscription/$status"
    case subscriptionStatus = "GET /Subscription/{id}/$status"
    case subscriptionEvents = "GET /Subscription/{id}/$events"

    /// How it is asked for. GET answers HEAD too.
    package var method: FHIRMethod { Self.parts[self]?.method ?? .get }

    /// The parts of the path between the slashes; those in braces are parameters.
    var segments: [String] { Self.parts[self]?.segments ?? [] }

    /// What the interaction is called in a CapabilityStatement.
    ///
    /// Source: value sets `type-restful-interaction` and `system-restful-interaction`.
    package var interaction: FHIRInteractionCode {
        switch self {
        case .capabilities: .capabilities
        case .page: .page
        case .systemSearch, .systemSearchByForm: .searchSystem
        case .typeSearch, .typeSearchByForm, .compartmentSearch, .compartmentSearchByForm: .searchType
        case .systemHistory: .historySystem
        case .typeHistory: .historyType
        case .instanceHistory: .historyInstance
        case .versionRead: .versionRead
        case .read: .read
        case .create: .create
        case .update, .conditionalUpdate: .update
        case .patch, .conditionalPatch: .patch
        case .delete, .conditionalDelete: .delete
        case .bundle: .transaction
        case .everything, .lastN, .meta, .validate, .lookUp, .lookUpByBody, .validateInSystem, .validateInSystemByBody,
            .validateInHeldSystem, .validateInHeldSystemByBody, .expand, .expandByBody, .expandHeld, .expandHeldByBody,
            .validateInSet, .validateInSetByBody, .validateInHeldSet, .validateInHeldSetByBody, .subscriptionStatuses,
            .subscriptionStatus, .subscriptionEvents:
            .operation
        }
    }

    /// The operation that it is, such as `everything`; nil where it is none.
    package var operation: String? { segments.last.flatMap { $0.hasPrefix("$") ? String($0.dropFirst()) : nil } }

    /// The one type that an operation is for; nil: any.
    var operationType: String? { segments.first { !$0.hasPrefix("{") && !$0.hasPrefix("$") } }

    /// Who may ask. The record's gate and door decide about each citizen; this decides before the record is asked.
    package var access: FHIRRouteAccess {
        switch self {
        case .capabilities: .everybody
        case .page, .systemSearch, .systemSearchByForm, .bundle, .everything, .lastN, .lookUp, .lookUpByBody,
            .validateInSystem, .validateInSystemByBody, .validateInHeldSystem, .validateInHeldSystemByBody, .expand,
            .expandByBody, .expandHeld, .expandHeldByBody, .validateInSet, .validateInSetByBody, .validateInHeldSet,
            .validateInHeldSetByBody, .subscriptionStatuses,
            .subscriptionStatus, .subscriptionEvents:
            .holder
        case .create: .token(.create)
        case .update, .conditionalUpdate, .patch, .conditionalPatch: .token(.update)
        case .delete, .conditionalDelete: .token(.delete)
        case .typeSearch, .typeSearchByForm, .compartmentSearch, .compartmentSearchByForm: .token(.search)
        case .systemHistory: .token(.search)
        case .typeHistory, .instanceHistory: .token(.search)
        case .versionRead, .read, .meta, .validate: .token(.read)
        }
    }

    /// What the audit says when it has been used.
    package var audit: FHIRRouteAudit {
        switch self {
        case .capabilities, .validate: .nothing
        case .page, .systemSearch, .systemSearchByForm, .typeSearch, .typeSearchByForm, .compartmentSearch,
            .compartmentSearchByForm, .systemHistory, .typeHistory, .instanceHistory, .versionRead, .read,
            .everything, .lastN, .meta, .subscriptionEvents:
            .reading
        case .lookUp, .lookUpByBody, .validateInSystem, .validateInSystemByBody, .validateInHeldSystem,
            .validateInHeldSystemByBody, .expand, .expandByBody, .expandHeld, .expandHeldByBody, .validateInSet,
            .validateInSetByBody, .validateInHeldSet, .validateInHeldSetByBody:
            .directory
        case .subscriptionStatuses, .subscriptionStatus: .readingOfNobody
        case .create, .update, .conditionalUpdate, .patch, .conditionalPatch, .delete, .conditionalDelete, .bundle:
            .writing
        }
    }

    /// What stands in the audit: the route with the type filled in, never an id.
    func activity(_ type: String?) -> String {
        guard let type else { return rawValue.replacing(" /", with: " /fhir/") }
        return rawValue.replacing(" /", with: " /fhir/").replacing("{type}", with: type)
    }

    /// The routes whose paths have so many parts, in their order.
    static let ofLength: [Int: [(route: FHIRRoute, segments: [String])]] = Dictionary(
        grouping: allCases.map { ($0, $0.segments) }, by: \.1.count)

    private static let parts: [FHIRRoute: (method: FHIRMethod, segments: [String])] = {
        var parts: [FHIRRoute: (method: FHIRMethod, segments: [String])] = [:]
        for route in allCases {
            let words = route.rawValue.split(separator: " ")
            guard words.count == 2, let method = FHIRMethod(rawValue: String(words[0])) else { continue }
            parts[route] = (method, words[1].split(separator: "/").map(String.init))
        }
        return parts
    }()
}

/// How an interaction is asked for.
package enum FHIRMethod: String, Sendable, Hashable, CaseIterable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"
}

/// Who may ask for an interaction.
package enum FHIRRouteAccess: Sendable, Hashable {
    /// Also those who bring no token.
    case everybody
    /// Those whose token's scopes say so, for the type concerned.
    case token(FHIRPermission)
    /// Those who bring a token; the interaction asks the scopes for each type that it is about.
    case holder
}

/// What a token's scopes permit, by the letters of SMART App Launch 2: c, r, u, d, s.
package enum FHIRPermission: Character, Sendable, Hashable, CaseIterable {
    case create = "c"
    case read = "r"
    case update = "u"
    case delete = "d"
    /// Searching and histories of several resources.
    case search = "s"
}

/// What the audit says about an interaction.
package enum FHIRRouteAudit: Sendable, Hashable {
    /// The answer holds nothing from the record.
    case nothing
    /// Somebody looked; each citizen whose resources were found stands in it.
    case reading
    /// Somebody looked something up that is about nobody, such as what a code means.
    case directory
    /// Somebody looked at what is in nobody's compartment.
    case readingOfNobody
    /// Somebody changed something; each citizen concerned stands in it.
    case writing
}

/// What CapabilityStatements call the interactions.
package enum FHIRInteractionCode: String, Sendable, Hashable, CaseIterable {
    case capabilities
    /// A later page of a search.
    case page
    case searchSystem = "search-system"
    case searchType = "search-type"
    case read
    case versionRead = "vread"
    case create, update, patch, delete
    /// An operation of its own name, which CapabilityStatements list apart.
    case operation
    /// Also a batch, which CapabilityStatements list beside it.
    case transaction
    case historyInstance = "history-instance"
    case historyType = "history-type"
    case historySystem = "history-system"
}
