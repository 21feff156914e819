/// The name of a JSON member, made to be compared quickly with bytes.
struct SearchMemberName: Sendable, Hashable {
    let count: Int
    let first: UInt64
    let last: UInt64
    /// Only for names longer than two words; shorter ones are in the words.
    let bytes: [UInt8]

    init(_ name: String) {
        self.init(utf8: Array(name.utf8))
    }

    init(utf8 name: [UInt8]) {
        count = name.count
        let words = name.withUnsafeBufferPointer { Self.words($0.baseAddress, $0.count) }
        (first, last) = words
        bytes = name.count > 16 ? name : []
    }

    /// The first and last eight bytes; shorter names are filled with zeros.
    static func words(_ start: UnsafePointer<UInt8>?, _ count: Int) -> (UInt64, UInt64) {
        guard let start else { return (0, 0) }
        if count >= 8 {
            let raw = UnsafeRawPointer(start)
            return (
                raw.loadUnaligned(as: UInt64.self), raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
            )
        }
        var word: UInt64 = 0
        for place in 0..<count { word = word << 8 | UInt64(start[place]) }
        return (word, 0)
    }

    /// Whether bytes whose words were taken are this name.
    @inline(__always)
    func equals(_ start: UnsafePointer<UInt8>, _ count: Int, _ words: (UInt64, UInt64)) -> Bool {
        guard count == self.count, words.0 == first, words.1 == last else { return false }
        return count <= 16 || bytes.elementsEqual(UnsafeBufferPointer(start: start, count: count))
    }
}
