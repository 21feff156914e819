import Hummingbird

extension PageServer {
    /// From routes to what answers them.
    func answer(_ route: Route, _ visit: Visit, _ form: FormFields?) async throws -> Response {
        switch route {
        case .start: start(visit)
        case .signIn, .signInThen: try await signIn(route, form, visit)
        case .signInWith(let provider, let goal): try await signIn(with: provider, goal: goal, visit)
        case .signInReturn(let provider): try await finishSignIn(with: provider, visit)
        case .providerSignOut(let provider): await endSessions(by: provider, form, visit)
        case .signOut: try await signOut(visit)
        case .signedOut: page(SignInNoticeView(kind: .signedOut, context: context(visit)).html, visit)
        case .session(let from): try await session(from: from, form, visit)
        case .sessionEnded(let from): sessionEnded(from: from, visit)
        case .workplaces: try await workplaces(form, visit)
        case .language(let language, let address): change(to: language, from: address)
        case .help: help(visit)
        case .citizens: try await citizens(visit)
        case .changes(let citizen, let since): try await changes(of: citizen, since: since, visit)
        case .unitChanges(let since): try unitChanges(since: since, visit)
        case .overview(let citizen): try await overview(citizen, visit)
        case .thread(let citizen, let query): try await thread(citizen, query, visit)
        case .ahead(let citizen): try await ahead(citizen, visit)
        case .courses(let citizen): try await courses(citizen, visit)
        case .course(let citizen, let reference, let after):
            try await course(citizen, reference, after: after, visit)
        case .results(let citizen): try await results(citizen, .results, visit)
        case .measurements(let citizen): try await results(citizen, .measurements, visit)
        case .trend(let citizen, let code): try await trend(citizen, code, visit)
        case .medicines(let citizen): try await medicines(citizen, visit)
        case .diagnoses(let citizen): try await diagnoses(citizen, visit)
        case .plans(let citizen): try await plans(citizen, visit)
        case .documents(let citizen): try await documents(citizen, visit)
        case .entry(let citizen, let reference): try await entry(citizen, reference, visit)
        case .accessLog(let citizen, let form): try await accessLog(citizen, form, visit)
        case .accessLogFile(let citizen, let form): try await accessLogFile(citizen, form, visit)
        case .accessQuestion(let citizen, let look): try await accessQuestion(citizen, look, form, visit)
        case .accessNotice(let citizen): try await accessNotice(citizen, form, visit)
        case .reviews: try await reviews(visit)
        case .review(let id): try await review(id, form, visit)
        case .access(let citizen, let query): try await access(citizen, query, form, visit)
        case .opening(let citizen): try await opening(citizen, form, visit)
        case .mandates(let done): try await mandates(done, form, visit)
        case .apps(let citizen): try await apps(citizen, form, visit)
        case .authorize(let query): try await authorize(query, form, visit)
        case .unitLetters: try await unitLetters(visit)
        case .letters(let citizen): try await letters(citizen, form, visit)
        case .letter(let citizen, let id): try await letter(citizen, id, visit)
        case .findPatient: try await findPatient(form, visit)
        case .figures: try await figures(visit)
        }
    }
}
