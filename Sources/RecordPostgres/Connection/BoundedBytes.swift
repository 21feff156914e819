import Crypto
import RecordSQL

/// Ids and codes as PostgreSQL keeps them: bytes whose first one says what they are.
///
/// A UUID is its 16 bytes; other text is itself. What is only compared may be long, and an index takes no more than
/// 2,704 bytes a row: such a text is cut and ends in the SHA-256 of the whole, so that equal texts stay equal and
/// others do not become so.
enum BoundedBytes {
    private static let uuid: UInt8 = 0
    /// Stands before a text whose own first byte would be taken for one of these.
    private static let text: UInt8 = 1
    private static let digest: UInt8 = 2
    /// Texts longer than this are cut where they are only compared. A row of the widest index holds two of them.
    static let longest = 400

    /// The bytes of a text that can be read back.
    static func whole(_ value: String) -> [UInt8] {
        if let uuid = CompactText.bytes(ofUUID: value) { return [Self.uuid] + uuid }
        let bytes = Array(value.utf8)
        guard let first = bytes.first, first <= digest else { return bytes }
        return [text] + bytes
    }

    /// The bytes of a text that is only compared.
    static func compared(_ value: String) -> [UInt8] {
        let bytes = whole(value)
        guard bytes.count > longest else { return bytes }
        return [digest] + bytes.prefix(longest - 33) + SHA256.hash(data: bytes)
    }

    /// Between which bytes the compared texts lie that begin with this one: those that are kept whole, and those that
    /// are cut, of which no more than what was kept can be told.
    static func ranges(beginningWith text: String) -> [(lowerBound: [UInt8], upperBound: [UInt8])] {
        let bytes = Array(text.utf8)
        let cut = [digest] + bytes.prefix(longest - 33)
        // No text in UTF-8 has the byte FF.
        return [bytes, cut].map { ($0, $0 + [0xFF]) }
    }

    /// The text of bytes that ``whole(_:)`` made.
    static func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        switch bytes.first {
        case uuid?: CompactText.uuid(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes).dropFirst()))
        case text?: String(decoding: bytes.dropFirst(), as: UTF8.self)
        default: String(decoding: bytes, as: UTF8.self)
        }
    }
}
