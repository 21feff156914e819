import GRDBSQLite
import RecordSQL

/// The places in a statement where values go, from 1.
struct Parameters {
    let handle: OpaquePointer

    /// Tells SQLite to copy the bytes before the call returns.
    private static var copied: sqlite3_destructor_type {
        unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    }

    func set(_ place: Int32, _ value: SQLValue) {
        switch value {
        case .null: sqlite3_bind_null(handle, place)
        case .integer(let number): sqlite3_bind_int64(handle, place, number)
        case .real(let number): sqlite3_bind_double(handle, place, number)
        case .text(let text), .word(let text): set(place, text)
        case .bytes(let bytes): set(place, bytes)
        case .compact(let text), .code(let text):
            // SQLite keeps texts and bytes apart, so that a text never equals a UUID's bytes.
            if let uuid = CompactText.bytes(ofUUID: text) { set(place, uuid) } else { set(place, text) }
        }
    }

    private func set(_ place: Int32, _ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            // An empty text has no address, and SQLite takes a missing address for null.
            guard let address = utf8.baseAddress else {
                sqlite3_bind_text(handle, place, "", 0, Self.copied)
                return
            }
            address.withMemoryRebound(to: CChar.self, capacity: utf8.count) {
                _ = sqlite3_bind_text(handle, place, $0, Int32(utf8.count), Self.copied)
            }
        }
    }

    private func set(_ place: Int32, _ bytes: [UInt8]) {
        bytes.withUnsafeBytes { bytes in
            guard let address = bytes.baseAddress, !bytes.isEmpty else {
                sqlite3_bind_zeroblob(handle, place, 0)
                return
            }
            sqlite3_bind_blob64(handle, place, address, UInt64(bytes.count), Self.copied)
        }
    }
}
