import Glibc

/// What systemd is told about this process, where it has asked to be told (`Type=notify`).
///
/// Source: sd_notify(3): datagrams to the socket that `NOTIFY_SOCKET` names.
package struct ServiceManager: Sendable {
    package enum State: String, Sendable {
        /// The server listens.
        case ready = "READY=1"
        /// It finishes what has begun.
        case stopping = "STOPPING=1"
    }

    private let path: String?

    /// - Parameter path: of the socket; one that begins with `@` has no file. Nil: nobody has asked.
    package init(socket path: String?) {
        self.path = path
    }

    /// Says how it stands. Nobody waits for it, and it does not matter whether it arrives.
    package func tell(_ state: State) {
        guard let path, !path.isEmpty else { return }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var bytes = Array(path.utf8)
        if bytes.first == UInt8(ascii: "@") { bytes[0] = 0 }
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let length = MemoryLayout<sa_family_t>.size + bytes.count
        let descriptor = socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let message = Array(state.rawValue.utf8)
        _ = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                sendto(descriptor, message, message.count, CInt(MSG_NOSIGNAL), $0, socklen_t(length))
            }
        }
    }
}
