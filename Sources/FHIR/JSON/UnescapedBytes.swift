/// The bytes of a JSON string with its escapes resolved one after the other, without allocating.
///
/// Characters beyond ASCII that are written as `\u` escapes come as one byte each, 0xFF: enough for those who look for
/// spaces or mark-up only.
struct UnescapedBytes: IteratorProtocol {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    /// - Parameter bytes: what stands between the quotes, as ``JSONScanner`` has accepted it.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    mutating func next() -> UInt8? {
        guard position < bytes.count else { return nil }
        let byte = bytes[position]
        position += 1
        guard byte == UInt8(ascii: "\\"), position < bytes.count else { return byte }
        let escape = bytes[position]
        position += 1
        guard escape == UInt8(ascii: "u") else { return JSONEscapes.single(escape) }
        var unit: UInt32 = 0
        for _ in 0..<4 where position < bytes.count {
            unit = unit << 4 | (JSONEscapes.hexDigit(bytes[position]) ?? 0)
            position += 1
        }
        return unit < 0x80 ? UInt8(unit) : 0xFF
    }
}
