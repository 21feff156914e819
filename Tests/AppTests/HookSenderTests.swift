import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import Subscriptions
import Synchronization
import Testing

@testable import App

/// Notifications over HTTP, to a receiver that is really there.
@Suite struct HookSenderTests {
    /// What a receiver got.
    struct Received: Sendable, Hashable {
        var method: String
        var path: String
        var host: String?
        var authorization: String?
        var event: String?
        var contentType: String?
        var body: String
    }

    final class Receiver: Sendable {
        let received = Mutex<[Received]>([])
        /// Ends when the test does: whoever waits for it until then is too slow.
        let patience = AsyncStream<Void>.makeStream()

        func router() -> Router<BasicRequestContext> {
            let router = Router()
            for method in [HTTPRequest.Method.post, .put] {
                router.on("**", method: method) { request, _ -> Response in
                    let body = try await request.body.collect(upTo: 1 << 20)
                    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { request.headers[$0] } }
                    let one = Received(
                        method: request.method.rawValue, path: request.uri.string, host: request.head.authority,
                        authorization: header("Authorization"), event: header("Tovholder-Event"),
                        contentType: header("Content-Type"), body: String(buffer: body))
                    self.received.withLock { $0.append(one) }
                    if request.uri.path.hasPrefix("/slow") {
                        for await _ in self.patience.stream {}
                    }
                    let status = request.uri.path.split(separator: "/").first.flatMap { Int($0) } ?? 200
                    var headers = HTTPFields()
                    if (300..<400).contains(status) { headers[.location] = "/elsewhere" }
                    return Response(status: .init(code: status), headers: headers)
                }
            }
            return router
        }
    }

    private static func withReceiver(_ body: @escaping @Sendable (Receiver, Int) async throws -> Void) async throws {
        let receiver = Receiver()
        let (ports, port) = AsyncStream<Int>.makeStream()
        var logger = Logger(label: "receiver")
        logger.logLevel = .critical
        let application = Application(
            router: receiver.router(), configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { port.yield($0.localAddress?.port ?? 0) }, logger: logger)
        let services = ServiceGroup(configuration: .init(services: [application], logger: logger))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await services.run() }
            for await port in ports.prefix(1) { try await body(receiver, port) }
            receiver.patience.continuation.finish()
            await services.triggerGracefulShutdown()
            try await group.waitForAll()
        }
    }

    /// A resolver that says what the test says, differently each time.
    final class Names: HookResolver {
        private let answers: Mutex<[[NetworkAddress]]>

        init(_ answers: [String]...) {
            self.answers = Mutex(answers.map { $0.compactMap { NetworkAddress($0) } })
        }

        func addresses(of host: String) async -> [NetworkAddress] {
            answers.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
        }
    }

    private static let loopback = EndpointRules(
        permitsPlainHTTP: true, permitted: ["127.0.0.1"].compactMap { Network($0) })

    private static func request(
        _ address: String, host: String = "127.0.0.1", timeout: Int64 = 10, isSecure: Bool = false
    ) throws -> HookRequest {
        HookRequest(
            .put, HookEndpoint(url: address, host: host, isSecure: isSecure), path: "Observation/o",
            headers: [try HookHeader("Authorization: Bearer s3cret")], body: Array("{}".utf8), timeout: timeout,
            event: "s/3-3")
    }

    @Test func `the receiver gets the request as it was meant`() async throws {
        try await Self.withReceiver { receiver, port in
            let sender = HTTPHookSender(Self.loopback)
            try await sender.send(try Self.request("http://127.0.0.1:\(port)/hook?a=b"))
            #expect(
                receiver.received.withLock { $0 } == [
                    Received(
                        method: "PUT", path: "/hook/Observation/o?a=b", host: "127.0.0.1:\(port)",
                        authorization: "Bearer s3cret", event: "s/3-3",
                        contentType: "application/fhir+json; charset=utf-8", body: "{}")
                ])
            await sender.shutdown()
        }
    }

    private static let statuses: [(Int, HookFailure?)] = [
        (200, nil), (204, nil), (302, .redirected), (307, .redirected), (400, .refused), (404, .refused),
        (429, .receiverFailed), (500, .receiverFailed), (503, .receiverFailed),
    ]

    @Test(arguments: statuses)
    func `what the receiver answers is understood, and no redirection is followed`(
        status: Int, failure: HookFailure?
    ) async throws {
        try await Self.withReceiver { receiver, port in
            let sender = HTTPHookSender(Self.loopback)
            var seen: HookFailure?
            let request = try Self.request("http://127.0.0.1:\(port)/\(status)")
            do throws(HookFailure) { try await sender.send(request) } catch { seen = error }
            #expect(seen == failure)
            #expect(receiver.received.withLock { $0.count } == 1)
            await sender.shutdown()
        }
    }

    @Test func `a receiver that does not answer is not waited for`() async throws {
        try await Self.withReceiver { _, port in
            let sender = HTTPHookSender(Self.loopback)
            let request = try Self.request("http://127.0.0.1:\(port)/slow", timeout: 1)
            await #expect(throws: HookFailure.tooSlow) { try await sender.send(request) }
            await sender.shutdown()
        }
    }

    @Test func `a name that leads to a forbidden address gets nothing, also when it led elsewhere before`() async throws
    {
        try await Self.withReceiver { receiver, port in
            let request = try Self.request("http://receiver.test:\(port)/hook", host: "receiver.test")
            // Loopback is permitted, the other loopback address is not.
            let sender = HTTPHookSender(
                Self.loopback, resolver: Names(["127.0.0.1"], ["127.0.0.2"], ["10.0.0.1", "::1"], []))
            try await sender.send(request)
            #expect(receiver.received.withLock { $0.first?.host } == "receiver.test:\(port)")
            await #expect(throws: HookFailure.forbiddenAddress) { try await sender.send(request) }
            await #expect(throws: HookFailure.forbiddenAddress) { try await sender.send(request) }
            await #expect(throws: HookFailure.unresolved) { try await sender.send(request) }
            let strict = HTTPHookSender(EndpointRules(permitsPlainHTTP: true), resolver: Names(["127.0.0.1"]))
            await #expect(throws: HookFailure.forbiddenAddress) { try await strict.send(request) }
            let secure = HTTPHookSender(EndpointRules(permitted: ["127.0.0.1"].compactMap { Network($0) }))
            await #expect(throws: HookFailure.forbiddenAddress) { try await secure.send(request) }
            #expect(receiver.received.withLock { $0.count } == 1)
            for one in [sender, strict, secure] { await one.shutdown() }
        }
    }

    @Test func `where nobody listens, or speaks no TLS, it is said`() async throws {
        try await Self.withReceiver { receiver, port in
            let sender = HTTPHookSender(Self.loopback)
            let nobody = try Self.request("http://127.0.0.1:1/hook")
            await #expect(throws: HookFailure.unreachable) { try await sender.send(nobody) }
            let plain = try Self.request("https://127.0.0.1:\(port)/hook", isSecure: true)
            await #expect(throws: HookFailure.self) { try await sender.send(plain) }
            #expect(receiver.received.withLock { $0.isEmpty })
            await sender.shutdown()
        }
    }

    @Test func `names are resolved by the machine`() async {
        #expect(await SystemResolver().addresses(of: "localhost").contains { !EndpointRules().permits($0) })
    }
}
