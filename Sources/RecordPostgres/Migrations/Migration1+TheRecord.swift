extension Migration {
    /// The record as it began: resources and their versions, search index, audit, events.
    ///
    /// What belongs to patients is hash-partitioned by the patient's number, what leads to them by the id that is looked
    /// up; every key contains what its table is partitioned by. The rest is small. Columns of kind BYTEA named for ids
    /// and codes hold ``BoundedBytes``.
    static let theRecord = Migration(
        statements: """
            CREATE TABLE note (name TEXT COLLATE "C" PRIMARY KEY, value BYTEA NOT NULL);
            CREATE TABLE type (number INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name BYTEA NOT NULL UNIQUE);
            CREATE TABLE system (number INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY, address BYTEA NOT NULL UNIQUE);
            CREATE TABLE projection (
                name TEXT COLLATE "C" PRIMARY KEY, version INTEGER NOT NULL, shape TEXT COLLATE "C" NOT NULL
            );
            CREATE TABLE search_index (version INTEGER NOT NULL);
            CREATE SEQUENCE patient_number;
            CREATE SEQUENCE event_number;

            """
                + table("patient", by: "number", "number BIGINT PRIMARY KEY, id BYTEA NOT NULL, next BIGINT NOT NULL")
                + table("patient_locator", by: "id", "id BYTEA PRIMARY KEY, number BIGINT NOT NULL")
                    + """
                    INSERT INTO patient (number, id, next) VALUES (0, '', 1);
                    INSERT INTO patient_locator (id, number) VALUES ('', 0);

                    """
                + table(
                    "resource", by: "patient",
                    """
                    patient BIGINT NOT NULL, resource INTEGER NOT NULL, type INTEGER NOT NULL, id BYTEA NOT NULL,
                    version INTEGER NOT NULL, updated BIGINT NOT NULL, body BYTEA, PRIMARY KEY (patient, resource)
                    """)
                + "CREATE INDEX resource_by_type ON resource (type, patient, resource);\n"
                + "CREATE INDEX resource_by_update ON resource (type, updated);\n"
                + table(
                    "locator", by: "id",
                    """
                    id BYTEA NOT NULL, type INTEGER NOT NULL, patient BIGINT NOT NULL, resource INTEGER NOT NULL,
                    PRIMARY KEY (id, type)
                    """)
                + table(
                    "former", by: "patient",
                    """
                    patient BIGINT NOT NULL, resource INTEGER NOT NULL, version INTEGER NOT NULL, updated BIGINT NOT NULL,
                    body BYTEA, PRIMARY KEY (patient, resource, version)
                    """)
                + index("token", "code BYTEA NOT NULL, system INTEGER NOT NULL", key: "code, system")
                + table(
                    "string_index", by: "patient",
                    """
                    parameter SMALLINT NOT NULL, folded TEXT COLLATE "C" NOT NULL, exact TEXT COLLATE "C" NOT NULL,
                    patient BIGINT NOT NULL, resource INTEGER NOT NULL
                    """)
                + "CREATE INDEX string_index_by_text ON string_index (parameter, left(folded, 100), patient, resource);\n"
                + index("date", "earliest BIGINT NOT NULL, latest BIGINT NOT NULL", key: "earliest, latest")
                + index("number", amounts, key: "value, lower, upper")
                + index(
                    "quantity", "code BYTEA NOT NULL, system INTEGER NOT NULL, \(amounts)",
                    key: "code, value, system, lower, upper")
                + index("reference", "type INTEGER NOT NULL, id BYTEA NOT NULL", key: "type, id")
                + index("uri", "address BYTEA NOT NULL", key: "address")
                + index(
                    "composite",
                    """
                    code BYTEA NOT NULL, system INTEGER NOT NULL, second BYTEA NOT NULL, second_system INTEGER NOT NULL,
                    lower DOUBLE PRECISION NOT NULL, upper DOUBLE PRECISION NOT NULL
                    """, key: "code, system, second, second_system, lower, upper")
                + table(
                    "audit", by: "patient",
                    """
                    number BIGINT NOT NULL, instant BIGINT NOT NULL, patient BIGINT NOT NULL, asked BYTEA,
                    who TEXT NOT NULL, role TEXT NOT NULL, purpose TEXT NOT NULL, action TEXT NOT NULL,
                    activity TEXT NOT NULL, outcome TEXT NOT NULL, count BIGINT NOT NULL, hash BYTEA NOT NULL,
                    PRIMARY KEY (patient, number)
                    """)
                + "CREATE INDEX audit_by_number ON audit (number);\n"
                + table(
                    "event", by: "patient",
                    """
                    number BIGINT NOT NULL DEFAULT nextval('event_number'), patient BIGINT NOT NULL,
                    resource INTEGER NOT NULL, version INTEGER NOT NULL, change SMALLINT NOT NULL,
                    PRIMARY KEY (patient, number)
                    """)
                + "CREATE INDEX event_by_number ON event (number);\n")

    private static let amounts =
        "value DOUBLE PRECISION NOT NULL, lower DOUBLE PRECISION NOT NULL, upper DOUBLE PRECISION NOT NULL"

    private static func table(_ name: String, by column: String, _ definition: String) -> String {
        PostgresDialect.partitioned(name, by: column, definition)
    }

    /// A table of the search index, found by parameter and value.
    private static func index(_ name: String, _ columns: String, key: String) -> String {
        table(
            "\(name)_index", by: "patient",
            """
            parameter SMALLINT NOT NULL, \(columns), patient BIGINT NOT NULL, resource INTEGER NOT NULL,
            PRIMARY KEY (parameter, \(key), patient, resource)
            """)
    }
}
