import Foundation
import Hummingbird

/// A bare Hummingbird that says hello, asked by one caller at a time: the floor under every page.
enum HelloYardstick {
    static func measure(rounds: Int = 3_000) async throws -> Distribution {
        let router = Router()
        router.get("/") { _, _ in "hello" }
        let (ports, listening) = AsyncStream<Int>.makeStream()
        let application = Application(
            router: router,
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in listening.yield(channel.localAddress?.port ?? 0) },
            logger: LoopbackServer.quietLogger)
        return try await LoopbackServer.serving(application, ports: ports) { port in
            try await LoopbackClient.measure(port: port, requests: Array(repeating: .init(path: "/"), count: rounds))
        }
    }
}
