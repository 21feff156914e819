import Access
import Apps
package import FHIR
package import Record
package import Subscriptions

/// The face for programs: FHIR R4 over HTTP.
///
/// A request is read into a ``FHIRTarget`` by the route table, its token into a ``FHIRHolder``; the interaction then goes
/// through the record's gate or door as the holder, and its result becomes a ``FHIRAnswer``. Nothing here knows HTTP but
/// `FHIRService+HTTP.swift`, so that the entries of a batch take the same way.
package struct FHIRService: Sendable {
    let record: Record
    let authenticator: any FHIRAuthenticator
    let validator: Validator
    let pinnedSearches = PinnedSearches()
    let codeSystems = CodeSystemCache()
    /// The exports and imports that were asked for.
    package let jobs: BulkJobs
    /// The address that links begin with, such as `https://record.example/fhir`; nil: the one that the client used.
    let address: String?
    /// Understands Subscriptions; nil where they are not served.
    let subscriptions: SubscriptionReader?
    /// When the server began, for the CapabilityStatement: milliseconds since 1970-01-01T00:00:00Z.
    let began: Int64

    /// - Parameters:
    ///   - authenticator: says who a bearer token stands for.
    ///   - validator: what resources must satisfy to be taken in.
    ///   - address: what links begin with; nil: the address that the client used.
    ///   - bulk: the limits of exports and imports.
    ///   - subscriptions: understands Subscriptions; nil: they are not served.
    package init(
        record: Record, authenticator: any FHIRAuthenticator, validator: Validator = Validator(),
        address: String? = nil, bulk: BulkSettings = BulkSettings(), subscriptions: SubscriptionReader? = nil
    ) {
        self.record = record
        self.authenticator = authenticator
        self.validator = validator
        self.address = address
        jobs = BulkJobs(record, settings: bulk)
        self.subscriptions = subscriptions
        began = record.surroundings.now()
    }

    /// Carries out one request; whatever goes wrong is an answer too.
    package func answer(_ request: FHIRRequest) async -> FHIRAnswer {
        await answer(request, isEntry: false)
    }

    /// - Parameter isEntry: the answer becomes part of a Bundle, which alone says how all of it is written.
    func answer(_ request: FHIRRequest, isEntry: Bool) async -> FHIRAnswer {
        let wish = Result { () throws(FHIRError) in try AnswerStyle(request) }
        let style = isEntry ? AnswerStyle() : (try? wish.get()) ?? AnswerStyle()
        do {
            return try await carryOut(request, wish).styled(style)
        } catch {
            let known = FHIRError(error)
            var answer = FHIRAnswer(known)
            // The type says what kind of fault it is; the text could hold what somebody wrote.
            if known == .failure { answer.fault = String(describing: type(of: error)) }
            return answer.styled(style)
        }
    }

    /// - Parameter wish: how the client wants its answer; what cannot be is told to those alone who may ask.
    private func carryOut(
        _ request: FHIRRequest, _ wish: Result<AnswerStyle, FHIRError>
    ) async throws -> FHIRAnswer {
        let target = try FHIRTarget(request.method, path: request.path)
        request.noted?(target.route)
        if target.route.standsAlone, request.isEntry {
            throw FHIRError.unsupported("this is asked for by a request of its own, not by an entry of a Bundle")
        }
        if target.route.access == .everybody {
            _ = try wish.get()
            return try answerToEverybody(request, target.route)
        }
        guard let token = request.token, let holder = try await authenticator.holder(of: token) else {
            throw FHIRError.unauthorized
        }
        _ = try wish.get()
        let call = FHIRCall(request: request, target: target, holder: holder)
        if case .token(let permission) = target.route.access { try call.permit(permission, type: target.type) }
        switch target.route {
        case .capabilities, .openAPI, .smartConfiguration: return try answerToEverybody(request, target.route)
        case .read: return try await read(call)
        case .versionRead: return try await readVersion(call)
        case .instanceHistory, .typeHistory, .systemHistory: return try await history(call)
        case .systemSearch, .systemSearchByForm, .typeSearch, .typeSearchByForm, .compartmentSearch,
            .compartmentSearchByForm:
            return try await search(call)
        case .page: return try await page(call)
        case .create, .update, .conditionalUpdate, .patch, .conditionalPatch, .delete, .conditionalDelete:
            return try await write(call)
        case .everything: return try await everything(call)
        case .accessLog: return try await accessLog(call)
        case .lastN: return try await lastN(call)
        case .meta: return try await meta(call)
        case .validate: return try validate(call)
        case .subscriptionStatus, .subscriptionStatuses: return try await subscriptionStatus(call)
        case .subscriptionEvents: return try await subscriptionEvents(call)
        case .lookUp, .lookUpByBody, .validateInSystem, .validateInSystemByBody, .validateInHeldSystem,
            .validateInHeldSystemByBody, .expand, .expandByBody, .expandHeld, .expandHeldByBody, .validateInSet,
            .validateInSetByBody, .validateInHeldSet, .validateInHeldSetByBody:
            return try await terminology(call)
        case .bundle: return try await bundle(call)
        case .export, .exportByParameters, .exportOfPatients, .exportOfPatientsByParameters, .exportOfGroup,
            .exportOfGroupByParameters:
            return try await export(call)
        case .importLines: return try await importLines(call)
        case .jobStatus: return try await jobStatus(call)
        case .jobCancel: return try await cancelJob(call)
        case .jobFile: return try await jobFile(call)
        }
    }
}

