import CPostgres
import Dispatch
import Foundation
package import Testing

/// A PostgreSQL of the tests' own: in a temporary folder, reached by a socket in it, as an unprivileged user. It ends
/// with the process that began it, however that ends.
///
/// Durability is the operating system's here: what `kill -9` leaves is asked of the record, not of the disk.
package final class PostgresCluster: Sendable {
    /// The folder of PostgreSQL's programs; nil where it is not installed.
    private static let programs: String? = {
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
        return versions.compactMap(Int.init).filter { $0 >= 15 }.max().map { "/usr/lib/postgresql/\($0)/bin" }
    }()

    /// Whether there is a PostgreSQL to test with.
    package static var isInstalled: Bool { programs != nil }

    /// Why a test is skipped.
    package static let absence: Comment =
        "needs PostgreSQL 15 or later: apt-get install postgresql-15, or scripts/install test"

    /// It could not be started, or refused what a test asked of it.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// The folder that the socket is in.
    package let folder: String
    private let process: Process
    /// The server ends when nobody holds the other end of this any more.
    private let life: Pipe
    private let queue = DispatchQueue(label: "cluster")

    /// The one that most tests share, each with a database of its own.
    private static let shared = Task { try PostgresCluster() }

    /// Makes an empty database.
    ///
    /// - Returns: its name.
    package static func makeDatabase(template: String = "template1") async throws -> String {
        let cluster = try await shared.value
        let name = "test_\(UUID().uuidString.filter { $0 != "-" }.lowercased())"
        try await cluster.execute("CREATE DATABASE \(name) TEMPLATE \(template) STRATEGY FILE_COPY", in: "postgres")
        return name
    }

    /// Takes a database away, soon.
    package static func drop(_ database: String) {
        Task { try await shared.value.execute("DROP DATABASE \(database) WITH (FORCE)", in: "postgres") }
    }

    /// Runs statements in a database, past the record.
    package static func execute(_ sql: String, in database: String) async throws {
        try await shared.value.execute(sql, in: database)
    }

    /// The address of a database in the shared cluster.
    package static func url(of database: String) async throws -> String { try await shared.value.url(of: database) }

    /// The address of a database in this one.
    package func url(of database: String) -> String {
        "postgresql:///\(database)?host=\(folder)&user=tovholder"
    }

    /// Starts one more, for a test that means it harm.
    package init() throws {
        guard let programs = Self.programs else { throw Failure(description: Self.absence.rawValue) }
        let script = """
            set -e
            folder=$(mktemp -d /tmp/tovholder-postgres.XXXXXX)
            PATH=\(programs):$PATH
            cd "$folder"
            initdb -D data -U tovholder -A trust -E UTF8 --locale=C --no-sync >initdb.log 2>&1
            trap 'rm -rf "$folder"' EXIT
            touch serving
            while [ -e serving ]; do
                postgres -D data -k "$folder" -c listen_addresses= -c fsync=off -c full_page_writes=off \\
                    -c max_connections=400 -c shared_buffers=64MB -c wal_level=minimal -c max_wal_senders=0 \\
                    >>server.log 2>&1 </dev/null || sleep 0.1
            done &
            until pg_isready -q -h "$folder"; do sleep 0.05; done
            echo "$folder"
            cat >/dev/null
            rm serving
            kill -QUIT $(head -n 1 data/postmaster.pid) 2>/dev/null || true
            wait
            """
        process = Process()
        life = Pipe()
        let output = Pipe()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", script]
        if geteuid() == 0 {
            // PostgreSQL does not run as root.
            process.executableURL = URL(filePath: "/usr/bin/setpriv")
            process.arguments =
                ["--reuid=postgres", "--regid=postgres", "--clear-groups", "/bin/sh"] + (process.arguments ?? [])
        }
        process.standardInput = life
        process.standardOutput = output
        try process.run()
        folder = Self.firstLine(of: output.fileHandleForReading)
        guard !folder.isEmpty else { throw Failure(description: "PostgreSQL could not be started") }
    }

    /// The process that listens; others belong to it. Nil while it is being started again.
    private var server: Int32? {
        let state = try? String(contentsOfFile: folder + "/data/postmaster.pid", encoding: .utf8)
        return state?.split(separator: "\n").first.flatMap { Int32($0) }
    }

    /// Ends the server as a power cut would. It is started again at once, and brings its data back from its log.
    package func crash() {
        if let server { kill(server, SIGKILL) }
    }

    /// Stops all of the server's processes where they are: it is there, and says nothing any more.
    package func freeze() { signalAll(SIGSTOP) }

    /// Lets them go on.
    package func thaw() { signalAll(SIGCONT) }

    /// Stops one session's process, as its server sees it.
    package func freeze(session: Int32) { kill(session, SIGSTOP) }

    package func thaw(session: Int32) { kill(session, SIGCONT) }

    private func signalAll(_ signal: Int32) {
        guard let server else { return }
        // It first: then it starts no others meanwhile.
        kill(server, signal)
        let children = try? String(contentsOfFile: "/proc/\(server)/task/\(server)/children", encoding: .utf8)
        for child in (children ?? "").split(separator: " ").compactMap({ Int32($0) }) { kill(child, signal) }
    }

    private static func firstLine(of handle: FileHandle) -> String {
        var bytes = Data()
        while let next = try? handle.read(upToCount: 1), !next.isEmpty, next.first != UInt8(ascii: "\n") {
            bytes += next
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Runs statements in a database of this cluster.
    package func execute(_ sql: String, in database: String) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            queue.async { [self] in
                continuation.resume(with: Result { try executeNow(sql, in: database) })
            }
        }
    }

    private func executeNow(_ sql: String, in database: String) throws {
        let connection = PQconnectdb(url(of: database))
        defer { PQfinish(connection) }
        let result = PQexec(connection, sql)
        defer { PQclear(result) }
        guard [PGRES_COMMAND_OK, PGRES_TUPLES_OK].contains(PQresultStatus(result)) else {
            throw Failure(description: String(cString: PQerrorMessage(connection)))
        }
    }
}
