import Foundation
import Testing

/// Real data is for running against, never for the repository.
@Suite struct DataTests {
    @Test func nothingSharedIsCommitted() throws {
        let shared =
            ProcessInfo.processInfo.environment["TOVHOLDER_DATA"].map { URL(filePath: $0) }
            ?? House.root.deletingLastPathComponent().appending(path: "shared/data")
        guard FileManager.default.fileExists(atPath: shared.path()) else { return }
        var sharedFiles: [Int: [URL]] = [:]
        for file in try regularFiles(below: shared) { sharedFiles[try size(of: file), default: []].append(file) }
        for folder in ["Sources", "Tests", "Tools", "Benchmarks", "docs", "scripts"] {
            for file in try regularFiles(below: House.root.appending(path: folder)) {
                let bytes = try size(of: file)
                guard bytes > 200, let candidates = sharedFiles[bytes] else { continue }
                let content = try Data(contentsOf: file)
                for candidate in candidates {
                    #expect(try Data(contentsOf: candidate) != content, "\(file.path()) is \(candidate.path())")
                }
            }
        }
    }

    private func regularFiles(below folder: URL) throws -> [URL] {
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
        return try (files?.allObjects as? [URL] ?? []).filter {
            try $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
        }
    }

    private func size(of file: URL) throws -> Int {
        try file.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
    }
}
