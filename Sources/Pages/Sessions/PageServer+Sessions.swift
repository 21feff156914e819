import HTTPTypes
import HTML
import Hummingbird

/// Pages about the session itself.
extension PageServer {
    /// When the session ends; and the form sent by somebody who goes on. The script of the pages asks here too, by the
    /// header.
    func session(from: String, _ form: FormFields?, _ visit: Visit) async throws -> Response {
        guard let end = visit.session?.end else {
            return redirect(to: visit.session == nil ? .sessionEnded(from: from) : .start)
        }
        if form != nil { return redirect(toAddress: Route.goal(from) ?? "/") }
        var response = page(SessionView(end: end, from: from, context: context(visit)).html, visit)
        response.headers.set("Tovholder-Session-Seconds", "\(end.secondsLeft(at: now))")
        return response
    }

    /// For those whose session has ended while a page lay open. Whoever has signed in meanwhile goes on.
    func sessionEnded(from: String, _ visit: Visit) -> Response {
        if visit.session != nil { return redirect(toAddress: Route.goal(from) ?? "/") }
        return page(
            SignInNoticeView(kind: .ended, context: context(visit), goal: Route.goal(from)).html, visit)
    }

    /// Where somebody works, and the form sent by somebody who chose.
    func workplaces(_ form: FormFields?, _ visit: Visit) async throws -> Response {
        guard let session = visit.session, case .professional(let now) = session.account.work else {
            throw PageError.notFound
        }
        guard let form else {
            return page(
                WorkplacesView(now: now, others: session.account.otherWork, context: context(visit)).html, visit)
        }
        guard let reference = form["work"] else { throw PageError.badRequest }
        guard reference != now.reference else { return redirect(to: .findPatient) }
        guard let secret = visit.sessionSecret,
            let chosen = session.account.otherWork.first(where: { $0.reference == reference })
        else { throw PageError.badRequest }
        var account = session.account
        account.work = .professional(chosen)
        account.otherWork = [now] + account.otherWork.filter { $0 != chosen }
        guard let new = try await sessions.change(secret, to: account) else { throw PageError.unauthorized }
        return redirect(to: .findPatient, setting: [cookies.setting(sessionSecret: new)])
    }
}
