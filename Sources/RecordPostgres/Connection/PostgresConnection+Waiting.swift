import CPostgres

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Waiting for the server, and not without end.
extension PostgresConnection {
    /// Waits for a result, without waiting for ever.
    func nextResult() throws -> PostgresResult {
        var vigil = vigil
        while PQisBusy(handle) == 1 {
            try wait(&vigil, for: POLLIN)
            // Where the server has gone, the result says so.
            if PQconsumeInput(handle) == 0 { break }
        }
        return PostgresResult(PQgetResult(handle))
    }

    /// Sends all that libpq still holds. The server may be waiting for us to take what it says, so that is done too.
    func flush() throws {
        var vigil = vigil
        while case let left = PQflush(handle), left != 0 {
            guard left > 0 else { return }
            try wait(&vigil, for: POLLIN | POLLOUT)
            if PQconsumeInput(handle) == 0 { return }
        }
    }

    /// What has been said on the channels that it listens to, when something has or the time is over. Only where nothing
    /// is under way.
    ///
    /// - Parameter milliseconds: how long to wait.
    func notifications(within milliseconds: Int32) throws -> [String] {
        var descriptor = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
        if poll(&descriptor, 1, milliseconds) > 0 {
            guard PQconsumeInput(handle) == 1, PQstatus(handle) == CONNECTION_OK else { throw PostgresFailure.lost }
        }
        var said: [String] = []
        while let notification = PQnotifies(handle) {
            if let text = notification.pointee.extra { said.append(String(cString: text)) }
            PQfreemem(notification)
        }
        return said
    }

    private var vigil: PostgresVigil {
        PostgresVigil(at: PQsocket(handle), silence: silence, longest: longestAnswer)
    }

    private func wait(_ vigil: inout PostgresVigil, for events: Int32) throws {
        guard !isSilent, vigil.wait(for: events, isThere: { serverAnswers }) else {
            giveUp()
            throw PostgresFailure.lost
        }
    }

    /// Whether the server behind this connection answers anybody: one that is busy does, one that is frozen does not.
    private var serverAnswers: Bool {
        var options = address.options
        // Of several hosts, this one; whatever it is by now.
        for name in ["target_session_attrs", "hostaddr"] { options[name] = nil }
        options["host"] = PQhost(handle).map { String(cString: $0) }
        options["port"] = PQport(handle).map { String(cString: $0) }
        let answer = Self.withCStrings(Array(options.keys)) { names in
            Self.withCStrings(Array(options.values)) { values in PQpingParams(names, values, 0) }
        }
        return answer == PQPING_OK || answer == PQPING_REJECT
    }

    /// Calls `body` with a null-terminated array of the texts.
    static func withCStrings<Result>(
        _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
    ) -> Result {
        var storage: [CChar] = []
        var places: [Int] = []
        for text in texts {
            places.append(storage.count)
            storage += text.utf8CString
        }
        return storage.withUnsafeBufferPointer { storage in
            let addresses = places.map { place in storage.baseAddress.map { $0 + place } } + [nil]
            return addresses.withUnsafeBufferPointer { body($0.baseAddress) }
        }
    }
}
