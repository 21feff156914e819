/// An id as a record in PostgreSQL keeps it: a UUID as a zero and its bytes, anything else as text.
enum PostgresIdentifier {
    static func text(_ bytes: [UInt8]) -> String {
        switch bytes.first {
        case 0?: ResourceSample.uuid(bytes.dropFirst())
        case 1?: String(decoding: bytes.dropFirst(), as: UTF8.self)
        default: String(decoding: bytes, as: UTF8.self)
        }
    }
}
