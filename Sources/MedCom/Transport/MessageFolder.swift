import Dispatch
import Foundation

/// Messages as files in a folder, for a gateway that stands outside: what has come lies in `in`, what is to go in `out`.
/// What has been taken in is moved to `done`, what could not be read to `refused`, with a file beside it that says why.
///
/// A file is written under a name that begins with a full stop and then given its own, so that nobody reads half of one.
package struct MessageFolder: MessageTransport {
    private let folder: URL

    /// Bytes of one message; more is refused. MedCom's messages may carry attachments.
    package static let mostBytes = 32 << 20

    /// - Throws: where the folders cannot be made.
    package init(_ path: String) throws {
        folder = URL(filePath: path, directoryHint: .isDirectory)
        for name in ["in", "out", "done", "refused"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: name), withIntermediateDirectories: true)
        }
    }

    // MARK: What goes

    package func send(_ parcel: MessageParcel) async throws(TransportFailure) {
        do {
            try await Self.offPool { [folder] in
                let name = parcel.message + "_" + parcel.bundle + "." + parcel.format.rawValue
                try Self.write(parcel.content, named: name, in: folder.appending(path: "out"))
            }
        } catch {
            throw .fault
        }
    }

    // MARK: What has come

    /// The names of the files that wait, oldest first.
    package func waiting() async throws -> [String] {
        try await Self.offPool { [folder] in
            let keys: [URLResourceKey] = [.contentModificationDateKey, .isRegularFileKey]
            let files = try FileManager.default.contentsOfDirectory(
                at: folder.appending(path: "in"), includingPropertiesForKeys: keys, options: .skipsHiddenFiles)
            return try files.map { ($0, try $0.resourceValues(forKeys: Set(keys))) }
                .filter { $0.1.isRegularFile == true }
                .sorted {
                    ($0.1.contentModificationDate ?? .distantPast, $0.0.lastPathComponent)
                        < ($1.1.contentModificationDate ?? .distantPast, $1.0.lastPathComponent)
                }
                .map(\.0.lastPathComponent)
        }
    }

    /// The bytes of a file that waits; nil where it is larger than any message.
    package func bytes(of name: String) async throws -> [UInt8]? {
        try await Self.offPool { [folder] in
            let file = folder.appending(path: "in").appending(path: name)
            let size = try file.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
            return size > Self.mostBytes ? nil : [UInt8](try Data(contentsOf: file))
        }
    }

    /// Puts a file away that is in the record now.
    package func finish(_ name: String) async throws { try await move(name, to: "done") }

    /// Puts a file away that could not be taken, and says why beside it.
    package func refuse(_ name: String, because reason: String) async throws {
        try await Self.offPool { [folder] in
            try Self.write(Array(reason.utf8), named: name + ".txt", in: folder.appending(path: "refused"))
        }
        try await move(name, to: "refused")
    }

    private func move(_ name: String, to place: String) async throws {
        try await Self.offPool { [folder] in
            let target = folder.appending(path: place).appending(path: name)
            // A name that comes again is another file: the old one stays too.
            var free = target
            var number = 1
            while FileManager.default.fileExists(atPath: free.path(percentEncoded: false)) {
                number += 1
                free = folder.appending(path: place).appending(path: "\(number)-\(name)")
            }
            try FileManager.default.moveItem(at: folder.appending(path: "in").appending(path: name), to: free)
        }
    }

    private static func write(_ bytes: [UInt8], named name: String, in folder: URL) throws {
        let hidden = folder.appending(path: "." + name)
        try Data(bytes).write(to: hidden)
        let file = try FileHandle(forUpdating: hidden)
        try file.synchronize()
        try file.close()
        let target = folder.appending(path: name)
        if FileManager.default.fileExists(atPath: target.path(percentEncoded: false)) {
            try FileManager.default.removeItem(at: target)
        }
        try FileManager.default.moveItem(at: hidden, to: target)
    }

    /// Disks may keep one waiting: on a thread that may wait.
    private static func offPool<Result: Sendable>(
        _ body: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global(qos: .utility).async {
                continuation.resume(with: Swift.Result { try body() })
            }
        }
    }
}
