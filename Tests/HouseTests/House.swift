import Foundation
import Testing

/// The checkout's own files, as the house rules see them.
struct House {
    struct File: CustomTestStringConvertible {
        /// From the checkout's root, such as `Sources/FHIR/JSON/JSONValue.swift`.
        let path: String
        let lines: [String]

        var testDescription: String { path }
        /// `Sources/FHIR` for a file anywhere below it.
        var room: String { path.split(separator: "/").prefix(2).joined(separator: "/") }
    }

    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The files below the folders whose names end with one of the suffixes, in the order of their paths.
    static func files(below folders: [String], endingWith suffixes: [String]) throws -> [File] {
        try folders.flatMap { folder -> [File] in
            let paths = FileManager.default.enumerator(atPath: root.appending(path: folder).path())
            let names = (paths?.allObjects as? [String] ?? []).filter { name in suffixes.contains { name.hasSuffix($0) }
            }
            return try names.sorted().map { name in
                let text = try String(contentsOf: root.appending(path: folder).appending(path: name), encoding: .utf8)
                return File(path: "\(folder)/\(name)", lines: text.components(separatedBy: "\n"))
            }
        }
    }

    static func text(of path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The lines of a table in `Tests/HouseTests/Exceptions`: `path<tab>reason`.
    static func exceptions(_ name: String) throws -> [String: String] {
        let lines = try text(of: "Tests/HouseTests/Exceptions/\(name).tsv").split(separator: "\n")
        return Dictionary(
            lines.filter { !$0.hasPrefix("#") }.compactMap { line in
                let fields = line.split(separator: "\t", maxSplits: 1)
                return fields.count == 2 ? (String(fields[0]), String(fields[1])) : nil
            },
            uniquingKeysWith: { first, _ in first })
    }
}
