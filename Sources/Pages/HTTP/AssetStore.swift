import Foundation
import HTML

/// The files that pages need, held in memory. Their addresses hold a hash of what is in them, so that browsers may
/// keep them for ever.
package struct AssetStore: Sendable {
    /// One file as it is served.
    struct File: Sendable {
        let name: String
        let contentType: String
        let bytes: [UInt8]
        /// Whether it answers for pages outside its own folder when there is no connection.
        var isWorker = false
    }

    /// By the name in the address.
    private let files: [String: File]
    /// The addresses that pages use.
    package let links: AssetLinks

    /// Reads the room's own files.
    ///
    /// - Throws: what the file system says; the program is not whole then.
    package init() throws {
        let styleSheet = try Self.load("tovholder", "css", "text/css; charset=utf-8")
        let icon = try Self.load("icon", "svg", "image/svg+xml")
        let script = try Self.load("session", "js", "text/javascript; charset=utf-8")
        let renewal = try Self.load("renewal", "js", "text/javascript; charset=utf-8")
        let speech = try Self.load("speech", "js", "text/javascript; charset=utf-8")
        let keeping = try Self.load("keeping", "js", "text/javascript; charset=utf-8")
        var worker = try Self.load("worker", "js", "text/javascript; charset=utf-8")
        worker.isWorker = true
        files = Dictionary(
            uniqueKeysWithValues: [styleSheet, icon, script, renewal, speech, keeping, worker].map { ($0.name, $0) })
        links = AssetLinks(
            styleSheet: .path([Self.folder, styleSheet.name]), icon: .path([Self.folder, icon.name]),
            sessionScript: .path([Self.folder, script.name]), renewalScript: .path([Self.folder, renewal.name]),
            speechScript: .path([Self.folder, speech.name]), keepingScript: .path([Self.folder, keeping.name]),
            worker: .path([Self.folder, worker.name]))
    }

    static let folder = "assets"

    func file(named name: String) -> File? { files[name] }

    private static func load(_ name: String, _ ending: String, _ contentType: String) throws -> File {
        guard let url = Bundle.module.url(forResource: name, withExtension: ending, subdirectory: "Assets") else {
            throw CocoaError(.fileNoSuchFile)
        }
        let bytes = [UInt8](try Data(contentsOf: url))
        return File(name: "\(name)-\(hash(bytes)).\(ending)", contentType: contentType, bytes: bytes)
    }

    /// FNV-1a, 64 bits: tells versions of our own files apart, nothing more.
    private static func hash(_ bytes: [UInt8]) -> String {
        let hash = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return String(hash, radix: 36)
    }
}
