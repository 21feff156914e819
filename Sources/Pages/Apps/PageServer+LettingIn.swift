import Access
import Apps
import Care
import HTML
import HTTPTypes
import Hummingbird
import Record
import SignIn

/// The page on which somebody lets an app in: OAuth's authorization endpoint.
extension PageServer {
    func authorize(_ query: AppQuery, _ form: FormFields?, _ visit: Visit) async throws -> Response {
        do {
            // As it was sent, so that what comes twice is seen.
            let parameters = OAuthParameters((form ?? visit.query)?.all ?? [:])
            let request = try await appServer.request(parameters, at: addresses(visit))
            guard let session = visit.session, !visit.hasBearerToken else {
                let asked = form.map { AppQuery($0.values) } ?? query
                return redirect(to: .signInThen(to: Route.authorize(asked).target.text))
            }
            guard session.account.mayLetAppsIn, let reference = session.account.reference else {
                throw appServer.refusal(request)
            }
            let patient = try await appServer.patient(of: request, account: reference)
            return try await decide(request, launchedWith: patient, form, visit, session.account, reference)
        } catch AuthorizationProblem.told(let address) {
            return redirect(toAddress: address)
        } catch let problem as AuthorizationProblem {
            return page(UnknownAppView(problem: problem, context: context(visit)).html, visit, status: .badRequest)
        }
    }

    private func decide(
        _ request: AuthorizationRequest, launchedWith launched: String?, _ form: FormFields?, _ visit: Visit,
        _ account: Account, _ reference: String
    ) async throws -> Response {
        let decision = form?[LetAppInView.Field.decision]
        if decision == LetAppInView.Field.refuse { throw appServer.refusal(request) }
        let whose = try await whose(request, launchedWith: launched, form, account)
        var mistake: LetAppInView.Mistake?
        if decision == LetAppInView.Field.letIn, let form {
            let words = form.all[LetAppInView.Field.scope] ?? []
            var scopes = RequestedScopes(words.joined(separator: " "))
            let chosen = launched ?? form[LetAppInView.Field.patient]
            if scopes.resources.isEmpty && scopes.plain.isDisjoint(with: [.openID, .fhirUser, .profile]) {
                mistake = .nothing
            } else if let capacity = try await capacity(for: chosen, whose, account) {
                // Which app was opened how is no wish that anybody could take a tick from.
                scopes.plain.formUnion(request.scopes.plain.intersection([.launch, .launchPatient]))
                let address = try await appServer.letIn(
                    request, by: AppPerson(account: reference, caller: capacity.caller, purpose: capacity.purpose),
                    patient: whose == .all ? nil : chosen, scopes: scopes, session: visit.sessionSecret)
                return redirect(toAddress: address)
            } else {
                mistake = .nobody
            }
        }
        return await letInPage(request, whose, form, mistake, visit)
    }

    /// In which capacity somebody lets an app in; nil where it is not said to whose record, or it is not theirs to open.
    private func capacity(
        for chosen: String?, _ whose: LetAppInView.Whose, _ account: Account
    ) async throws -> Account.Capacity? {
        if whose == .all { return account.work?.capacity }
        guard let chosen, let capacity = account.capacity(for: chosen) else { return nil }
        return try await summary(chosen, account) == nil ? nil : capacity
    }

    /// Whose record it can be about. A person at home always says whose, so that an app has one record and no more.
    private func whose(
        _ request: AuthorizationRequest, launchedWith launched: String?, _ form: FormFields?, _ account: Account
    ) async throws -> LetAppInView.Whose {
        if let launched {
            guard let choice = try await summary(launched, account) else { throw appServer.refusal(request) }
            return .one(choice)
        }
        if let work = account.work {
            guard request.scopes.needsPatient else { return .all }
            return try await search(form, work.capacity)
        }
        var choices: [ChooseCitizenView.Choice] = []
        for patient in (account.patient.map { [$0] } ?? []) + account.relations.map(\.patient) {
            if let choice = try await summary(patient, account) { choices.append(choice) }
        }
        return choices.count == 1 ? .one(choices[0]) : .choice(choices)
    }

    /// Somebody whose record this account may open, by name; nil where it may not.
    private func summary(_ patient: String, _ account: Account) async throws -> ChooseCitizenView.Choice? {
        guard let capacity = account.capacity(for: patient) else { return nil }
        do {
            let citizen = try await record.read(
                .patient(patient), as: capacity.caller, because: capacity.purpose,
                doing: RoutePattern.authorize.rawValue
            ) { try CitizenReader($0, patient, directory: directory).citizenSeen() }
            return citizen.map { .init(citizen: $0, relation: capacity.relation) }
        } catch RecordError.notFound, RecordError.unrelated {
            return nil
        }
    }

    private func search(_ form: FormFields?, _ capacity: Account.Capacity) async throws -> LetAppInView.Whose {
        let fields = form.map { PatientSearch($0) } ?? PatientSearch()
        guard form?[LetAppInView.Field.decision] != nil else { return .search(fields, .asking) }
        switch fields.question {
        case .failure(let error): return .search(fields, .mistaken(error.mistake))
        case .success(let question):
            let found = try await record.read(
                .lookup, as: capacity.caller, because: capacity.purpose, doing: RoutePattern.authorize.rawValue
            ) { try CareReader($0).findPatients(question) }
            return .search(fields, .found(found, hasMore: found.count >= Self.mostFound))
        }
    }

    /// Lets the forms of a page lead to these places, besides those that every page's may.
    func permitForms(to places: [String], in response: inout Response) async {
        let others = await configuration.relyingParty?.formOrigins ?? []
        SecurityHeaders.permitForms(to: places + others, in: &response.headers)
    }

    private func letInPage(
        _ request: AuthorizationRequest, _ whose: LetAppInView.Whose, _ form: FormFields?,
        _ mistake: LetAppInView.Mistake?, _ visit: Visit
    ) async -> Response {
        let hour: Int64 = 3_600_000
        let asked = AppQuery((form ?? visit.query)?.values ?? [:])
        let view = LetAppInView(
            app: request.app, scopes: request.scopes, whose: whose, hours: Int(appServer.lifetimes.token / hour),
            sessionHours: Int(appServer.lifetimes.online / hour), request: asked.items, mistake: mistake,
            context: context(visit))
        var response = page(view.html, visit, status: mistake == nil ? .ok : .badRequest)
        await permitForms(to: [AppPlace.source(request.redirect)], in: &response)
        return response
    }
}
