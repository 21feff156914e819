/// Reads what ``FieldWriter`` wrote. A damaged text ends early; it never reads outside.
struct FieldReader: Sequence, IteratorProtocol {
    /// A field: its letter and its bytes.
    struct Field {
        let name: UInt8
        let bytes: Slice<UnsafeBufferPointer<UInt8>>

        var text: String { String(decoding: bytes, as: UTF8.self) }

        var number: Double? { Double(text) }

        /// The fields inside it.
        var fields: FieldReader { FieldReader(bytes) }
    }

    private var rest: Slice<UnsafeBufferPointer<UInt8>>

    init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) { rest = bytes }

    mutating func next() -> Field? {
        guard let name = rest.popFirst() else { return nil }
        var count = 0
        while let byte = rest.popFirst(), byte != UInt8(ascii: ":") {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), count < 1 << 30 else { return nil }
            count = count * 10 + Int(byte - UInt8(ascii: "0"))
        }
        guard count <= rest.count else { return nil }
        let field = Field(name: name, bytes: rest.prefix(count))
        rest = rest.dropFirst(count)
        return field
    }
}
