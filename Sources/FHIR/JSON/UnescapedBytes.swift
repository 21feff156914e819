/// The bytes of a JSON string with its escapes resolved one after the other, without allocating.
///
/// Characters beyond ASCII that are written as `\u` escapes come as one byte each, 0xFF: enough for those who look for
/// spaces or mark-up only.
struct UnescapedBytes: IteratorProtocol {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let escape: UInt8?
    private var position = 0

    /// - Parameter bytes: what stands between the quotes, as ``JSONScanner`` has accepted it.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        escape = UInt8(ascii: "\\")
    }

    /// - Parameter text: bytes that are text already, in which a backslash is a backslash.
    init(text: UnsafeBufferPointer<UInt8>) {
        bytes = text
        escape = nil
    }

    mutating func next() -> UInt8? {
        guard position < bytes.count else { return nil }
        let byte = bytes[position]
        position += 1
        guard byte == escape, position < bytes.count else { return byte }
        let letter = bytes[position]
        position += 1
        guard letter == UInt8(ascii: "u") else { return JSONEscapes.single(letter) }
        var unit: UInt32 = 0
        for _ in 0..<4 where position < bytes.count {
            unit = unit << 4 | (JSONEscapes.hexDigit(bytes[position]) ?? 0)
            position += 1
        }
        return unit < 0x80 ? UInt8(unit) : 0xFF
    }
}
