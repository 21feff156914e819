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
    ///   - subscriptions: understands Subscriptions; nil: they are not served.
    package init(
        record: Record, authenticator: any FHIRAuthenticator, validator: Validator = Validator(),
        address: String? = nil, subscriptions: SubscriptionReader? = nil
    ) {
        self.record = record
        self.authenticator = authenticator
        self.validator = validator
        self.address = address
        self.subscriptions = subscriptions
        began = record.surroundings.now()
    }

    /// Carries out one request; whatever goes wrong is an answer too.
    package func answer(_ request: FHIRRequest) async -> FHIRAnswer {
        await answer(request, isEntry: false)
    }

    /// - Parameter isEntry: the answer becomes part of a Bundle, which alone says how all of it is written.
    func answer(_ request: FHIRRequest, isEntry: Bool) async -> FHIRAnswer {
        var style = AnswerStyle()
        do {
            let wish = try AnswerStyle(request)
            if !isEntry { style = wish }
            return try await carryOut(request).styled(style)
        } catch {
            let known = FHIRError(error)
            var answer = FHIRAnswer(known)
            // The type says what kind of fault it is; the text could hold what somebody wrote.
            if known == .failure { answer.fault = String(describing: type(of: error)) }
            return answer.styled(style)
        }
    }

    private func carryOut(_ request: FHIRRequest) async throws -> FHIRAnswer {
        let target = try FHIRTarget(request.method, path: request.path)
        if target.route.access == .everybody { return try capabilities(request) }
        guard let token = request.token, let holder = try await authenticator.holder(of: token) else {
            throw FHIRError.unauthorized
        }
        let call = FHIRCall(request: request, target: target, holder: holder)
        if case .token(let permission) = target.route.access { try call.permit(permission, type: target.type) }
        switch target.route {
        case .capabilities: return try capabilities(request)
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
        }
    }
}

/// One request with who makes it.
struct FHIRCall: Sendable {
    let request: FHIRRequest
    let target: FHIRTarget
    let holder: FHIRHolder

    /// What stands in the audit.
    var activity: String { target.route.activity(target.type) }

    /// - Throws: ``FHIRError/forbidden(_:)`` where the token's scopes do not say so.
    ///
    /// - Parameter type: what it is about; nil: every type.
    func permit(_ permission: FHIRPermission, type: String?) throws(FHIRError) {
        guard holder.scopes.permit(permission, type) else {
            throw .forbidden("the token's scopes do not permit this")
        }
    }

    /// Refuses parameters that this interaction does not have: a client that is not understood must hear it.
    func permitParameters(_ known: Set<String> = []) throws(FHIRError) {
        for parameter in request.query.all
        where !known.contains(parameter.name) && !AnswerStyle.parameters.contains(parameter.name) {
            throw .unsupported("this interaction has no parameter \(parameter.name.prefix(40))")
        }
    }
}
