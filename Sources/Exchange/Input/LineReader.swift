import Glibc

/// Lines of a byte source, counted from 1. A line feed ends a line; a carriage return before it is dropped.
struct LineReader {
    /// One line, or why it is not here.
    struct Line {
        let number: Int
        /// The bytes without the line end. Cut off where the line was too long.
        let bytes: [UInt8]
        let isTooLong: Bool
    }

    private let source: any ByteSource
    private let limit: Int
    private var block: [UInt8] = []
    private var position = 0
    private var number = 0

    /// - Parameter limit: the longest line taken, in bytes; the rest of a longer one is read past.
    init(_ source: any ByteSource, limit: Int) {
        self.source = source
        self.limit = limit
    }

    /// The next line; nil at the end.
    mutating func next() throws(InputError) -> Line? {
        var line: [UInt8] = []
        var length = 0
        while true {
            if position == block.count {
                guard let next = try source.next() else {
                    block = []
                    position = 0
                    return length > 0 ? finish(line, length) : nil
                }
                block = next
                position = 0
            }
            let end = endOfLine()
            length += end - position
            line.append(contentsOf: block[position..<end].prefix(max(0, limit - line.count)))
            position = end
            if end < block.count {
                position += 1
                return finish(line, length)
            }
        }
    }

    private mutating func finish(_ line: [UInt8], _ length: Int) -> Line {
        number += 1
        var line = line
        if length <= limit, line.last == 0x0D { line.removeLast() }
        return Line(number: number, bytes: line, isTooLong: length > limit)
    }

    /// The place of the next line feed in the block; its end where there is none.
    private func endOfLine() -> Int {
        block.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress,
                let found = memchr(start + position, 0x0A, bytes.count - position)
            else { return bytes.count }
            return UnsafeRawPointer(found) - start
        }
    }
}
