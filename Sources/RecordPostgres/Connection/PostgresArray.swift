import Record
import RecordSQL

/// One column of many rows, as an array in PostgreSQL's binary format.
///
/// Source: PostgreSQL, `array_recv`: dimensions, whether there are nulls, the elements' type, the length, the first
/// number; then of each element its length (-1: null) and its bytes.
struct PostgresArray {
    private(set) var bytes: [UInt8]
    private let kind: RowStatement.Kind
    private var count: Int32 = 0

    init(_ kind: RowStatement.Kind) {
        self.kind = kind
        bytes = []
        let type: Int32 =
            switch kind {
            case .integer: PostgresRow.TypeNumber.int8
            case .real: PostgresRow.TypeNumber.float8
            case .text: PostgresRow.TypeNumber.text
            case .bytes: PostgresRow.TypeNumber.bytes
            }
        // Of one dimension; nulls may be among them; counted from 1.
        for number in [1, 1, type, 0, 1] { append(number) }
    }

    private static let placeOfCount = 12

    /// - Throws: ``RecordError/fault(_:)`` for a value that the column cannot have.
    mutating func append(_ value: SQLValue) throws(RecordError) {
        count += 1
        withUnsafeBytes(of: count.bigEndian) {
            bytes.replaceSubrange(Self.placeOfCount..<Self.placeOfCount + 4, with: $0)
        }
        switch (value, kind) {
        case (.null, _): append(Int32(-1))
        case (.integer(let number), .integer): append(element: UInt64(bitPattern: number))
        case (.integer(let number), .real): append(element: Double(number).bitPattern)
        case (.real(let number), .real): append(element: number.bitPattern)
        case (.text(let text), .text): append(text)
        case (.bytes(let value), .bytes): append(value)
        case (.compact(let text), .bytes): append(BoundedBytes.whole(text))
        case (.code(let text), .bytes), (.word(let text), .bytes): append(BoundedBytes.compared(text))
        default: throw .fault("a value of another kind than its column")
        }
    }

    private mutating func append(_ value: [UInt8]) {
        append(Int32(value.count))
        bytes += value
    }

    private mutating func append(_ text: String) {
        let start = bytes.count
        append(Int32(0))
        PostgresParameters.append(text, to: &bytes)
        let length = Int32(bytes.count - start - 4)
        withUnsafeBytes(of: length.bigEndian) { bytes.replaceSubrange(start..<start + 4, with: $0) }
    }

    private mutating func append(element: UInt64) {
        append(Int32(8))
        withUnsafeBytes(of: element.bigEndian) { bytes.append(contentsOf: $0) }
    }

    private mutating func append(_ number: Int32) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }
}
