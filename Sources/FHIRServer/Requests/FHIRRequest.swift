import Apps

/// One request as far as FHIR knows it: from HTTP, or an entry of a batch.
package struct FHIRRequest: Sendable {
    package var method: FHIRMethod
    /// What follows the base address, between the slashes.
    package var path: [String]
    /// What follows the question mark, in its order.
    package var query: QueryParameters
    package var headers: FHIRHeaders
    package var body: [UInt8]
    /// The address of the API, such as `https://record.example/fhir`, without a slash at the end.
    package var base: String
    /// A body that is too long to be read at once, of the interactions that take one.
    package var content: FHIRContent?
    /// Whether it is an entry of a Bundle.
    package var isEntry = false
    /// What stands after `Bearer` in the header `Authorization`.
    package var token: String?
    /// Told which interaction it is, as soon as that is known.
    package var noted: (@Sendable (FHIRRoute) -> Void)?

    package init(
        _ method: FHIRMethod, path: [String], query: QueryParameters = QueryParameters(),
        headers: FHIRHeaders = FHIRHeaders(), body: [UInt8] = [], base: String, token: String? = nil
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.base = base
        self.token = token
    }

    /// Where the server is found, as the client sees it.
    var addresses: ServerAddresses { ServerAddresses(base: String(base.dropLast(ServerAddresses.apiPath.utf8.count))) }
}

/// The headers that change what a request means.
package struct FHIRHeaders: Sendable, Hashable {
    package var accept: String?
    package var contentType: String?
    package var ifMatch: String?
    package var ifNoneMatch: String?
    package var ifModifiedSince: String?
    package var ifNoneExist: String?
    package var prefer: String?

    package init() {}
}
