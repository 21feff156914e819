import FHIR

/// How far the import of one file has come: kept in the record, in the same transaction as the resources it speaks of.
struct FileJournal: Sendable, Equatable {
    /// Bytes and time of change of the file: when they differ, it is another file under the same name.
    var size: Int
    var modified: Int
    /// The SHA-256 of the file; nil until it has been read to its end.
    var digest: String?
    /// Units before this one have been dealt with.
    var position = 0
    /// Units before ``position`` that were refused or put off: tried again the next time.
    var open = OrdinalSet()

    init(size: Int, modified: Int) {
        self.size = size
        self.modified = modified
    }

    init(_ file: InputFile) {
        self.init(size: file.size, modified: file.modified)
    }

    /// Whether the journal speaks of this state of the file.
    func isAbout(_ file: InputFile) -> Bool { size == file.size && modified == file.modified }

    /// Whether the file has been read to its end.
    var isFinished: Bool { digest != nil }

    /// Nothing in the file is left to do.
    var isDone: Bool { isFinished && open.isEmpty }

    /// Whether a unit has still to be dealt with.
    func isOpen(_ ordinal: Int) -> Bool {
        ordinal < position ? open.contains(ordinal) : !isFinished
    }

    // MARK: As it is kept

    var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("size", size)
            writer.member("modified", modified)
            writer.member("digest", digest)
            writer.member("position", position)
            writer.array("open") { writer in
                for range in open.ranges { writer.string("\(range.lowerBound) \(range.upperBound)") }
            }
        }
        return writer.bytes
    }

    /// Nil where the bytes are not what ``bytes`` makes.
    init?(bytes: [UInt8]) {
        guard let root = try? JSONDocument(bytes).root,
            let size = root["size"]?.numberText.flatMap({ Int($0) }),
            let modified = root["modified"]?.numberText.flatMap({ Int($0) }),
            let position = root["position"]?.numberText.flatMap({ Int($0) })
        else { return nil }
        self.init(size: size, modified: modified)
        digest = root["digest"]?.string
        self.position = position
        for element in root["open"]?.elements.map({ $0 }) ?? [] {
            let bounds = (element.string ?? "").split(separator: " ").compactMap { Int($0) }
            guard bounds.count == 2, bounds[0] < bounds[1] else { return nil }
            open.insert(bounds[0]..<bounds[1])
        }
    }
}
