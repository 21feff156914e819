import GRDB
import GRDBSQLite
import Synchronization

/// How long the write-ahead log is, told by SQLite at each commit of the writer. In place of SQLite's own automatic
/// checkpoint, which would run inside the commit, before its results can be handed out.
final class LogLength: Sendable {
    private let pages = Atomic<Int>(0)

    /// Pages in the log that may not have been copied into the file.
    var pageCount: Int { pages.load(ordering: .relaxed) }

    /// Listens on a connection. The connection must not commit any more when this object is gone.
    func listen(on database: Database) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_wal_hook(
            database.sqliteConnection,
            { context, _, _, pages in
                guard let context else { return SQLITE_OK }
                Unmanaged<LogLength>.fromOpaque(context).takeUnretainedValue().pages
                    .store(Int(pages), ordering: .relaxed)
                return SQLITE_OK
            }, context)
    }
}
