import Glibc

/// A file that is read at once, such as one with keys.
enum SmallFile {
    /// More is in none.
    private static let most = 1 << 20

    /// Nil where it cannot be read, or is larger than such a file is.
    static func bytes(_ path: String) -> [UInt8]? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: most + 1)
        let count = fread(&bytes, 1, bytes.count, file)
        guard ferror(file) == 0, count <= most else { return nil }
        return Array(bytes[..<count])
    }
}
