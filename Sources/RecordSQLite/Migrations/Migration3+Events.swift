extension Migration {
    /// An event says itself which resource changed, so that it is still known when the resource has moved to another
    /// patient. Nobody has followed the record before this step, so what was there is not missed.
    static let events = Migration(
        statements: """
            DROP TABLE event;
            CREATE TABLE event (
                number INTEGER PRIMARY KEY AUTOINCREMENT, key INTEGER NOT NULL, type INTEGER NOT NULL, id ANY NOT NULL,
                version INTEGER NOT NULL, change INTEGER NOT NULL
            ) STRICT;
            """)
}
