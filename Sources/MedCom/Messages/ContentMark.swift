import Crypto
import FHIR

/// What tells content apart: the same for JSON that says the same, in whatever order the members of objects stand.
struct ContentMark {
    private var hash = SHA256()

    mutating func add(_ value: JSONValue?) {
        guard let value else { return mark(0) }
        switch value.kind {
        case .object:
            mark(1)
            for member in value.members.sorted(by: { $0.name < $1.name }) {
                add(member.name)
                add(member.value)
            }
            mark(2)
        case .array:
            mark(3)
            for element in value.elements { add(element) }
            mark(4)
        case .string: add(value.string ?? "")
        default: add(String(decoding: value.rawBytes, as: UTF8.self))
        }
    }

    mutating func add(_ text: String) {
        mark(5)
        withUnsafeBytes(of: UInt64(text.utf8.count).bigEndian) { hash.update(bufferPointer: $0) }
        hash.update(data: Array(text.utf8))
    }

    private mutating func mark(_ byte: UInt8) { hash.update(data: [byte]) }

    /// As hexadecimal digits.
    var text: String {
        hash.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// An id that is always the same for the same words.
    static func identifier(_ words: String...) -> String {
        var mark = ContentMark()
        for word in words { mark.add(word) }
        return String(mark.text.prefix(32))
    }
}
