import Foundation
import Glibc

/// The smallest HTTP/1.1 caller on the loopback: one kept-alive connection, one request at a time, on its own thread,
/// so that what is measured is the server and not a client library.
enum LoopbackClient {
    struct Request: Sendable {
        var path: String
        /// Header lines without line ends, such as `Authorization: Bearer …`.
        var headers: [String] = []
    }

    enum Fault: Error {
        case cannotConnect
        case connectionClosed
        case unexpectedStatus(Int)
    }

    /// The time of each request from its first byte out to its last byte in. Every answer must be 200.
    static func measure(port: Int, requests: [Request]) async throws -> Distribution {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try run(port: port, requests: requests) })
            }
        }
    }

    private static func run(port: Int, requests: [Request]) throws -> Distribution {
        let connection = try connect(to: port)
        defer { close(connection) }
        let clock = ContinuousClock()
        let times = try requests.map { request in
            let lines = ["GET \(request.path) HTTP/1.1", "Host: localhost"] + request.headers
            let text = Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
            return try clock.measure {
                guard send(connection, text, text.count, 0) == text.count else { throw Fault.connectionClosed }
                let status = try receiveAnswer(on: connection)
                guard status == 200 else { throw Fault.unexpectedStatus(status) }
            }.inMilliseconds
        }
        return Distribution(milliseconds: times)
    }

    private static func connect(to port: Int) throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Fault.cannotConnect }
        var one: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
        return descriptor
    }

    /// Reads one answer whole, by its Content-Length or its chunks, and gives its status.
    private static func receiveAnswer(on connection: Int32) throws -> Int {
        var received: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 256 << 10)
        var head: (status: Int, bodyStart: Int, length: Int?)?
        while true {
            let count = recv(connection, &chunk, chunk.count, 0)
            guard count > 0 else { throw Fault.connectionClosed }
            received.append(contentsOf: chunk[..<count])
            if head == nil { head = readHead(received) }
            guard let head else { continue }
            if let length = head.length {
                if received.count >= head.bodyStart + length { return head.status }
            } else if received.suffix(5).elementsEqual("0\r\n\r\n".utf8) {
                return head.status
            }
        }
    }

    private static func readHead(_ bytes: [UInt8]) -> (status: Int, bodyStart: Int, length: Int?)? {
        guard let end = place(of: "\r\n\r\n", in: bytes) else { return nil }
        let status = number(in: bytes, from: 9)
        let length = ["\r\nContent-Length: ", "\r\ncontent-length: "].lazy
            .compactMap { name in place(of: name, in: bytes).map { $0 + name.utf8.count } }
            .first { $0 < end }
        return (status, end + 4, length.map { number(in: bytes, from: $0) })
    }

    private static func place(of text: String, in bytes: [UInt8]) -> Int? {
        let sought = Array(text.utf8)
        return bytes.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return nil }
            return (0...max(0, bytes.count - sought.count)).first { place in
                bytes[place] == sought[0] && place + sought.count <= bytes.count
                    && memcmp(start + place, sought, sought.count) == 0
            }
        }
    }

    /// The decimal number that begins at a place.
    private static func number(in bytes: [UInt8], from place: Int) -> Int {
        bytes[place...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            .reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
}
