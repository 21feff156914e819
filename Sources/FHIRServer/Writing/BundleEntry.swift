import FHIR
import HTML

/// One entry of a batch or a transaction, as a request of its own.
struct BundleEntry: Sendable {
    /// Where it stands, such as `Bundle.entry[3]`.
    let place: String
    let fullURL: String?
    let resource: JSONValue?
    /// With the method, path, query and headers of `entry.request`; the body is the resource.
    let request: FHIRRequest

    /// Reads an entry.
    ///
    /// Source: FHIR R4, Bundle.entry.request; RESTful API, 3.1.0.11.1.
    ///
    /// - Parameter outer: the request that carried the Bundle.
    init(_ entry: JSONValue, number: Int, in outer: FHIRRequest) throws(FHIRError) {
        place = "Bundle.entry[\(number)]"
        fullURL = entry["fullUrl"]?.string
        resource = entry["resource"]
        guard let described = entry["request"], let url = described["url"]?.string,
            let name = described["method"]?.string
        else { throw .malformed("\(place): an entry needs request.method and request.url") }
        // HEAD is GET without a body, which in a Bundle makes no difference worth having.
        guard let method = FHIRMethod(rawValue: name == "HEAD" ? "GET" : name) else {
            throw .malformed("\(place): the method is none that FHIR has")
        }
        var address = url.hasPrefix(outer.base) ? String(url.dropFirst(outer.base.count)) : url
        guard !address.contains("://") else { throw .malformed("\(place): the address is on another server") }
        if address.hasPrefix("/") { address.removeFirst() }
        let parts = address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var path: [String] = []
        for part in (parts.first ?? "").split(separator: "/") {
            guard let text = PercentEncoding.decode(part, plusIsSpace: false) else {
                throw .malformed("\(place): the address is not percent-encoded UTF-8")
            }
            path.append(text)
        }
        var request = FHIRRequest(
            method, path: path, query: try QueryParameters(encoded: parts.count > 1 ? parts[1] : ""),
            base: outer.base, token: outer.token)
        request.isEntry = true
        request.headers.ifMatch = described["ifMatch"]?.string
        request.headers.ifNoneMatch = described["ifNoneMatch"]?.string
        request.headers.ifNoneExist = described["ifNoneExist"]?.string
        request.headers.ifModifiedSince = described["ifModifiedSince"]?.string.flatMap { DateTime($0) }
            .map { HTTPDate.text($0.earliest) }
        // The answer to a large Bundle holds what was written only where that is asked for.
        request.headers.prefer = outer.headers.prefer ?? "return=minimal"
        if let resource { request.body = Array(resource.rawBytes) }
        self.request = request
    }
}
