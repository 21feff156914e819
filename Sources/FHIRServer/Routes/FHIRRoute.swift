package import Apps

/// Every interaction of the API: how it is asked for, what a token must let its holder do, and what the audit says.
///
/// This is the only place where paths are written. Requests are matched against it, the CapabilityStatement is made from
/// it, and tests walk over it.
///
/// Source: FHIR R4, RESTful API, 3.1.0 (http.html).
package enum FHIRRoute: String, Sendable, Hashable, CaseIterable {
    case capabilities = "GET /metadata"
    case openAPI = "GET /openapi.json"
    case smartConfiguration = "GET /.well-known/smart-configuration"
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
    case accessLog = "GET /Patient/{patient}/$access-log"
    case lastN = "GET /Observation/$lastn"
    case meta = "GET /{type}/{id}/$meta"
    case validate = "POST /{type}/$validate"
    case export = "GET /$export"
    case exportByParameters = "POST /$export"
    case exportOfPatients = "GET /Patient/$export"
    case exportOfPatientsByParameters = "POST /Patient/$export"
    case exportOfGroup = "GET /Group/{id}/$export"
    case exportOfGroupByParameters = "POST /Group/{id}/$export"
    case importLines = "POST /$import"
    case jobStatus = "GET /_bulk/{job}"
    case jobCancel = "DELETE /_bulk/{job}"
    case jobFile = "GET /_bulk/{job}/{file}"
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

    /// Its address as a pattern, such as `/fhir/{type}/{id}`.
    package var pattern: String { "/fhir/" + segments.joined(separator: "/") }

    /// The parts of the path between the slashes; those in braces are parameters.
    var segments: [String] { Self.parts[self]?.segments ?? [] }

    /// What the interaction is called in a CapabilityStatement.
    ///
    /// Source: value sets `type-restful-interaction` and `system-restful-interaction`.
    package var interaction: FHIRInteractionCode {
        switch self {
        case .capabilities: .capabilities
        case .openAPI: .openAPI
        case .smartConfiguration: .smartConfiguration
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
        case .everything, .accessLog, .lastN, .meta, .validate, .export, .exportByParameters, .exportOfPatients,
            .exportOfPatientsByParameters, .exportOfGroup, .exportOfGroupByParameters, .importLines,
            .lookUp, .lookUpByBody, .validateInSystem, .validateInSystemByBody,
            .validateInHeldSystem, .validateInHeldSystemByBody, .expand, .expandByBody, .expandHeld, .expandHeldByBody,
            .validateInSet, .validateInSetByBody, .validateInHeldSet, .validateInHeldSetByBody,
            .subscriptionStatuses, .subscriptionStatus, .subscriptionEvents:
            .operation
        case .jobStatus, .jobCancel, .jobFile: .job
        }
    }

    /// The operation that it is, such as `everything`; nil where it is none.
    package var operation: String? { segments.last.flatMap { $0.hasPrefix("$") ? String($0.dropFirst()) : nil } }

    /// The one type that an operation is for; nil: any, or the record as a whole.
    var operationType: String? { segments.first { !$0.hasPrefix("{") && !$0.hasPrefix("$") } }

    /// Whether an operation is about the record as a whole, not about a type.
    var isOfSystem: Bool { operation != nil && segments.count == 1 }

    /// Whether a method and a path ask for this, a route without parameters.
    func isAsked(_ method: FHIRMethod, _ path: [String]) -> Bool { method == self.method && path == segments }

    /// Whether it is asked for by a request of its own, never by an entry of a Bundle.
    var standsAlone: Bool {
        switch self {
        case .export, .exportByParameters, .exportOfPatients, .exportOfPatientsByParameters, .exportOfGroup,
            .exportOfGroupByParameters, .importLines, .jobStatus, .jobCancel, .jobFile, .openAPI, .smartConfiguration:
            true
        default: false
        }
    }

    /// Who may ask. The record's gate and door decide about each citizen; this decides before the record is asked.
    package var access: FHIRRouteAccess {
        switch self {
        case .capabilities, .openAPI, .smartConfiguration: .everybody
        case .page, .systemSearch, .systemSearchByForm, .bundle, .everything, .accessLog, .lastN, .export,
            .exportByParameters, .exportOfPatients, .exportOfPatientsByParameters, .exportOfGroup,
            .exportOfGroupByParameters, .importLines,
            .jobStatus, .jobCancel, .jobFile, .lookUp, .lookUpByBody, .validateInSystem, .validateInSystemByBody,
            .validateInHeldSystem, .validateInHeldSystemByBody, .expand, .expandByBody, .expandHeld, .expandHeldByBody,
            .validateInSet, .validateInSetByBody, .validateInHeldSet, .validateInHeldSetByBody,
            .subscriptionStatuses, .subscriptionStatus, .subscriptionEvents:
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

    /// What a token must permit of whatever is looked at on the way.
    var looksBy: FHIRPermission {
        switch self {
        case .read, .versionRead, .meta, .subscriptionStatuses, .subscriptionStatus, .subscriptionEvents: .read
        default: .search
        }
    }

    /// What the audit says when it has been used.
    package var audit: FHIRRouteAudit {
        switch self {
        case .capabilities, .openAPI, .smartConfiguration, .validate, .jobStatus, .jobCancel: .nothing
        case .page, .systemSearch, .systemSearchByForm, .typeSearch, .typeSearchByForm, .compartmentSearch,
            .compartmentSearchByForm, .systemHistory, .typeHistory, .instanceHistory, .versionRead, .read,
            .everything, .accessLog, .lastN, .meta, .export, .exportByParameters, .exportOfPatients,
            .exportOfPatientsByParameters, .exportOfGroup, .exportOfGroupByParameters, .subscriptionEvents:
            .reading
        case .jobFile: .readingWhole
        case .lookUp, .lookUpByBody, .validateInSystem, .validateInSystemByBody,
            .validateInHeldSystem, .validateInHeldSystemByBody, .expand, .expandByBody, .expandHeld, .expandHeldByBody,
            .validateInSet, .validateInSetByBody, .validateInHeldSet, .validateInHeldSetByBody:
            .directory
        case .subscriptionStatuses, .subscriptionStatus: .readingOfNobody
        case .create, .update, .conditionalUpdate, .patch, .conditionalPatch, .delete, .conditionalDelete, .bundle,
            .importLines:
            .writing
        }
    }

    /// What stands in the audit: the route with the type filled in, never an id.
    func activity(_ type: String?) -> String {
        guard let words = Self.activities[self] else { return rawValue }
        guard let type, words.count == 2 else { return words.joined(separator: "{type}") }
        return words[0] + type + words[1]
    }

    /// Each route with the root in front, as what stands before and after the type.
    private static let activities: [FHIRRoute: [String]] = Dictionary(
        uniqueKeysWithValues: allCases.map { route in
            let whole = route.rawValue.replacing(" /", with: " /fhir/")
            return (route, whole.split(separator: "{type}", omittingEmptySubsequences: false).map(String.init))
        })

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

/// What the audit says about an interaction.
package enum FHIRRouteAudit: Sendable, Hashable {
    /// The answer holds nothing from the record.
    case nothing
    /// Somebody looked; each citizen whose resources were found stands in it.
    case reading
    /// Somebody looked at what was prepared: each citizen concerned stood in it by then, so it names nobody but those of
    /// whom something has changed since.
    case readingWhole
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
    /// The same in OpenAPI's words.
    case openAPI
    /// How apps are let in.
    case smartConfiguration
    /// A later page of a search.
    case page
    /// What an asynchronous request leads to.
    case job
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
