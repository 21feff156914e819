import Foundation

/// A PostgreSQL server that is measured: records are databases of it, made beside the one whose address was given.
struct MeasuredServer {
    /// Of a database that is there already, as somebody who may make others and change the server's settings.
    let url: String

    /// What `make` makes is taken away afterwards.
    func withDatabase<Result>(_ name: String, _ body: (String) async throws -> Result) async throws -> Result {
        try make(name)
        defer { try? drop(name) }
        return try await body(url(of: name))
    }

    /// Where libpq is told a thing twice, the later word counts.
    func url(of database: String) -> String { "\(url)\(url.contains("?") ? "&" : "?")dbname=\(database)" }

    func make(_ name: String) throws { try execute("CREATE DATABASE \(name) ENCODING 'UTF8' TEMPLATE template0") }

    /// Makes a copy of a database that nobody is using.
    func make(_ name: String, from template: String) throws {
        try execute("CREATE DATABASE \(name) TEMPLATE \(template)")
    }

    func drop(_ name: String) throws {
        if try has(name) { try execute("DROP DATABASE \(name) WITH (FORCE)") }
    }

    func rename(_ name: String, to other: String) throws { try execute("ALTER DATABASE \(name) RENAME TO \(other)") }

    func has(_ name: String) throws -> Bool {
        try !execute("SELECT 1 FROM pg_database WHERE datname = '\(name)'").isEmpty
    }

    /// Runs `body` while the server has other settings, in its own configuration.
    func withSettings<Result>(_ settings: [String: String], _ body: () async throws -> Result) async throws -> Result {
        defer {
            for name in settings.keys { _ = try? execute("ALTER SYSTEM RESET \(name)") }
            _ = try? execute("SELECT pg_reload_conf()")
        }
        for (name, value) in settings { try execute("ALTER SYSTEM SET \(name) = '\(value)'") }
        try execute("SELECT pg_reload_conf()")
        for (name, value) in settings {
            // A new session has what the server has read by then.
            var left = 100
            while try execute("SHOW \(name)") != [[value]] {
                left -= 1
                guard left > 0 else { throw LibpqConnection.Fault(description: "\(name) is not \(value)") }
                try await Task.sleep(for: .milliseconds(50))
            }
        }
        return try await body()
    }

    @discardableResult
    private func execute(_ sql: String) throws -> [[String]] { try LibpqConnection(url).execute(sql) }
}
