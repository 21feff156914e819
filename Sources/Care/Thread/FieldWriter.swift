/// Writes named fields into one short text: a letter, the length in bytes, a colon, and the bytes. Absent fields take
/// no
/// room, fields may be added later, and a field may hold such a text itself.
struct FieldWriter {
    private(set) var bytes: [UInt8] = []

    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func write(_ name: Character, _ value: String?) {
        guard let value, let letter = name.asciiValue else { return }
        open(letter, value.utf8.count)
        bytes.append(contentsOf: value.utf8)
    }

    mutating func write(_ name: Character, _ value: Double?) {
        write(name, value.map { String($0) })
    }

    mutating func write(_ name: Character, _ content: (inout FieldWriter) -> Void) {
        guard let letter = name.asciiValue else { return }
        var inner = FieldWriter()
        content(&inner)
        open(letter, inner.bytes.count)
        bytes.append(contentsOf: inner.bytes)
    }

    private mutating func open(_ letter: UInt8, _ count: Int) {
        bytes.append(letter)
        bytes.append(contentsOf: String(count).utf8)
        bytes.append(UInt8(ascii: ":"))
    }
}
