import Dispatch
import Glibc
import Synchronization

/// Whether the operator or the system has asked the program to stop (SIGINT, SIGTERM).
package final class Interruption: Sendable {
    private let isAsked = Atomic<Bool>(false)

    package init() {}

    package var hasCome: Bool { isAsked.load(ordering: .relaxed) }

    package func ask() { isAsked.store(true, ordering: .relaxed) }

    /// Listens while `body` runs. A second signal ends the program at once: what is durable stays.
    package func listening<Result>(_ body: () async throws -> Result) async rethrows -> Result {
        let sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler { [self] in
                if hasCome { exit(128 + number) }
                ask()
            }
            source.resume()
            return source
        }
        defer {
            for source in sources { source.cancel() }
            for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
        }
        return try await body()
    }
}
