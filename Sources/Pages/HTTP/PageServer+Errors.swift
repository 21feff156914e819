package import Hummingbird
import Record
import SignIn

/// For what no page of the table answers: unknown addresses and faults.
extension PageServer {
    /// The page that says what went wrong, in the visitor's language.
    package func answer(to error: any Error, _ request: Request) async -> Response {
        let headers = request.headers
        let language =
            cookies.language(in: headers) ?? Language(acceptLanguage: headers.value(of: "Accept-Language"))
        var session: Session?
        if let secret = cookies.sessionSecret(in: headers) {
            // Where the record cannot be asked, the page says what went wrong without saying to whom.
            session = try? await sessions.session(secret, counts: false)
        }
        let visit = Visit(
            session: session, sessionSecret: nil, hasBearerToken: false, language: language,
            formToken: session?.formToken, here: nil)
        return errorPage(PageError(error), visit)
    }

    /// What stands in the log about an error: never what somebody wrote or whose record it was.
    package func describeForLog(_ error: any Error) -> String {
        switch error {
        case let error as RecordError: error.description
        case let error as PageError: "\(error)"
        case let error as SignInError: error.description
        default: String(describing: type(of: error))
        }
    }

    /// Whether it is our own fault, which somebody should look at.
    package func isFault(_ error: any Error) -> Bool { PageError(error) == .failure }

    /// What every answer says about how browsers may treat it.
    package func addSecurityHeaders(to response: inout Response) async {
        SecurityHeaders.add(
            to: &response.headers, isSecure: configuration.isSecure,
            formOrigins: await configuration.relyingParty?.formOrigins ?? [])
    }
}
