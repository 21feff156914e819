import Foundation

/// A record's files on disk.
enum RecordFiles {
    private static let endings = ["", "-wal", "-shm", "-lock"]

    static func remove(_ path: String) {
        for ending in endings { try? FileManager.default.removeItem(atPath: path + ending) }
    }
}
