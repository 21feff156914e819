import CPostgres
package import Record

/// Where a record in PostgreSQL is: a URL such as `postgresql://host1,host2/record`, with libpq's own options.
package struct PostgresAddress: Sendable {
    /// The options as libpq takes them. They may hold a password, and are not for anybody to see.
    let options: [String: String]

    /// The hosts and the database, for people: no user, no password.
    package let description: String

    /// What libpq is told unless the URL says otherwise.
    ///
    /// With several hosts, the one that takes writes is meant. Seconds, but `tcp_user_timeout` in milliseconds: a host
    /// that is gone is found out within fifteen seconds, not in TCP's own two hours, and costs a new connection three.
    private static let standard = [
        "connect_timeout": "3", "target_session_attrs": "read-write", "client_encoding": "UTF8",
        "fallback_application_name": "tovholder", "keepalives_idle": "5", "keepalives_interval": "3",
        "keepalives_count": "3", "tcp_user_timeout": "15000",
    ]

    /// The same for a connection that must soon know when the server does not answer.
    var forWatching: PostgresAddress {
        PostgresAddress(options: options.merging(["tcp_user_timeout": "5000"]) { $1 }, description: description)
    }

    private init(options: [String: String], description: String) {
        self.options = options
        self.description = description
    }

    /// Whether a text names a record in PostgreSQL.
    package static func isAddress(_ text: String) -> Bool {
        text.hasPrefix("postgresql://") || text.hasPrefix("postgres://")
    }

    /// - Throws: ``RecordError/unavailable(_:)`` where libpq does not understand the URL. What it says may repeat a part
    ///   of the URL, so it is not passed on.
    package init(_ url: String) throws(RecordError) {
        guard Self.isAddress(url), let parsed = PQconninfoParse(url, nil) else {
            throw .unavailable(.notARecord("the address of the record is not a PostgreSQL URL"))
        }
        defer { PQconninfoFree(parsed) }
        var options = Self.standard
        var named: [String: String] = [:]
        var option = parsed
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { named[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        options.merge(named) { $1 }
        self.options = options
        let hosts = named["host"] ?? named["hostaddr"] ?? "localhost"
        description = "postgresql://\(hosts)/\(named["dbname"] ?? "")"
    }
}
