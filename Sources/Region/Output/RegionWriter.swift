import Foundation

/// Writes a region to a directory as NDJSON, one file per resource type.
package struct RegionWriter {
    /// What has been written so far.
    package struct Progress: Sendable {
        package var resources = 0
        package var bytes = 0
        package var citizens = 0
    }

    private let directory: URL
    private var files: [String: OutputFile] = [:]

    /// - Parameter directory: made where it does not exist; files of the same names are replaced.
    package init(to directory: String) throws(RegionError) {
        self.directory = URL(fileURLWithPath: directory, isDirectory: true)
        do {
            try FileManager.default.createDirectory(at: self.directory, withIntermediateDirectories: true)
        } catch {
            throw .output(path: directory, reason: "the directory cannot be made")
        }
    }

    /// Writes a whole region.
    ///
    /// - Parameters:
    ///   - everyBatch: told after each unit or household how much there is, for a progress bar.
    /// - Returns: how much was written.
    @discardableResult
    package mutating func write(
        _ region: Region, everyBatch: (Progress) -> Void = { _ in }
    ) throws(RegionError) -> Progress {
        var progress = Progress()
        for batch in region {
            for resource in batch {
                try write(resource)
                progress.resources += 1
                progress.bytes += resource.bytes.count + 1
                if resource.type == "Patient" { progress.citizens += 1 }
            }
            everyBatch(progress)
        }
        try close()
        return progress
    }

    private mutating func write(_ resource: RegionResource) throws(RegionError) {
        if let file = files[resource.type] { return try file.write(resource.bytes) }
        let file = try OutputFile(directory.appendingPathComponent(resource.type + ".ndjson").path)
        files[resource.type] = file
        try file.write(resource.bytes)
    }

    private mutating func close() throws(RegionError) {
        for file in files.values { try file.close() }
        files.removeAll()
    }
}

/// A file that is written in large pieces.
private final class OutputFile {
    private static let piece = 1 << 18
    private let path: String
    private let handle: FileHandle
    private var pending: [UInt8] = []

    init(_ path: String) throws(RegionError) {
        self.path = path
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw .output(path: path, reason: "the file cannot be made") }
        self.handle = handle
        pending.reserveCapacity(Self.piece + 1 << 12)
    }

    func write(_ line: [UInt8]) throws(RegionError) {
        pending.append(contentsOf: line)
        pending.append(0x0A)
        if pending.count >= Self.piece { try flush() }
    }

    func close() throws(RegionError) {
        try flush()
        do { try handle.close() } catch { throw .output(path: path, reason: "the file cannot be closed") }
    }

    private func flush() throws(RegionError) {
        do {
            try handle.write(contentsOf: pending)
        } catch {
            throw .output(path: path, reason: "writing failed; is the disk full?")
        }
        pending.removeAll(keepingCapacity: true)
    }
}
