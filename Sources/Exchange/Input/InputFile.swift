import Glibc

/// One file to import, as it was when the import began.
package struct InputFile: Sendable, Hashable {
    /// The path as it was given, or below the folder that was given: what messages say.
    package let path: String
    /// Bytes on disk.
    package let size: Int
    /// When it was last changed, in nanoseconds since 1970.
    package let modified: Int

    package init(path: String, size: Int, modified: Int) {
        self.path = path
        self.size = size
        self.modified = modified
    }
}

/// Finds the files behind the paths of a command line.
package struct InputFiles: Sendable {
    /// The files in the order of the paths; inside a folder by name, byte for byte, so that every run goes the same way.
    package private(set) var files: [InputFile] = []
    /// Files inside folders that are passed over because their name does not say that they hold JSON or XML.
    package private(set) var passedOver = 0
    /// Paths that cannot be read at all, with the system's reason.
    package private(set) var unreadable: [(path: String, reason: String)] = []

    /// What a file inside a folder is called when it is taken. A file named on the command line is always taken.
    static let endings = [".json", ".ndjson", ".jsonl", ".xml"]
    static let packedEndings = ["", ".gz", ".bz2"]

    /// Looks at every path and below every folder. A folder reached twice, by a link or a loop of links, is read once.
    package init(at paths: [String]) {
        var seen: Set<Identity> = []
        for path in paths { add(path, isNamed: true, seen: &seen) }
    }

    /// All bytes on disk.
    package var size: Int { files.reduce(0) { $0 + $1.size } }

    private struct Identity: Hashable {
        let device: dev_t
        let number: ino_t
    }

    private mutating func add(_ path: String, isNamed: Bool, seen: inout Set<Identity>) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            unreadable.append((path, SystemText.of(errno)))
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR:
            guard seen.insert(Identity(device: status.st_dev, number: status.st_ino)).inserted else { return }
            for name in names(in: path) {
                add(path.hasSuffix("/") ? path + name : path + "/" + name, isNamed: false, seen: &seen)
            }
        case S_IFREG:
            guard isNamed || Self.isTaken(path) else {
                passedOver += 1
                return
            }
            guard seen.insert(Identity(device: status.st_dev, number: status.st_ino)).inserted else { return }
            let modified = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
            files.append(InputFile(path: path, size: Int(status.st_size), modified: modified))
        default:
            if isNamed {
                unreadable.append((path, "neither a file nor a folder"))
            } else {
                passedOver += 1
            }
        }
    }

    private mutating func names(in folder: String) -> [String] {
        guard let directory = opendir(folder) else {
            unreadable.append((folder, SystemText.of(errno)))
            return []
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func isTaken(_ path: String) -> Bool {
        let path = path.lowercased()
        return endings.contains { ending in packedEndings.contains { path.hasSuffix(ending + $0) } }
    }
}
