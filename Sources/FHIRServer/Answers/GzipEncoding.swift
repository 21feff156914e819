import CZlib

/// Packs answers for clients that take gzip.
///
/// Source: RFC 9110, 8.4.1.3 and 12.5.3; RFC 1952.
enum GzipEncoding {
    /// Below this, packing costs more than it saves.
    static let leastBytes = 1024
    /// FHIR packs to a tenth even at the quickest level.
    static let level: CInt = 1

    /// Whether `Accept-Encoding` lets gzip through.
    static func isAccepted(_ header: String?) -> Bool {
        (header ?? "").split(separator: ",").contains { part in
            let words = part.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
            guard words.first == "gzip" || words.first == "x-gzip" else { return false }
            return !words.dropFirst().contains { ["q=0", "q=0.0", "q=0.00", "q=0.000"].contains($0) }
        }
    }

    /// The bytes as one gzip member; nil where zlib will not.
    static func packed(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        // 15: the largest window; 16 more: with gzip's header.
        let status = deflateInit2_(
            &stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            CInt(MemoryLayout<z_stream>.size))
        guard status == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        var source = bytes
        let most = Int(deflateBound(&stream, UInt(source.count)))
        let packed = [UInt8](unsafeUninitializedCapacity: most) { target, count in
            source.withUnsafeMutableBufferPointer { source in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                // The bound is enough for all of it in one step.
                count = deflate(&stream, Z_FINISH) == Z_STREAM_END ? Int(stream.total_out) : 0
            }
        }
        return packed.isEmpty ? nil : packed
    }
}
