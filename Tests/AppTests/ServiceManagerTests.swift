import Foundation
import Glibc
import Testing

@testable import App

/// What systemd hears.
struct ServiceManagerTests {
    @Test func `the server says how it stands to the socket that it was given`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "notify-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let listener = socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue), 0)
        defer { close(listener) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(bound == 0)
        ServiceManager(socket: path).tell(.ready)
        ServiceManager(socket: path).tell(.stopping)
        var bytes = [UInt8](repeating: 0, count: 100)
        for expected in ["READY=1", "STOPPING=1"] {
            let count = recv(listener, &bytes, bytes.count, CInt(MSG_DONTWAIT))
            try #require(count > 0)
            #expect(String(decoding: bytes[..<count], as: UTF8.self) == expected)
        }
    }

    @Test(arguments: [nil, "", "/no/such/socket", String(repeating: "x", count: 500)])
    func `where nobody listens it does not matter`(path: String?) {
        ServiceManager(socket: path).tell(.ready)
    }
}
