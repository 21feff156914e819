import App
import ArgumentParser
import Glibc

/// Which record a verb works on.
struct RecordOption: ParsableArguments {
    @Option(help: "The record: a file, or postgresql://HOST/DATABASE. (default: $TOVHOLDER_RECORD)")
    var record: String?

    /// - Throws: what ArgumentParser says to somebody who named no record.
    func path() throws -> String {
        guard let path = record ?? Environment.process.record, !path.isEmpty else {
            throw ValidationError("Say which record: --record FILE or URL, or TOVHOLDER_RECORD.")
        }
        return path
    }
}

/// Runs a verb's work: says in one line what prevented it, and ends with its status.
func operate(_ body: (Console, Interruption) async throws -> ExitStatus) async throws {
    // A file that may not grow and a reader that has gone are errors to be told, not reasons to die.
    for number in [SIGXFSZ, SIGPIPE] { signal(number, SIG_IGN) }
    let console = Console.standard
    let interruption = Interruption()
    let status: ExitStatus
    do {
        status = try await interruption.listening { try await body(console, interruption) }
    } catch {
        console.tell("tovholder: \(error)")
        status = .impossible
    }
    if status != .success { throw ExitCode(status.rawValue) }
}
