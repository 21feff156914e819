import FoundationEssentials
package import Record

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Where copies of the audit's checkpoints lie outside the record: lines of a file that are only ever added, or, where
/// the operator names a folder, a file for each checkpoint that is made once and never again.
///
/// The operator sees to it that what is there cannot be taken back from this machine: another machine's disk, or storage
/// that only lets one add.
package struct CheckpointStore: Sendable {
    package let path: String

    /// - Parameter path: of a folder that is there, or of a file.
    package init(_ path: String) {
        self.path = path
    }

    private var isFolder: Bool {
        var isFolder = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
    }

    /// What lies there, in the order of the checkpoints.
    ///
    /// - Throws: ``RecordError/invalid(_:)`` where something there is no checkpoint, with its place.
    package func read() throws -> [AuditCheckpoint] {
        if isFolder {
            let names = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(Self.ending) }
            return try names.sorted().map { name in
                let text = try text(at: path + "/" + name)
                guard let checkpoint = AuditCheckpoint(line: text.filter { $0 != "\n" }) else {
                    throw RecordError.invalid("\(name) in the folder of checkpoints is none")
                }
                return checkpoint
            }
        }
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        let lines = try text(at: path).split(separator: "\n")
        return try lines.enumerated().map { place, line in
            guard let checkpoint = AuditCheckpoint(line: String(line)) else {
                throw RecordError.invalid("line \(place + 1) of the file of checkpoints is none")
            }
            return checkpoint
        }
    }

    /// Adds checkpoints; returns when they are on the disk.
    package func add(_ checkpoints: [AuditCheckpoint]) throws {
        if isFolder {
            for checkpoint in checkpoints { try write(checkpoint.line + "\n", to: file(of: checkpoint), O_EXCL) }
        } else if !checkpoints.isEmpty {
            try write(checkpoints.map { $0.line + "\n" }.joined(), to: path, O_APPEND)
        }
    }

    private static let ending = ".checkpoint"

    private func file(of checkpoint: AuditCheckpoint) -> String {
        let digits = String(checkpoint.place)
        return path + "/" + String(repeating: "0", count: max(0, 19 - digits.count)) + digits + Self.ending
    }

    private func text(at path: String) throws(RecordError) -> String {
        guard let data = FileManager.default.contents(atPath: path),
            let text = String(validating: data, as: UTF8.self)
        else { throw .unavailable(.other("the checkpoints at \(path) cannot be read")) }
        return text
    }

    private func write(_ text: String, to path: String, _ flag: Int32) throws(RecordError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | flag, 0o600)
        guard descriptor >= 0 else { throw .unavailable(.other("checkpoints cannot be written to \(path)")) }
        defer { close(descriptor) }
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard written > 0 else { throw .unavailable(.other("checkpoints cannot be written to \(path)")) }
            rest = rest.dropFirst(written)
        }
        guard fsync(descriptor) == 0 else {
            throw .unavailable(.other("the checkpoints at \(path) could not be made durable"))
        }
    }
}
