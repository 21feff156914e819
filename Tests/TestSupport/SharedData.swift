package import Foundation

/// The real data that nobody here wrote: `$TOVHOLDER_DATA`, or `../shared/data` beside the checkout. Never committed.
///
/// Tests that need it are skipped where it is absent:
/// `@Test(.enabled(if: SharedData.isPresent, SharedData.absence))`.
package enum SharedData {
    /// The folder that holds `01_synthea_r4`, `02_fhir_r4_core` …; nil where there is none.
    package static let folder: URL? = candidates.first {
        FileManager.default.fileExists(atPath: $0.appending(path: "02_fhir_r4_core").path)
    }

    /// Whether there is real data to test with.
    package static var isPresent: Bool { folder != nil }

    /// Why a test is skipped.
    package static let absence = "needs the shared data: set TOVHOLDER_DATA, or place it at ../shared/data"

    /// The regular files under a folder of the data, sorted by path.
    ///
    /// - Parameters:
    ///   - path: such as `04_medcom/examples`.
    ///   - suffix: what the names end in, such as `.json`; everything where it is empty.
    package static func files(in path: String, suffix: String = ".json") throws -> [URL] {
        guard let folder else { throw Absent() }
        let start = folder.appending(path: path)
        guard let found = FileManager.default.enumerator(atPath: start.path) else { throw Absent() }
        return found.compactMap { $0 as? String }
            .filter { $0.hasSuffix(suffix) }
            .sorted()
            .map { start.appending(path: $0) }
            .filter { !$0.hasDirectoryPath && !isFolder($0) }
    }

    /// One file of the data.
    package static func file(_ path: String) throws -> URL {
        guard let folder else { throw Absent() }
        return folder.appending(path: path)
    }

    /// The bytes of one file of the data.
    package static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: try file(path)))
    }

    /// The data that was asked for is not there.
    package struct Absent: Error {}

    private static var candidates: [URL] {
        let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let named = ProcessInfo.processInfo.environment["TOVHOLDER_DATA"].map { URL(filePath: $0) }
        return [named, checkout.deletingLastPathComponent().appending(path: "shared/data")].compactMap { $0 }
    }

    private static func isFolder(_ url: URL) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
