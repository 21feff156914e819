/// Something that units come from: a file, or a maker of resources.
package struct ImportSource: Sendable {
    /// What messages call it, and under which its journal is kept.
    package let name: String
    /// Bytes to be read in all, as ``ByteCounter`` counts them.
    package let size: Int
    /// Tells one state of the source from another of the same size.
    let modified: Int
    /// The file on disk; nil for a maker of resources.
    let path: String?
    /// Whether the record remembers how far its import has come.
    let keepsJournal: Bool
    let open: @Sendable (ImportLimits, ByteCounter) throws(InputError) -> any UnitSource

    package init(_ file: InputFile) {
        name = file.path
        size = file.size
        modified = file.modified
        path = file.path
        keepsJournal = true
        open = { limits, counter throws(InputError) in
            try FileReader(path: file.path, limits: limits, counter: counter)
        }
    }

    /// Lines of JSON that come once, whatever the file is called.
    ///
    /// - Parameter input: kept as long as the source is.
    init(lines path: String, named name: String, size: Int, keeping input: SpooledInput) {
        self.name = name
        self.size = size
        modified = 0
        self.path = nil
        keepsJournal = false
        open = { limits, counter throws(InputError) in
            _ = input
            return try FileReader(path: path, named: name, limits: limits, counter: counter)
        }
    }

    /// Resources that are made rather than read.
    ///
    /// - Parameters:
    ///   - name: says all that the resources follow from: the same name must give the same resources.
    ///   - count: how many there will be, for the progress; a guess is enough.
    ///   - resources: starts from the first; each is the bytes of one JSON object.
    package init(making name: String, count: Int, _ resources: @escaping @Sendable () -> AnyIterator<[UInt8]>) {
        self.name = name
        size = count
        modified = 0
        path = nil
        keepsJournal = true
        open = { _, counter throws(InputError) in
            MadeUnits(name: name, resources: resources(), counter: counter)
        }
    }

    var journal: FileJournal { FileJournal(size: size, modified: modified) }
}

/// Gives units in their order. Used by one task only.
protocol UnitSource {
    /// The next unit; nil at the end.
    mutating func next() -> ImportUnit?
    /// What the whole source was, complete once ``next()`` has returned nil.
    var digest: String { get }
}

extension FileReader: UnitSource {}

/// Units of resources that are made; progress counts resources.
private struct MadeUnits: UnitSource {
    let name: String
    let resources: AnyIterator<[UInt8]>
    let counter: ByteCounter
    private var ordinal = 0

    init(name: String, resources: AnyIterator<[UInt8]>, counter: ByteCounter) {
        self.name = name
        self.resources = resources
        self.counter = counter
    }

    mutating func next() -> ImportUnit? {
        guard let bytes = resources.next() else { return nil }
        counter.add(1)
        defer { ordinal += 1 }
        return ImportUnit(ordinal: ordinal, content: .line(bytes, Place(file: name, line: ordinal + 1)))
    }

    var digest: String { name }
}
