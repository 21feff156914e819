import Glibc

/// Files of a few lines, such as one that holds a secret.
enum SmallFile {
    private static let largest = 64 << 10

    struct Unreadable: Error {}

    /// - Throws: where there is no such file, it may not be read, is larger than such files are, or is no text.
    static func text(at path: String) throws -> String {
        guard let file = fopen(path, "r") else { throw Unreadable() }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: largest + 1)
        let count = fread(&bytes, 1, bytes.count, file)
        guard count <= largest, let text = String(validating: bytes[..<count], as: UTF8.self) else {
            throw Unreadable()
        }
        return text
    }
}
