import Foundation
import Glibc

/// How long the disk takes to make 4 KB durable: the floor under every acknowledged write and every audited look.
enum DiskYardstick {
    static func measure(in folder: String, rounds: Int = 300) throws -> Distribution {
        let path = folder + "/yardstick-\(UUID().uuidString)"
        let descriptor = open(path, O_CREAT | O_WRONLY, 0o600)
        guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
        defer {
            close(descriptor)
            unlink(path)
        }
        let page = [UInt8](repeating: 1, count: 4096)
        let clock = ContinuousClock()
        let times = try (0..<rounds).map { _ in
            try clock.measure {
                guard write(descriptor, page, page.count) == page.count, fdatasync(descriptor) == 0 else {
                    throw CocoaError(.fileWriteUnknown)
                }
            }.inMilliseconds
        }
        return Distribution(milliseconds: times)
    }
}
