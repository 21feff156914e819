/// Bytes that come a block at a time: a file, or what is unpacked from one. Used by one task only.
protocol ByteSource: AnyObject {
    /// The next block, never empty; nil at the end.
    func next() throws(InputError) -> [UInt8]?
}

/// Why input cannot be read. The text is for the one who runs the import; it never quotes the content.
package enum InputError: Error, Equatable, CustomStringConvertible {
    /// The system would not give the bytes: missing, not permitted, a disk fault.
    case unreadable(String)
    /// The bytes came, but are not what they claim to be: a broken archive.
    case damaged(String)
    /// More than is taken in one piece.
    case tooLarge(String)

    package var description: String {
        switch self {
        case .unreadable(let reason), .damaged(let reason), .tooLarge(let reason): reason
        }
    }
}

/// A source that starts with a block already taken from another, so that its beginning could be looked at.
final class PeekedBytes: ByteSource {
    private let source: any ByteSource
    private var first: [UInt8]?

    /// The beginning of the source; empty where the source is.
    let beginning: [UInt8]

    init(_ source: any ByteSource) throws(InputError) {
        self.source = source
        first = try source.next()
        beginning = first ?? []
    }

    func next() throws(InputError) -> [UInt8]? {
        if let block = first {
            first = nil
            return block
        }
        return try source.next()
    }
}
