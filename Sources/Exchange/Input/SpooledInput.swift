import Glibc

/// Input that comes from elsewhere and is read when it is all there: a file without a name, which goes with the last
/// who has it open, whatever becomes of the process.
package final class SpooledInput: Sendable {
    private let descriptor: CInt

    /// - Parameter folder: where there is room for it.
    /// - Throws: ``InputError`` where no file can be made there.
    package init(in folder: String) throws(InputError) {
        let path = "\(folder)/.tovholder-\(getpid())-\(UInt64.random(in: 0 ... .max))"
        descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .unreadable("no file can be made for the input: \(SystemText.of(errno))") }
        unlink(path)
    }

    deinit { close(descriptor) }

    /// Adds bytes.
    ///
    /// - Throws: ``InputError`` where the disk will not take them.
    package func append(_ bytes: [UInt8]) throws(InputError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard written > 0 else {
                if errno == EINTR { continue }
                throw .unreadable("the input cannot be kept until it is all there: \(SystemText.of(errno))")
            }
            rest = rest.dropFirst(written)
        }
    }

    /// As something to import, as often as is needed while this is kept: lines of JSON, packed or not. No journal is
    /// kept of it.
    ///
    /// - Parameters:
    ///   - name: what messages call it.
    ///   - size: bytes that were appended.
    package func source(named name: String, size: Int) -> ImportSource {
        // Opening this path opens the file anew, from its beginning.
        ImportSource(lines: "/proc/self/fd/\(descriptor)", named: name, size: size, keeping: self)
    }
}
