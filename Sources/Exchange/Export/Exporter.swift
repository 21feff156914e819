import Access
import FHIR
import Glibc
package import Record

/// Writes a record as NDJSON, one file to a resource type: all as it was at one moment, while others write.
package struct Exporter: Sendable {
    package let record: Record

    package init(_ record: Record) {
        self.record = record
    }

    /// Writes the current version of every resource into files named `Type.ndjson` in a folder, which is made where it
    /// is missing. Each file appears whole, under its name, or not at all.
    ///
    /// - Parameter progress: told how many resources are written, now and then.
    /// - Returns: how many resources of each type were written.
    /// - Throws: ``InputError`` where a file cannot be written, ``RecordError`` where the record cannot be read.
    package func run(
        to folder: String, progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws -> [String: Int] {
        try Self.make(folder)
        let files = ExportFiles(folder: folder)
        defer { files.abandon() }
        let stream = try await ExportStream(
            record, as: .commandLine, because: .healthSystemAdministration, doing: "export")
        var total = 0
        for type in Definitions.r4.resourceTypeNames {
            try await stream.run(ExportSelection(type: type, instant: stream.moment)) { resources in
                for resource in resources { try files.append(resource.bytes, to: resource.type) }
                total += resources.count
                progress(total)
            }
        }
        return try files.finish()
    }

    private static func make(_ folder: String) throws(InputError) {
        guard mkdir(folder, 0o700) != 0, errno != EEXIST else { return }
        throw .unreadable("\(folder): \(SystemText.of(errno))")
    }
}

/// The files of one export: each under a temporary name until all is there.
private final class ExportFiles {
    /// Gathered before the system is called.
    private static let bufferSize = 256 << 10

    private struct File {
        let descriptor: CInt
        let temporary: String
        let path: String
        var buffer: [UInt8] = []
        var count = 0
    }

    private let folder: String
    private var files: [String: File] = [:]

    init(folder: String) {
        self.folder = folder
    }

    func append(_ bytes: [UInt8], to type: String) throws(InputError) {
        if files[type] == nil { files[type] = try open(type) }
        files[type]?.buffer.append(contentsOf: bytes)
        files[type]?.buffer.append(0x0A)
        files[type]?.count += 1
        if let file = files[type], file.buffer.count >= Self.bufferSize { try flush(type) }
    }

    /// Makes sure that everything is on disk, and gives the files their names.
    func finish() throws(InputError) -> [String: Int] {
        for type in files.keys.sorted() { try flush(type) }
        for file in files.values where fsync(file.descriptor) != 0 { throw failure(file.temporary) }
        for file in files.values {
            guard rename(file.temporary, file.path) == 0 else { throw failure(file.path) }
            close(file.descriptor)
        }
        defer { files = [:] }
        return files.mapValues(\.count)
    }

    /// Takes away what was not finished.
    func abandon() {
        for file in files.values {
            close(file.descriptor)
            unlink(file.temporary)
        }
        files = [:]
    }

    private func open(_ type: String) throws(InputError) -> File {
        let path = "\(folder)/\(type).ndjson"
        let temporary = "\(folder)/.\(type).ndjson.part"
        let descriptor = Glibc.open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure(temporary) }
        return File(descriptor: descriptor, temporary: temporary, path: path)
    }

    private func flush(_ type: String) throws(InputError) {
        guard let file = files[type] else { return }
        files[type]?.buffer.removeAll(keepingCapacity: true)
        var rest = file.buffer[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { write(file.descriptor, $0.baseAddress, $0.count) }
            guard written > 0 else {
                if errno == EINTR { continue }
                throw failure(file.temporary)
            }
            rest = rest.dropFirst(written)
        }
    }

    private func failure(_ path: String) -> InputError { .unreadable("\(path): \(SystemText.of(errno))") }
}
