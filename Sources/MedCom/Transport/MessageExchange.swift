package import Record

/// Messages in and out for as long as it is this process's turn: what lies in the folder is taken in, what waits is sent.
package struct MessageExchange: Sendable {
    private let record: Record
    private let desk: MessageDesk
    private let inbox: MessageInbox?
    private let sender: MessageSender
    /// Told in plain words, without anybody's data, when something goes wrong here.
    private let tell: @Sendable (String) -> Void

    /// Milliseconds between two looks at the folder, which tells nobody when something is put there.
    private static let longestPause: Int64 = 1_000
    private static let afterFault: Int64 = 5_000
    /// Milliseconds between two looks at messages whose citizen was not known.
    private static let betweenRetries: Int64 = 10 * 60_000

    /// - Parameters:
    ///   - desk: looks again at what could not be placed.
    ///   - inbox: nil where messages come over HTTP alone.
    package init(
        _ record: Record, desk: MessageDesk, inbox: MessageInbox?, sender: MessageSender,
        tell: @escaping @Sendable (String) -> Void
    ) {
        self.record = record
        self.desk = desk
        self.inbox = inbox
        self.sender = sender
        self.tell = tell
    }

    /// Works until it is cancelled or the record is closed.
    package func run() async throws {
        try await record.lead(.messages) {
            var retried = Int64.min
            while !Task.isCancelled {
                var pause = Self.longestPause
                do {
                    _ = try await inbox?.turn()
                    let now = record.surroundings.now()
                    if retried < now - Self.betweenRetries {
                        retried = now
                        _ = try await desk.retryHeld()
                    }
                    pause = min(try await sender.turn(), pause)
                } catch is CancellationError {
                    return
                } catch {
                    // The type says what kind of fault it is; the text could hold what somebody wrote.
                    tell("messages wait: \(type(of: error))")
                    pause = Self.afterFault
                }
                try await Task.sleep(for: .milliseconds(max(pause, 20)))
            }
        }
    }
}
