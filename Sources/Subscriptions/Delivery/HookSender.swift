/// Sends one request to a receiver: HTTP in the program, anything in a test.
package protocol HookSender: Sendable {
    /// Returns when the receiver has acknowledged.
    ///
    /// - Throws: ``HookFailure`` where it has not.
    func send(_ request: HookRequest) async throws(HookFailure)
}

/// One request to a receiver.
package struct HookRequest: Sendable, Hashable {
    package enum Method: String, Sendable, Hashable {
        case post = "POST"
        case put = "PUT"
        case delete = "DELETE"
    }

    package var method: Method
    package var endpoint: HookEndpoint
    /// What follows the endpoint's address, such as `Observation/o1`; nil: nothing.
    package var path: String?
    package var headers: [HookHeader]
    /// Empty where the request only says that something happened.
    package var body: [UInt8]
    package var contentType = "application/fhir+json"
    /// Seconds that the receiver has to answer.
    package var timeout: Int64
    /// The subscription and the numbers of the events, so that a receiver can tell what it has had before:
    /// `SUBSCRIPTION/FIRST-LAST`.
    package var event: String?

    package init(
        _ method: Method, _ endpoint: HookEndpoint, path: String? = nil, headers: [HookHeader] = [], body: [UInt8] = [],
        timeout: Int64, event: String? = nil
    ) {
        self.method = method
        self.endpoint = endpoint
        self.path = path
        self.headers = headers
        self.body = body
        self.timeout = timeout
        self.event = event
    }

    /// The address with the path, and the endpoint's own query after it.
    package var address: String {
        guard let path else { return endpoint.url }
        let parts = endpoint.url.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let start = parts[0].hasSuffix("/") ? String(parts[0]) : parts[0] + "/"
        return start + path + (parts.count == 2 ? "?" + parts[1] : "")
    }
}
