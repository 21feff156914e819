import Testing

@testable import Exchange

@Suite struct LineReaderTests {
    private final class Blocks: ByteSource {
        private var blocks: [[UInt8]]
        init(_ blocks: [String]) { self.blocks = blocks.map { Array($0.utf8) } }
        func next() throws(InputError) -> [UInt8]? { blocks.isEmpty ? nil : blocks.removeFirst() }
    }

    private func lines(_ blocks: [String], limit: Int = 100) throws -> [String] {
        var reader = LineReader(Blocks(blocks), limit: limit)
        var lines: [String] = []
        while let line = try reader.next() {
            lines.append("\(line.number):\(String(decoding: line.bytes, as: UTF8.self))\(line.isTooLong ? "…" : "")")
        }
        return lines
    }

    @Test func countsLinesWhateverTheBlocks() throws {
        for blocks in [["a\nbc\n\nd"], ["a", "\nb", "c\n", "\n", "d"], ["a\nbc\n", "\nd"]] {
            #expect(try lines(blocks) == ["1:a", "2:bc", "3:", "4:d"])
        }
        #expect(try lines(["a\n"]) == ["1:a"])
        #expect(try lines([]) == [])
    }

    @Test func dropsACarriageReturnBeforeTheLineFeed() throws {
        #expect(try lines(["a\r\nb\rc\r\n"]) == ["1:a", "2:b\rc"])
    }

    @Test func cutsOffWhatIsTooLongAndGoesOn() throws {
        #expect(try lines(["abc", "def\ngh\nijkl"], limit: 4) == ["1:abcd…", "2:gh", "3:ijkl"])
    }
}
