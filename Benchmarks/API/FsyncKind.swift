import App
import Record
import RecordSQLite

/// What a commit waits for.
enum FsyncKind {
    /// For nothing: only to measure what it costs.
    case none
    case asServed
    /// As on a slower disk.
    case slower(Duration)

    func openFile(_ path: String) throws -> Record {
        let opener = RecordOpener()
        let options =
            switch self {
            case .none: EngineOptions(isDurable: false)
            case .asServed: EngineOptions()
            case .slower(let delay): EngineOptions(commitDelay: delay)
            }
        return Record(
            engine: try SQLiteEngine.open(path, preparer: opener.preparer, options: options),
            capabilities: opener.capabilities, surroundings: opener.surroundings)
    }

    /// The same for a server. It waits `commit_delay` microseconds before each fsync of its log, with the log's lock held,
    /// as long as at least `commit_siblings` others are in a transaction: with none needed, always.
    ///
    /// Source: PostgreSQL 15, `XLogFlush` in xlog.c, and `MinimumActiveBackends` in procarray.c.
    var settings: [String: String] {
        switch self {
        case .none: ["fsync": "off"]
        case .asServed: [:]
        case .slower(let delay):
            ["commit_siblings": "0", "commit_delay": String(Int(delay.inMilliseconds * 1_000))]
        }
    }
}
