import Logging
import Record
import ServiceLifecycle

/// Lets the clocks strike for as long as the server runs and it is this process's duty.
struct ClockService: Service {
    let record: Record
    let logger: Logger

    /// Milliseconds; nothing strikes later than so long after its time, by whichever process it was written.
    private static let longestPause: Int64 = 1_000
    /// Milliseconds; so long is waited at least, so that what is due all the time leaves room for others.
    private static let shortestPause: Int64 = 20

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            let runner = ClockRunner(record)
            try await record.lead(.clocks) {
                var failed = 0
                while !Task.isCancelled {
                    var pause = Self.longestPause
                    do {
                        let turn = try await runner.turn()
                        if turn.failed > failed {
                            logger.warning("clocks cannot strike", metadata: ["count": .stringConvertible(turn.failed)])
                        }
                        failed = turn.failed
                        if let next = turn.next { pause = min(pause, next - record.surroundings.now()) }
                    } catch {
                        // The type says what kind of fault it is; the text could hold what somebody wrote.
                        logger.warning("clocks wait", metadata: ["error": .string("\(type(of: error))")])
                    }
                    try await Task.sleep(for: .milliseconds(max(Self.shortestPause, pause)))
                }
            }
        }
    }
}
