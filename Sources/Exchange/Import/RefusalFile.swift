import FHIR
import Glibc

/// Writes what was refused, one JSON object to a line, so that nothing is lost. The file comes to be with the first
/// refusal; an earlier one under the same name is kept under another.
struct RefusalFile {
    /// More of what is no JSON is not copied: the message says so, and the input file has it.
    static let byteLimit = 16 << 20

    let path: String
    private var descriptor: CInt = -1
    private(set) var count = 0

    init(path: String) {
        self.path = path
    }

    mutating func write(_ refusal: Refusal) throws(InputError) {
        if descriptor < 0 { try open() }
        var line = Self.line(of: refusal)
        line.append(0x0A)
        var rest = line[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard written > 0 else {
                if errno == EINTR { continue }
                throw .unreadable("\(path): \(SystemText.of(errno))")
            }
            rest = rest.dropFirst(written)
        }
        count += 1
    }

    /// Makes sure that what was written stays, and lets go of the file.
    mutating func close() {
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        Glibc.close(descriptor)
        descriptor = -1
    }

    private mutating func open() throws(InputError) {
        try keepEarlier()
        // Refused resources are as personal as the others: for the owner only.
        descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unreadable("\(path): \(SystemText.of(errno))") }
    }

    private func keepEarlier() throws(InputError) {
        guard access(path, F_OK) == 0 else { return }
        let ending = path.hasSuffix(".ndjson") ? ".ndjson" : ""
        let stem = path.dropLast(ending.count)
        for number in 1... {
            let other = "\(stem)-\(number)\(ending)"
            guard access(other, F_OK) != 0 else { continue }
            guard rename(path, other) == 0 else { throw .unreadable("\(path): \(SystemText.of(errno))") }
            return
        }
    }

    static func line(of refusal: Refusal) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            place(refusal.place, &writer)
            if let first = refusal.problems.first { problem(first, &writer) }
            if refusal.problems.count > 1 {
                writer.array("problems") { writer in
                    for one in refusal.problems {
                        writer.object { writer in
                            place(one.place, &writer)
                            problem(one, &writer)
                        }
                    }
                }
            }
            switch refusal.content {
            case .json(let bytes):
                writer.key("resource")
                // Line feeds stand only between the tokens of JSON, never inside them.
                writer.raw(bytes.lazy.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 })
            case .bytes(let bytes): content(bytes, &writer)
            case .none: break
            }
        }
        return writer.bytes
    }

    private static func place(_ place: Place, _ writer: inout JSONWriter) {
        writer.member("file", place.file)
        if let line = place.line { writer.member("line", line) }
        if let entry = place.entry { writer.member("entry", entry) }
    }

    private static func problem(_ problem: ImportProblem, _ writer: inout JSONWriter) {
        writer.member("resourceType", problem.type)
        writer.member("id", problem.id)
        writer.member("path", problem.path)
        writer.member("reason", problem.reason)
    }

    private static func content(_ bytes: [UInt8], _ writer: inout JSONWriter) {
        let kept = bytes.prefix(byteLimit)
        if kept.count < bytes.count { writer.member("cutOffAfter", kept.count) }
        if let text = String(validating: kept, as: UTF8.self) {
            writer.member("text", text)
        } else {
            writer.member("base64", Base64.encode(kept))
        }
    }
}
