import Dispatch
import Glibc
import Synchronization
import Testing

/// A browser that listens: opens a stream of server-sent events over a socket, and reads what comes until something is in
/// it.
final class EventReader: Sendable {
    private let connection: CInt
    private let text = Mutex("")
    // What blocks here is in nobody's way.
    private let queue = DispatchQueue(label: "event reader")

    /// A sign of life, as the first in a chunk: to Swift, a line's end of two bytes is one character.
    static let beat = "\r\n:\n\n"
    /// Longer than anything here takes; a test that waits so long has failed.
    private static let patience = timeval(tv_sec: 20, tv_usec: 0)
    private static let longest = Duration.seconds(40)

    init(_ path: String, port: Int, cookies: [String: String], headers: [String] = []) throws {
        connection = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        var patience = Self.patience
        setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let isConnected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        let cookie = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        let lines = ["GET \(path) HTTP/1.1", "Host: localhost", "Cookie: \(cookie)"] + headers
        let request = lines.joined(separator: "\r\n") + "\r\n\r\n"
        let isSent = isConnected && send(connection, request, request.utf8.count, CInt(MSG_NOSIGNAL)) > 0
        try #require(isSent)
    }

    deinit { close(connection) }

    /// All that has come so far, once this is in it; nil where the stream ends or falls silent before.
    func read(until word: String) async -> String? {
        await read { $0.contains(word) }
    }

    /// All that comes until the stream says itself that it is over (the last chunk); nil where it breaks off.
    func readToEnd() async -> String? {
        await read { $0.hasSuffix("\r\n0\r\n\r\n") }
    }

    /// All that has come so far, once a number of signs of life have.
    func read(beats: Int) async -> String? {
        await read { $0.components(of: Self.beat) >= beats }
    }

    /// All that has come so far, once something is true of it.
    func read(_ isThere: @escaping @Sendable (String) -> Bool) async -> String? {
        await withCheckedContinuation { continuation in
            queue.async { [self] in
                let end = ContinuousClock.now + Self.longest
                while true {
                    let known = text.withLock { $0 }
                    if isThere(known) { return continuation.resume(returning: known) }
                    var block = [UInt8](repeating: 0, count: 4096)
                    let count = recv(connection, &block, block.count, 0)
                    guard count > 0, ContinuousClock.now < end else { return continuation.resume(returning: nil) }
                    text.withLock { $0 += String(decoding: block.prefix(count), as: UTF8.self) }
                }
            }
        }
    }
}

extension String {
    /// How often something is in it.
    func components(of word: String) -> Int {
        var count = 0
        var rest = self[...]
        while let range = rest.firstRange(of: word) {
            count += 1
            rest = rest[range.upperBound...]
        }
        return count
    }
}
