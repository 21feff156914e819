import Foundation

/// What every generated resource carries, so that a leak is seen as text in any answer, header or error.
///
/// The id of resource 17 is `zq17`; the words of its second version are `zw17x2`, and its numbers `7001702`.
struct Marker: Hashable, CustomStringConvertible {
    let item: Int
    /// Nil: the id alone, which resources that refer to it have too.
    let version: Int?

    static func id(_ item: Int) -> String { "zq\(item)" }

    static func word(_ item: Int, _ version: Int) -> String { "zw\(item)x\(version)" }

    /// A text in which a resource has the id and the words of another.
    static func renamed(_ item: Int, to other: Int, in text: String) -> String {
        var renamed = ""
        var rest = text[...]
        while let found = rest.firstRange(of: id(item)) {
            // No id is a part of another.
            let isWhole = rest[found.upperBound...].first?.isNumber != true
            renamed += rest[..<found.lowerBound] + (isWhole ? id(other) : id(item))
            rest = rest[found.upperBound...]
        }
        return (renamed + rest).replacing("zw\(item)x", with: "zw\(other)x")
    }

    /// Seven digits: 7, four for the resource, two for the version.
    static func number(_ item: Int, _ version: Int) -> String { String(7_000_000 + item * 100 + version) }

    var description: String { version.map { "\(Self.word(item, $0))" } ?? Self.id(item) }

    /// Every marker in a text.
    static func all(in bytes: [UInt8]) -> Set<Marker> { wordsAndIds(in: bytes).union(numbers(in: bytes)) }

    /// Every marker but numbers, which the axis of a chart may have too.
    static func wordsAndIds(in bytes: [UInt8]) -> Set<Marker> {
        var found = words(in: bytes)
        for place in places(of: "zq", in: bytes) {
            if let (item, _) = number(in: bytes, at: place + 2) { found.insert(Marker(item: item, version: nil)) }
        }
        return found
    }

    static func all(in text: String) -> Set<Marker> { all(in: Array(text.utf8)) }

    /// The words in a text: each is of one version of one resource, and stands in no other.
    static func words(in bytes: [UInt8]) -> Set<Marker> {
        var found: Set<Marker> = []
        for place in places(of: "zw", in: bytes) {
            guard let (item, end) = number(in: bytes, at: place + 2), end < bytes.count,
                bytes[end] == UInt8(ascii: "x"),
                let (version, _) = number(in: bytes, at: end + 1)
            else { continue }
            found.insert(Marker(item: item, version: version))
        }
        return found
    }

    /// The resources that stand in a text of JSON, by their own ids.
    static func resources(in bytes: [UInt8]) -> Set<Int> {
        Set(places(of: #""id":"zq"#, in: bytes).compactMap { number(in: bytes, at: $0 + 8)?.value })
    }

    private static func numbers(in bytes: [UInt8]) -> Set<Marker> {
        var found: Set<Marker> = []
        for place in places(of: "7", in: bytes) {
            guard place == 0 || !isDigit(bytes[place - 1]), let (value, end) = number(in: bytes, at: place),
                end - place == 7
            else { continue }
            let rest = value - 7_000_000
            if rest > 0 { found.insert(Marker(item: rest / 100, version: rest % 100)) }
        }
        return found
    }

    private static func number(in bytes: [UInt8], at start: Int) -> (value: Int, end: Int)? {
        var end = start
        var value = 0
        while end < bytes.count, isDigit(bytes[end]), end - start < 9 {
            value = value * 10 + Int(bytes[end] - UInt8(ascii: "0"))
            end += 1
        }
        return end == start ? nil : (value, end)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// By the C library's search for the needle's rarest letter: answers are large, and there are many of them.
    private static func places(of needle: String, in bytes: [UInt8]) -> [Int] {
        let needle = Array(needle.utf8)
        let anchor = needle.firstIndex(of: UInt8(ascii: "z")) ?? 0
        var places: [Int] = []
        bytes.withUnsafeBytes { all in
            guard let base = all.baseAddress else { return }
            var start = 0
            while start < all.count, let hit = memchr(base + start, Int32(needle[anchor]), all.count - start) {
                let place = UnsafeRawPointer(hit) - base
                start = place + 1
                let begin = place - anchor
                guard begin >= 0, begin + needle.count <= all.count,
                    memcmp(base + begin, needle, needle.count) == 0
                else { continue }
                places.append(begin)
            }
        }
        return places
    }
}
