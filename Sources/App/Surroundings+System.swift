// The compiler takes `timespec` to be of whichever of the two it meets first.
import CDispatch
import Glibc
package import Record

extension Surroundings {
    /// The machine's own clock and chance.
    package static let system = Surroundings(
        now: {
            var time = timespec()
            clock_gettime(CLOCK_REALTIME, &time)
            return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
        },
        newIdentifier: { RandomIdentifier.uuid() })
}

/// Ids that nobody can guess and nobody else makes.
enum RandomIdentifier {
    /// A random UUID (RFC 9562, version 4).
    static func uuid() -> String {
        var random = SystemRandomNumberGenerator()
        var high = random.next()
        var low = random.next()
        high = high & ~0xF000 | 0x4000
        low = low & ~(0xC000 << 48) | 0x8000 << 48
        let digits = hexadecimal(high) + hexadecimal(low)
        var text = ""
        for (place, digit) in digits.enumerated() {
            if [8, 12, 16, 20].contains(place) { text.append("-") }
            text.append(digit)
        }
        return text
    }

    static func hexadecimal(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
