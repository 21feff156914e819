extension Migration {
    /// An event says itself which resource changed, so that it is still known when the resource has moved to another
    /// patient. Nobody has followed the record before this step, so what was there is not missed.
    static let events = Migration(
        statements: "DROP TABLE event;\n"
            + PostgresDialect.partitioned(
                "event", by: "patient",
                """
                number BIGINT NOT NULL DEFAULT nextval('event_number'), patient BIGINT NOT NULL,
                resource INTEGER NOT NULL, type INTEGER NOT NULL, id BYTEA NOT NULL, version INTEGER NOT NULL,
                change SMALLINT NOT NULL, PRIMARY KEY (patient, number)
                """)
            + "CREATE INDEX event_by_number ON event (number);\n")
}
