import Record
import Synchronization

/// Duties among the processes that have one file open: whoever holds the lock on a file beside it has the duty. The
/// operating system lets go of it when its holder ends, however that ends.
enum FileTurns {
    /// Whoever does not have a duty looks so often whether it is free.
    private static let pause = Duration.seconds(1)

    static func turns(at duty: Duty, _ path: String) -> AsyncStream<Bool> {
        let (stream, continuation) = AsyncStream.makeStream(of: Bool.self)
        let held = Holder()
        let waiting = Task {
            while !Task.isCancelled {
                if let lock = try? RecordLock(path: path, .exclusive, for: duty) {
                    if held.keep(lock) { continuation.yield(true) }
                    return
                }
                try? await Task.sleep(for: pause)
            }
        }
        continuation.onTermination = { _ in
            waiting.cancel()
            held.letGo()
        }
        return stream
    }

    /// The lock, from when it is taken until nobody wants it any more, whichever comes first.
    private final class Holder: Sendable {
        private let state = Mutex<(lock: RecordLock?, isOver: Bool)>((nil, false))

        func keep(_ lock: RecordLock) -> Bool {
            let isOver = state.withLock { state in
                if !state.isOver { state.lock = lock }
                return state.isOver
            }
            if isOver { lock.release() }
            return !isOver
        }

        func letGo() {
            let lock = state.withLock { state in
                state.isOver = true
                defer { state.lock = nil }
                return state.lock
            }
            lock?.release()
        }
    }
}
