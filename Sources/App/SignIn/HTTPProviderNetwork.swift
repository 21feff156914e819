import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
import SignIn

/// The way to providers of sign-in over HTTP. The operator names the providers, so that addresses are not held against the
/// rules that subscriptions have; redirections are not followed, answers are bounded.
struct HTTPProviderNetwork: ProviderNetwork {
    private let client: HTTPClient

    private static let timeout: Int64 = 10
    /// Larger answers than any provider's are not read.
    private static let largest = 512 << 10

    init() {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: .seconds(5)))
        configuration.httpVersion = .http1Only
        client = HTTPClient(
            eventLoopGroupProvider: .shared(MultiThreadedEventLoopGroup.singleton), configuration: configuration)
    }

    func send(_ request: ProviderRequest) async throws(SignInError) -> ProviderAnswer {
        var http = HTTPClientRequest(url: request.address)
        http.headers.add(name: "Accept", value: "application/json")
        http.headers.add(name: "User-Agent", value: "Tovholder")
        if let authorization = request.authorization { http.headers.add(name: "Authorization", value: authorization) }
        if let form = request.form {
            http.method = .POST
            http.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
            http.body = .bytes(ByteBuffer(string: form))
        }
        do {
            let response = try await client.execute(http, deadline: .now() + .seconds(Self.timeout))
            let body = try await response.body.collect(upTo: Self.largest)
            return ProviderAnswer(
                status: Int(response.status.code), maximumAge: Self.maximumAge(response.headers),
                body: Array(body.readableBytesView))
        } catch {
            throw .unreachable
        }
    }

    /// Closes all connections.
    func shutdown() async { try? await client.shutdown() }

    private static func maximumAge(_ headers: HTTPHeaders) -> Int64? {
        let directives = headers[canonicalForm: "Cache-Control"].map { $0.lowercased() }
        if directives.contains("no-store") || directives.contains("no-cache") { return 0 }
        return directives.lazy.filter { $0.hasPrefix("max-age=") }.compactMap { Int64($0.dropFirst(8)) }.first
    }
}
