import CBZip2

/// Unpacks bzip2, one stream after another, a block at a time.
final class Bzip2Bytes: ByteSource {
    private let source: any ByteSource
    private let stream: UnsafeMutablePointer<bz_stream>
    private var input: [UInt8] = []
    private var position = 0
    private var isOpen = false
    /// The last block came out full, so that more may be waiting inside without more input.
    private var mayHoldMore = false

    init(_ source: any ByteSource) {
        self.source = source
        stream = .allocate(capacity: 1)
        stream.initialize(to: bz_stream())
    }

    deinit {
        if isOpen { BZ2_bzDecompressEnd(stream) }
        stream.deinitialize(count: 1)
        stream.deallocate()
    }

    func next() throws(InputError) -> [UInt8]? {
        while true {
            if position == input.count, !mayHoldMore {
                guard let block = try source.next() else {
                    if isOpen { throw .damaged("the bzip2 archive ends too early") }
                    return nil
                }
                input = block
                position = 0
            }
            if !isOpen {
                stream.pointee = bz_stream()
                guard BZ2_bzDecompressInit(stream, 0, 0) == BZ_OK else {
                    throw .unreadable("no memory to unpack bzip2")
                }
                isOpen = true
            }
            let block = try decompressBlock()
            if !block.isEmpty { return block }
        }
    }

    private func decompressBlock() throws(InputError) -> [UInt8] {
        var status: CInt = BZ_OK
        let block = [UInt8](unsafeUninitializedCapacity: FileBytes.blockSize) { output, count in
            input.withUnsafeMutableBytes { input in
                let bytes = input.bindMemory(to: CChar.self)
                stream.pointee.next_in = bytes.baseAddress.map { $0 + position }
                stream.pointee.avail_in = UInt32(input.count - position)
                output.withMemoryRebound(to: CChar.self) { stream.pointee.next_out = $0.baseAddress }
                stream.pointee.avail_out = UInt32(output.count)
                status = BZ2_bzDecompress(stream)
                position = input.count - Int(stream.pointee.avail_in)
            }
            count = output.count - Int(stream.pointee.avail_out)
        }
        mayHoldMore = stream.pointee.avail_out == 0
        switch status {
        case BZ_OK: break
        case BZ_STREAM_END:
            mayHoldMore = false
            BZ2_bzDecompressEnd(stream)
            isOpen = false
        default: throw .damaged("the bzip2 archive is damaged")
        }
        return block
    }
}
