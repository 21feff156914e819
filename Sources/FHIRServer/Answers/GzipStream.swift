import CZlib

/// Packs an answer that comes in pieces, for a client that takes gzip. Used by one task only.
final class GzipStream {
    private let stream: UnsafeMutablePointer<z_stream>
    private static let outputSize = 64 << 10

    /// - Throws: ``FHIRError/failure`` where zlib will not.
    init() throws(FHIRError) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // 15: the largest window; 16 more: with gzip's header.
        let status = deflateInit2_(
            stream, GzipEncoding.level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            CInt(MemoryLayout<z_stream>.size))
        guard status == Z_OK else { throw .failure }
    }

    deinit {
        deflateEnd(stream)
        stream.deinitialize(count: 1)
        stream.deallocate()
    }

    /// What is ready to go out after these bytes; possibly nothing yet.
    ///
    /// - Parameter isLast: whether nothing more comes.
    func packed(_ bytes: [UInt8], isLast: Bool = false) -> [UInt8] {
        var source = bytes
        var packed: [UInt8] = []
        source.withUnsafeMutableBufferPointer { source in
            stream.pointee.next_in = source.baseAddress
            stream.pointee.avail_in = UInt32(source.count)
            var isFull = true
            while isFull {
                packed += [UInt8](unsafeUninitializedCapacity: Self.outputSize) { output, count in
                    stream.pointee.next_out = output.baseAddress
                    stream.pointee.avail_out = UInt32(output.count)
                    _ = deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
                    isFull = stream.pointee.avail_out == 0
                    count = output.count - Int(stream.pointee.avail_out)
                }
            }
        }
        return packed
    }
}
