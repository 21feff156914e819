import Care
import Logging
import Record
import ServiceLifecycle

/// Looks again at reasons that were stated for access, for as long as the server runs and it is this process's duty.
struct RecheckService: Service {
    let record: Record
    let recheck: ReasonRecheck
    let logger: Logger

    /// A reason whose time is over waits so long at most: it gives no access any more, so there is no hurry.
    private static let pause = Duration.seconds(600)

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            try await record.lead(.rechecks) {
                while !Task.isCancelled {
                    var isDone = true
                    do {
                        isDone = try await !recheck.turn().hasMore
                    } catch {
                        // The type says what kind of fault it is; the text could hold what somebody wrote.
                        logger.warning("rechecks wait", metadata: ["error": .string("\(type(of: error))")])
                    }
                    if isDone { try await Task.sleep(for: Self.pause) }
                }
            }
        }
    }
}
