import HTML
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// Compares a page with the one kept in `Tests/Snapshots/Pages`; `TOVHOLDER_UPDATE_SNAPSHOTS=1` keeps the new one.
enum Snapshot {
    static func expect(
        _ html: HTML, named name: String, testFile: String = #filePath,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let folder = testFile.split(separator: "/").dropLast(2).joined(separator: "/")
        let path = "/\(folder)/Snapshots/Pages/\(name).html"
        let text = String(decoding: html.document(), as: UTF8.self).replacing("><", with: ">\n<") + "\n"
        if getenv("TOVHOLDER_UPDATE_SNAPSHOTS") != nil {
            write(text, to: path)
        }
        guard let kept = read(path) else {
            Issue.record("no snapshot at \(path)", sourceLocation: sourceLocation)
            return
        }
        if kept != text {
            let difference = zip(kept.split(separator: "\n"), text.split(separator: "\n")).first { $0 != $1 }
            Issue.record(
                "\(name) differs from its snapshot: kept \(difference?.0 ?? "(shorter)"), now \(difference?.1 ?? "(shorter)")",
                sourceLocation: sourceLocation)
        }
    }

    private static func read(_ path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
            bytes += buffer[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func write(_ text: String, to path: String) {
        guard let file = fopen(path, "w") else { return }
        defer { fclose(file) }
        fputs(text, file)
    }
}
