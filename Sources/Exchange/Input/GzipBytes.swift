import CZlib

/// Unpacks gzip (RFC 1952), one member after another, a block at a time.
final class GzipBytes: ByteSource {
    private let source: any ByteSource
    private let stream: UnsafeMutablePointer<z_stream>
    private var input: [UInt8] = []
    private var position = 0
    private var isInsideMember = false
    /// The last block came out full, so that more may be waiting inside without more input.
    private var mayHoldMore = false
    private var hasEnded = false

    init(_ source: any ByteSource) throws(InputError) {
        self.source = source
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // 15: the largest window; 16 more: a gzip header is expected.
        let status = inflateInit2_(stream, 15 + 16, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size))
        guard status == Z_OK else { throw .unreadable("no memory to unpack gzip") }
    }

    deinit {
        inflateEnd(stream)
        stream.deinitialize(count: 1)
        stream.deallocate()
    }

    func next() throws(InputError) -> [UInt8]? {
        while !hasEnded {
            if position == input.count, !mayHoldMore {
                guard let block = try source.next() else {
                    if isInsideMember { throw .damaged("the gzip archive ends too early") }
                    hasEnded = true
                    return nil
                }
                input = block
                position = 0
            }
            let block = try inflateBlock()
            if !block.isEmpty { return block }
        }
        return nil
    }

    private func inflateBlock() throws(InputError) -> [UInt8] {
        var status: CInt = Z_OK
        let block = [UInt8](unsafeUninitializedCapacity: FileBytes.blockSize) { output, count in
            input.withUnsafeMutableBufferPointer { input in
                stream.pointee.next_in = input.baseAddress.map { $0 + position }
                stream.pointee.avail_in = UInt32(input.count - position)
                stream.pointee.next_out = output.baseAddress
                stream.pointee.avail_out = UInt32(output.count)
                status = inflate(stream, Z_NO_FLUSH)
                position = input.count - Int(stream.pointee.avail_in)
            }
            count = output.count - Int(stream.pointee.avail_out)
        }
        isInsideMember = true
        mayHoldMore = stream.pointee.avail_out == 0
        switch status {
        case Z_OK, Z_BUF_ERROR: break
        case Z_STREAM_END:
            isInsideMember = false
            mayHoldMore = false
            inflateReset(stream)
        default: throw .damaged("the gzip archive is damaged")
        }
        return block
    }
}
