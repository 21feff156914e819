import Record
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Says to other processes that a record is in use. Held by every process that has it open, shared; by a restore alone.
///
/// Its own file beside the record: a lock on the record itself would be in SQLite's way.
final class RecordLock: Sendable {
    /// Nil when it has been let go.
    private let descriptor: Mutex<Int32?>

    enum Kind { case shared, exclusive }

    /// What a lock's file ends in.
    static func suffix(of duty: Duty?) -> String { duty.map { "-\($0.rawValue)-lock" } ?? "-lock" }

    /// - Parameter duty: what the lock is for; nil: the record itself.
    /// - Throws: ``RecordError/unavailable(_:)`` where another process stands in the way.
    init(path: String, _ kind: Kind, for duty: Duty? = nil) throws(RecordError) {
        let lockPath = path + Self.suffix(of: duty)
        let descriptor = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .unavailable(.readOnly("\(lockPath) cannot be written"))
        }
        guard flock(descriptor, (kind == .shared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0 else {
            Self.closeDescriptor(descriptor)
            throw .unavailable(
                .locked(
                    kind == .shared
                        ? "\(path) is being restored by another process"
                        : "\(path) is in use by another process: stop it first"))
        }
        self.descriptor = Mutex(descriptor)
    }

    deinit { release() }

    /// Lets go of it.
    func release() {
        descriptor.withLock { descriptor in
            if let open = descriptor { Self.closeDescriptor(open) }
            descriptor = nil
        }
    }

    private static func closeDescriptor(_ descriptor: Int32) { close(descriptor) }
}
