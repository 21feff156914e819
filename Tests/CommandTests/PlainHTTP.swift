import Glibc

/// One HTTP/1.1 request on a connection of its own, with nothing between the test and the server.
enum PlainHTTP {
    /// - Returns: the status of a whole answer; nil where the server went away before it was all there.
    static func status(
        of path: String, port: UInt16, token: String, method: String = "GET", body: String = ""
    ) -> Int? {
        let connection = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        guard connection >= 0 else { return nil }
        defer { close(connection) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let isConnected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        let request =
            "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(token)\r\nConnection: close\r\n"
            + "Content-Type: application/fhir+json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
        guard isConnected, send(connection, request, request.utf8.count, CInt(MSG_NOSIGNAL)) > 0 else {
            return nil
        }
        var answer: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = recv(connection, &block, block.count, 0)
            if count < 0 { return nil }
            if count == 0 { break }
            answer += block[..<count]
        }
        let text = String(decoding: answer, as: UTF8.self)
        // Only an answer that reached its end has been given.
        guard text.hasPrefix("HTTP/1.1 "), isWhole(text) else { return nil }
        return Int(text.dropFirst(9).prefix(3))
    }

    private static func isWhole(_ answer: String) -> Bool {
        guard let end = answer.utf8.firstRange(of: "\r\n\r\n".utf8) else { return false }
        let length = answer[..<end.lowerBound].split(whereSeparator: \.isNewline)
            .first { $0.lowercased().hasPrefix("content-length: ") }
            .flatMap { Int($0.dropFirst("content-length: ".count)) }
        guard let length else { return answer.hasSuffix("0\r\n\r\n") }
        return answer[end.upperBound...].utf8.count == length
    }
}
