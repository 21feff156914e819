import TestSupport
import Testing

@testable import Exchange

@Suite struct ByteSourceTests {
    private static let long = Array(String(repeating: "0123456789abcdef løn\n", count: 60_000).utf8)

    private func unpacked(_ bytes: [UInt8]) throws -> [UInt8] {
        let folder = try ScratchFolder()
        let path = try folder.write("file", bytes)
        let file = try FileBytes(path: path)
        let peeked = try PeekedBytes(file)
        let source: any ByteSource =
            switch peeked.beginning.first {
            case 0x1F: try GzipBytes(peeked)
            case UInt8(ascii: "B"): Bzip2Bytes(peeked)
            default: peeked
            }
        var result: [UInt8] = []
        while let block = try source.next() {
            #expect(!block.isEmpty)
            result += block
        }
        return result
    }

    @Test(arguments: ["gzip", "bzip2"]) func unpacksWhatTheSystemPacked(program: String) throws {
        #expect(try unpacked(pipe(Self.long, through: program, ["-c"])) == Self.long)
        #expect(try unpacked(pipe([], through: program, ["-c"])) == [])
        #expect(try unpacked(pipe([1], through: program, ["-c"])) == [1])
    }

    @Test(arguments: ["gzip", "bzip2"]) func unpacksSeveralMembersInARow(program: String) throws {
        let one = try pipe(Array("one\n".utf8), through: program, ["-c"])
        let two = try pipe(Self.long, through: program, ["-c"])
        #expect(try unpacked(one + two + one) == Array("one\n".utf8) + Self.long + Array("one\n".utf8))
    }

    @Test(arguments: ["gzip", "bzip2"]) func unpacksWhatGrowsMuch(program: String) throws {
        let zeros = [UInt8](repeating: 0, count: 3 * FileBytes.blockSize)
        #expect(try unpacked(pipe(zeros, through: program, ["-c"])) == zeros)
    }

    @Test(arguments: ["gzip", "bzip2"]) func saysThatAnArchiveEndsTooEarly(program: String) throws {
        let packed = try pipe(Self.long, through: program, ["-c"])
        for count in [11, packed.count / 2, packed.count - 1] {
            #expect(throws: InputError.damaged("the \(program) archive ends too early")) {
                try unpacked(Array(packed.prefix(count)))
            }
        }
    }

    @Test(arguments: ["gzip", "bzip2"]) func saysThatAnArchiveIsDamaged(program: String) throws {
        var packed = try pipe(Self.long, through: program, ["-c"])
        packed[packed.count / 2] ^= 0xFF
        packed[packed.count / 2 + 1] ^= 0xFF
        #expect(throws: InputError.damaged("the \(program) archive is damaged")) { try unpacked(packed) }
    }

    @Test func saysThatAFileIsMissing() {
        #expect(throws: InputError.unreadable("No such file or directory")) { try FileBytes(path: "/no/such/file") }
    }

    @Test func countsAndHashesWhatItReads() throws {
        let folder = try ScratchFolder()
        let counter = ByteCounter()
        let file = try FileBytes(path: folder.write("abc", "abc"), counter: counter)
        while try file.next() != nil {}
        #expect(counter.value == 3)
        #expect(file.digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
