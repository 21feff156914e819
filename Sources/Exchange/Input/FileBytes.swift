import Crypto
import Glibc
import Synchronization

/// The bytes of a file as they lie on disk, with a running SHA-256 of them.
final class FileBytes: ByteSource {
    /// Large enough that the calls cost nothing, small enough that many files can be open.
    static let blockSize = 256 << 10

    private let descriptor: CInt
    private let closes: Bool
    private let counter: ByteCounter
    private var hash = SHA256()

    /// - Parameter counter: is told of every block, for the progress line.
    init(path: String, counter: ByteCounter = ByteCounter()) throws(InputError) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(SystemText.of(errno)) }
        closes = true
        self.counter = counter
    }

    /// Standard input.
    init(standardInput counter: ByteCounter) {
        descriptor = STDIN_FILENO
        closes = false
        self.counter = counter
    }

    deinit {
        if closes { close(descriptor) }
    }

    func next() throws(InputError) -> [UInt8]? {
        var failure: CInt = 0
        let block = [UInt8](unsafeUninitializedCapacity: Self.blockSize) { buffer, count in
            var result = read(descriptor, buffer.baseAddress, buffer.count)
            while result < 0, errno == EINTR { result = read(descriptor, buffer.baseAddress, buffer.count) }
            if result < 0 { failure = errno }
            count = max(0, result)
        }
        guard failure == 0 else { throw .unreadable(SystemText.of(failure)) }
        guard !block.isEmpty else { return nil }
        counter.add(block.count)
        block.withUnsafeBytes { hash.update(bufferPointer: $0) }
        return block
    }

    /// The SHA-256 of everything read so far, in hexadecimal.
    var digest: String { Hexadecimal.text(of: hash.finalize()) }
}

/// How many bytes have been read, told from one task to another.
package final class ByteCounter: Sendable {
    private let count = Atomic<Int>(0)

    package init() {}

    package var value: Int { count.load(ordering: .relaxed) }

    func add(_ bytes: Int) {
        count.wrappingAdd(bytes, ordering: .relaxed)
    }
}

/// The system's own words for an error number.
package enum SystemText {
    package static func of(_ number: CInt) -> String {
        guard let text = strerror(number) else { return "system error \(number)" }
        return String(cString: text)
    }
}

/// Bytes as lower-case hexadecimal text.
enum Hexadecimal {
    static func text(of bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
