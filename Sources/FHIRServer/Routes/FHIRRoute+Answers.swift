/// What an interaction takes and answers, as far as it can be said beforehand.
extension FHIRRoute {
    /// What the body of a good answer is.
    enum Content: Sendable, Hashable {
        /// A resource: of this type; nil: of any.
        case resource(String?)
        /// A resource of the type in the address.
        case resourceOfType
        /// Resources, one to a line.
        case lines
        /// JSON that is no resource.
        case json(String)
        case nothing
    }

    /// What a good answer holds.
    var answerContent: Content {
        switch self {
        case .capabilities: .resource("CapabilityStatement")
        case .openAPI, .smartConfiguration: .json("Description")
        case .jobStatus: .json("Manifest")
        case .jobFile: .lines
        case .jobCancel, .delete, .conditionalDelete: .nothing
        case .export, .exportByParameters, .exportOfPatients, .exportOfPatientsByParameters, .exportOfGroup,
            .exportOfGroupByParameters, .importLines:
            .nothing
        case .read, .versionRead: .resourceOfType
        case .create, .update, .conditionalUpdate, .patch, .conditionalPatch: .resource(nil)
        case .meta: .resource("Parameters")
        case .validate: .resource("OperationOutcome")
        case .subscriptionStatuses, .subscriptionStatus, .subscriptionEvents, .accessLog: .resource("Bundle")
        default: interaction == .operation ? .resource(nil) : .resource("Bundle")
        }
    }

    /// What the body of a request is.
    var requestContent: [Content] {
        guard method != .get, method != .delete else { return [] }
        return switch self {
        case .systemSearchByForm, .typeSearchByForm, .compartmentSearchByForm: []
        case .create, .update, .conditionalUpdate: [.resourceOfType]
        case .patch, .conditionalPatch: [.resource("Parameters"), .json("JSONPatch")]
        case .bundle: [.resource("Bundle")]
        case .importLines: [.lines]
        case .validate: [.resource(nil)]
        default: [.resource("Parameters")]
        }
    }

    /// Whether its parameters come as a form.
    var takesForm: Bool { self == .systemSearchByForm || self == .typeSearchByForm || self == .compartmentSearchByForm }

    /// The good statuses, the first the usual one.
    var goodStatuses: [Int] {
        switch self {
        case .create: [201, 200]
        case .update, .conditionalUpdate: [200, 201]
        case .delete, .conditionalDelete: [204, 200]
        case .read, .versionRead: [200, 304]
        case .jobStatus: [200, 202]
        case .jobCancel: [202]
        case .conditionalPatch, .patch: [200]
        default: answerContent == .nothing ? [202] : [200]
        }
    }

    /// What may go wrong, apart from faults of the server.
    var badStatuses: [Int] {
        var statuses: Set<Int> = [400, 406, 503]
        if access != .everybody { statuses.formUnion([401, 403, 404]) }
        switch self {
        case .read, .versionRead, .meta, .page, .jobFile, .patch, .instanceHistory: statuses.insert(410)
        default: break
        }
        switch audit {
        case .writing: statuses.formUnion([404, 409, 410, 412, 422, 504])
        case .directory: statuses.insert(422)
        default: break
        }
        if method != .get, method != .delete { statuses.formUnion([413, 415, 422]) }
        if operation == "export" || operation == "import" { statuses.formUnion([429, 404]) }
        if self == .jobStatus { statuses.insert(500) }
        return statuses.sorted()
    }

    /// The headers that change what it means.
    var headers: [RouteParameter] {
        let ifMatch = RouteParameter("If-Match", .text, "Only if this is the current version, such as W/\"3\".")
        let prefer = RouteParameter("Prefer", .text, "return=minimal, representation or OperationOutcome.")
        switch self {
        case .read, .versionRead:
            return [
                RouteParameter("If-None-Match", .text, "Only if the version is another, such as W/\"3\"."),
                RouteParameter("If-Modified-Since", .text, "Only if it is newer."),
            ]
        case .create:
            return [
                prefer, RouteParameter("If-None-Exist", .text, "Only if a search by these parameters finds nothing."),
            ]
        case .update, .conditionalUpdate: return [prefer, ifMatch]
        case .patch, .conditionalPatch: return [prefer, ifMatch]
        case .delete, .conditionalDelete: return [ifMatch]
        case .bundle: return [prefer]
        case .systemSearch, .typeSearch, .compartmentSearch, .systemSearchByForm, .typeSearchByForm,
            .compartmentSearchByForm:
            return [RouteParameter("Prefer", .text, "handling=strict or lenient.")]
        default:
            guard operation == "export" || operation == "import" else { return [] }
            return [RouteParameter("Prefer", .word(["respond-async"]), "The answer comes later.")]
        }
    }
}