extension FHIRService {
    /// What is said without a token: what there is, and how one is let in.
    private func answerToEverybody(_ request: FHIRRequest, _ route: FHIRRoute) throws -> FHIRAnswer {
        switch route {
        case .openAPI: return try description(request)
        case .smartConfiguration:
            for parameter in request.query.all where !AnswerStyle.parameters.contains(parameter.name) {
                throw FHIRError.unsupported("smart-configuration has no parameter \(parameter.name.prefix(40))")
            }
            var answer = FHIRAnswer(status: 200, body: ServerDescription(request.addresses).answer.body)
            answer.contentType = "application/json"
            answer.isPublic = true
            return answer
        default: return try capabilities(request)
        }
    }
}

/// One request with who makes it.
struct FHIRCall: Sendable {
    var request: FHIRRequest
    let target: FHIRTarget
    let holder: FHIRHolder

    /// What stands in the audit.
    var activity: String { target.route.activity(target.type) }

    /// As whom the record is opened: no further than the token's scopes say, in chains and includes too.
    func caller(_ capacity: FHIRHolder.Capacity) -> Caller {
        var caller = capacity.caller
        let isWriting = target.route.audit == .writing
        // A system writes what is nobody's too: the route has asked its scopes for each type, and that is all there is.
        if isWriting, caller.role == .system { return caller }
        // What is changed is told back, whatever else may be read.
        caller.limits = holder.scopes.limits(isWriting ? nil : target.route.looksBy)
        // What codes mean is about nobody.
        for type in ["CodeSystem", "ValueSet", "ConceptMap"] { caller.limits?.types[type] = [] }
        return caller
    }

    /// - Throws: ``FHIRError/forbidden(_:)`` where the token's scopes do not say so.
    ///
    /// - Parameter type: what it is about; nil: every type.
    func permit(_ permission: FHIRPermission, type: String?) throws(FHIRError) {
        guard holder.scopes.permit(permission, type) else {
            throw .forbidden("the token's scopes do not permit this")
        }
    }

    /// Refuses parameters that this interaction does not have: a client that is not understood must hear it.
    func permitParameters() throws(FHIRError) {
        let known = target.route.parameters.map(\.name)
        for parameter in request.query.all
        where !known.contains(parameter.name) && !AnswerStyle.parameters.contains(parameter.name) {
            throw .unsupported("this interaction has no parameter \(parameter.name.prefix(40))")
        }
    }
}
