import FoundationEssentials

/// Where the record is, and how much room it takes there.
extension SQLiteEngine {
    package var folder: String? { URL(filePath: path).deletingLastPathComponent().path }

    /// The file, and the log beside it.
    package func size() async throws -> Int64 {
        ["", "-wal"].reduce(0) { sum, suffix in
            let attributes = try? FileManager.default.attributesOfItem(atPath: path + suffix)
            return sum + Int64((attributes?[.size] as? UInt64) ?? 0)
        }
    }
}
