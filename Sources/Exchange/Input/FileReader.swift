import FHIR
import FHIRXML
import Glibc

/// Reads one file as units, whatever it is packed in and whether it holds lines, one JSON text or XML.
struct FileReader {
    private enum Shape {
        case lines(LineReader)
        case whole([ImportPart])
        case ended
    }

    private let path: String
    private let file: FileBytes
    private let bytes: PeekedBytes
    private let limits: ImportLimits
    private var shape: Shape
    private var ordinal = 0

    /// Opens a file. What is wrong with its content comes as a unit, so that the rest of the import goes on.
    ///
    /// - Throws: ``InputError`` where the file cannot be read at all.
    init(path: String, limits: ImportLimits, counter: ByteCounter = ByteCounter()) throws(InputError) {
        self.path = path
        self.limits = limits
        file = try FileBytes(path: path, counter: counter)
        bytes = try PeekedBytes(Self.unpacked(PeekedBytes(file)))
        shape = .ended
        shape = Self.holdsLines(path, bytes.beginning) ? .lines(LineReader(bytes, limit: limits.line)) : .whole([])
    }

    /// The SHA-256 of the file's bytes; complete once ``next()`` has returned nil.
    var digest: String { file.digest }

    /// The next unit; nil at the end.
    mutating func next() -> ImportUnit? {
        do throws(InputError) {
            switch shape {
            case .ended: return nil
            case .lines(var lines):
                let unit = try nextLine(&lines)
                shape = unit == nil ? .ended : .lines(lines)
                return unit
            case .whole(let parts):
                if ordinal == 0 { return try readWhole() }
                guard ordinal < parts.count else {
                    shape = .ended
                    return nil
                }
                return numbered(.part(parts[ordinal]))
            }
        } catch {
            shape = .ended
            return numbered(
                .unreadable(UnreadablePiece(place: Place(file: path), reason: error.description, bytes: [])))
        }
    }

    private mutating func numbered(_ content: ImportUnit.Content) -> ImportUnit {
        defer { ordinal += 1 }
        return ImportUnit(ordinal: ordinal, content: content)
    }

    private mutating func nextLine(_ lines: inout LineReader) throws(InputError) -> ImportUnit? {
        while let line = try lines.next() {
            let place = Place(file: path, line: line.number)
            if line.isTooLong {
                let reason = "a line of more than \(limits.line >> 20) MiB"
                return numbered(.unreadable(UnreadablePiece(place: place, reason: reason, bytes: line.bytes)))
            }
            let text = line.number == 1 ? Self.withoutMark(line.bytes) : line.bytes
            if text.contains(where: { !Self.isSpace($0) }) { return numbered(.line(text, place)) }
        }
        return nil
    }

    private mutating func readWhole() throws(InputError) -> ImportUnit? {
        var text: [UInt8] = []
        while let block = try bytes.next() {
            guard text.count + block.count <= limits.text else {
                throw .tooLarge("more than \(limits.text >> 20) MiB in one piece; give it as NDJSON")
            }
            text.append(contentsOf: block)
        }
        let place = Place(file: path)
        do {
            let document = try Self.document(text, limits)
            let parts = BundleReader.parts(of: document.root, at: place)
            shape = parts.isEmpty ? .ended : .whole(parts)
            return parts.first.map { numbered(.part($0)) }
        } catch {
            shape = .ended
            let reason = text.isEmpty ? "the file is empty" : String(describing: error)
            return numbered(.unreadable(UnreadablePiece(place: place, reason: reason, bytes: text)))
        }
    }

    /// The text as JSON, made from XML where it is that.
    private static func document(_ text: [UInt8], _ limits: ImportLimits) throws -> JSONDocument {
        let content = withoutMark(text)
        guard content.first(where: { !isSpace($0) }) == UInt8(ascii: "<") else {
            return try JSONDocument(content, limits: limits.json)
        }
        return try JSONDocument(try FHIRXMLReader.json(of: content, limits: limits.xml), limits: limits.json)
    }

    /// What the first bytes say: gzip (RFC 1952), bzip2, or neither. Names may lie, these do not.
    private static func unpacked(_ source: PeekedBytes) throws(InputError) -> any ByteSource {
        let start = source.beginning
        if start.starts(with: [0x1F, 0x8B]) { return try GzipBytes(source) }
        if start.starts(with: Array("BZh".utf8)) { return Bzip2Bytes(source) }
        return source
    }

    /// Whether the text is one JSON value to a line: its name says so, or its first line is a whole value and more follow.
    private static func holdsLines(_ path: String, _ beginning: [UInt8]) -> Bool {
        let name = path.lowercased()
        if [".ndjson", ".jsonl"].contains(where: { ending in
            InputFiles.packedEndings.contains { name.hasSuffix(ending + $0) }
        }) {
            return true
        }
        let text = withoutMark(beginning)
        guard let end = text.firstIndex(of: 0x0A), text[end...].contains(where: { !isSpace($0) }),
            let document = try? JSONDocument(Array(text[..<end]))
        else { return false }
        return document.root.kind == .object
    }

    /// The text without the byte order mark that some programs put first (RFC 8259 allows to pass over it).
    private static func withoutMark(_ text: [UInt8]) -> [UInt8] {
        text.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(text.dropFirst(3)) : text
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }
}

/// Bounds on what is held in memory at once.
package struct ImportLimits: Sendable {
    /// Bytes of one JSON text: a file that is not NDJSON. It and its node table are in memory together.
    package var text: Int
    /// Bytes of one line of NDJSON.
    package var line: Int
    /// Levels of objects and arrays.
    package var depth: Int

    package init(text: Int, line: Int, depth: Int) {
        self.text = text
        self.line = line
        self.depth = depth
    }

    package static let standard = ImportLimits(text: 256 << 20, line: 64 << 20, depth: JSONLimits.standard.depth)

    var json: JSONLimits { JSONLimits(depth: depth, size: max(text, line)) }
    var xml: XMLLimits { XMLLimits(depth: depth, size: text, attributes: XMLLimits.standard.attributes) }
}
