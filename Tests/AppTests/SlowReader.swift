import Dispatch
import Glibc
import Testing

/// A client that asks and then takes of the answer only what it is told to, by a socket that keeps little for it.
final class SlowReader: Sendable {
    private let connection: CInt
    // What blocks here is in nobody's way.
    private let queue = DispatchQueue(label: "slow reader")

    /// Sends a request, and takes nothing yet.
    init(_ path: String, port: Int, token: String) throws {
        connection = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        var size: CInt = 4096
        setsockopt(connection, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<CInt>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let isConnected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        let request =
            "GET \(path) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(token)\r\nConnection: close\r\n\r\n"
        let isSent = isConnected && send(connection, request, request.utf8.count, CInt(MSG_NOSIGNAL)) > 0
        try #require(isSent)
    }

    deinit { close(connection) }

    /// The next bytes, as many as are there; none at the end.
    func take(atMost most: Int) async -> [UInt8] {
        await withCheckedContinuation { continuation in
            queue.async { [connection] in
                var block = [UInt8](repeating: 0, count: most)
                let count = recv(connection, &block, most, 0)
                continuation.resume(returning: Array(block.prefix(max(0, count))))
            }
        }
    }

    /// All that is left, to the end of the connection.
    func takeRest() async -> [UInt8] {
        var bytes: [UInt8] = []
        while case let next = await take(atMost: 1 << 20), !next.isEmpty { bytes += next }
        return bytes
    }

    /// The content of a whole answer that came in chunks; nil where its end is missing.
    static func content(of answer: [UInt8]) -> [UInt8]? {
        guard var place = answer.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound else { return nil }
        var content: [UInt8] = []
        while let end = answer[place...].firstRange(of: Array("\r\n".utf8)),
            let size = Int(String(decoding: answer[place..<end.lowerBound], as: UTF8.self), radix: 16)
        {
            if size == 0 { return content }
            guard end.upperBound + size + 2 <= answer.count else { return nil }
            content += answer[end.upperBound..<end.upperBound + size]
            place = end.upperBound + size + 2
        }
        return nil
    }
}
