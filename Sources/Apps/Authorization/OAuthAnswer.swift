import FHIR

/// What the authorization server answers to a program.
package struct OAuthAnswer: Sendable, Hashable {
    package var status: Int
    /// JSON; empty: there is nothing to say.
    package var body: [UInt8]
    /// Whether the client tried to show who it is by a header, and is told so in one (RFC 6749, 5.2).
    package var asksForCredentials = false
    /// Whether it is the same for everybody, and may be kept for a while.
    package var isPublic = false

    package init(status: Int, body: [UInt8] = []) {
        self.status = status
        self.body = body
    }

    /// What was sent is no form.
    package static let malformed = OAuthAnswer(
        OAuthError(.invalidRequest, "the body is a form: application/x-www-form-urlencoded"), usesHeader: false)

    /// There have been too many tries; the words are those of RFC 6749, 4.1.2.1.
    package static let tooMany: OAuthAnswer = {
        var answer = OAuthAnswer { $0.member("error", "temporarily_unavailable") }
        answer.status = 429
        return answer
    }()

    /// - Parameter usesHeader: whether the request had a header that says who asks.
    init(_ error: OAuthError, usesHeader: Bool) {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("error", error.code.rawValue)
            writer.member("error_description", error.text)
        }
        self.init(status: error.code == .invalidClient ? 401 : 400, body: writer.bytes)
        asksForCredentials = error.code == .invalidClient && usesHeader
    }

    init(_ content: (inout JSONWriter) -> Void) {
        var writer = JSONWriter()
        writer.object(content)
        self.init(status: 200, body: writer.bytes)
    }
}
