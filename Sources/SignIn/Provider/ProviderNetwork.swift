/// The way to a provider. App goes it with an HTTP client; tests answer themselves.
package protocol ProviderNetwork: Sendable {
    /// Sends one request. Redirections are not followed, and the answer is bounded.
    ///
    /// - Throws: ``SignInError/unreachable`` where no whole answer came.
    func send(_ request: ProviderRequest) async throws(SignInError) -> ProviderAnswer
}

/// One request to a provider: a form where it has fields, otherwise a plain question.
package struct ProviderRequest: Sendable, Hashable {
    package var address: String
    /// Encoded as `application/x-www-form-urlencoded`; nil: GET.
    package var form: String?
    /// The whole value of the header `Authorization`.
    package var authorization: String?

    package init(_ address: String, form: String? = nil, authorization: String? = nil) {
        self.address = address
        self.form = form
        self.authorization = authorization
    }
}

/// What a provider answered.
package struct ProviderAnswer: Sendable, Hashable {
    /// What was asked for.
    package enum Kind: String, Sendable, Hashable {
        case discovery = "discovery document"
        case keys = "key set"
        case tokens = "token answer"
        case userInformation = "user information"
    }

    package var status: Int
    /// For how many seconds it may be kept, where it says so.
    package var maximumAge: Int64?
    package var body: [UInt8]

    package init(status: Int, maximumAge: Int64? = nil, body: [UInt8]) {
        self.status = status
        self.maximumAge = maximumAge
        self.body = body
    }
}
