import Glibc
package import Record
import Synchronization

/// Whether the server can do its work.
///
/// It is found out when somebody asks, but not oftener than once a second, so that asking is no way to keep it busy.
package final class Readiness: Sendable {
    /// What keeps it from its work. The words are for anybody: they say nothing about the machine or the record's content.
    package enum Complaint: String, Sendable, Hashable {
        case stopping = "the server is being stopped"
        case silent = "the record does not answer"
        case unreadable = "the record cannot be read"
        case unwritable = "the record cannot be written"
        case queueFull = "too many changes wait to be written"
        case diskNearlyFull = "the disk is nearly full"
    }

    /// Less room than this on the record's disk: the log alone may grow so far before it is copied into the file, and a
    /// copy needs room too.
    package static let leastFree: Int64 = 256 << 20
    /// What has not been answered after this is not going to be soon.
    private static let longestWait = Duration.seconds(2)
    /// An answer is good for this long.
    private static let freshness = Duration.seconds(1)
    /// The name of the note that is written to see whether one can be. It holds when that was.
    static let note = "health"

    private struct State {
        var asked: (at: ContinuousClock.Instant, answer: Task<[Complaint], Never>)?
    }

    private let record: Record
    private let lifeCycle: LifeCycle
    private let free: @Sendable (String) -> Int64?
    private let now: @Sendable () -> ContinuousClock.Instant
    private let state = Mutex(State())

    /// - Parameters:
    ///   - free: how many bytes are free on the disk of a folder; nil where it cannot be said.
    ///   - now: for how long an answer is good.
    package init(
        _ record: Record, lifeCycle: LifeCycle,
        free: @escaping @Sendable (String) -> Int64? = Readiness.freeBytes,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.record = record
        self.lifeCycle = lifeCycle
        self.free = free
        self.now = now
    }

    /// Everything that is wrong; empty: nothing.
    package func complaints() async -> [Complaint] {
        if lifeCycle.isDraining { return [.stopping] }
        let instant = now()
        let answer = state.withLock { state in
            if let asked = state.asked, instant - asked.at < Self.freshness { return asked.answer }
            let answer = Task { await self.look() }
            state.asked = (instant, answer)
            return answer
        }
        return await answer.value
    }

    private func look() async -> [Complaint] {
        var complaints: [Complaint] = []
        async let reading = within(Self.longestWait) { [self] in await read() }
        async let writing = within(Self.longestWait) { [self] in await write() }
        complaints += [await reading, await writing].compactMap { $0 }
        if let folder = record.engine.folder, let free = free(folder), free < Self.leastFree {
            complaints.append(.diskNearlyFull)
        }
        return complaints.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// The lightest look that goes the whole way to the record. It shows nobody anything, so it is not audited.
    private func read() async -> Complaint? {
        do {
            _ = try await record.engine.read { try $0.note(Self.note) }
            return nil
        } catch {
            return .unreadable
        }
    }

    /// Whether something becomes durable is known only when something has. It is nobody's, and says when it was.
    private func write() async -> Complaint? {
        if record.engine.writesWaiting >= record.engine.metrics.mostWrites { return .queueFull }
        let now = Array(String(record.surroundings.now()).utf8)
        do {
            try await record.engine.write { try $0.setNote(Self.note, to: now) }
            return nil
        } catch RecordError.busy {
            return .queueFull
        } catch {
            return .unwritable
        }
    }

    /// What `look` finds, or that it has not answered in time; it is then not waited for.
    private func within(_ time: Duration, _ look: @escaping @Sendable () async -> Complaint?) async -> Complaint? {
        // The first to answer is heard; the other one changes nothing any more.
        let answer = PendingWrite<Complaint?>()
        Task { answer.finish(.success(await look())) }
        Task {
            try? await Task.sleep(for: time)
            answer.finish(.success(.silent))
        }
        return (try? await answer.value) ?? nil
    }

    /// How many bytes a program like this one may still write to the disk of a folder.
    package static func freeBytes(_ folder: String) -> Int64? {
        var disk = statvfs()
        guard statvfs(folder, &disk) == 0 else { return nil }
        return Int64(disk.f_bavail) * Int64(disk.f_frsize)
    }
}
