extension Migration {
    /// The record as it began: resources and their versions, search index, audit, events.
    ///
    /// A resource's `key` is its patient's number and its own among that patient's (see ``ResourceKey``), so each table
    /// and index is ordered by patient where it is not ordered by what is searched for. Bodies of former versions lie
    /// apart, so that what is current stays close together. Columns of kind ANY hold ids and codes as ``CompactText``.
    static let theRecord = Migration(
        statements: """
            CREATE TABLE note (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;

            CREATE TABLE patient (
                number INTEGER PRIMARY KEY, id ANY NOT NULL UNIQUE, next INTEGER NOT NULL
            ) STRICT;
            INSERT INTO patient (number, id, next) VALUES (0, '', 1);

            CREATE TABLE type (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
            CREATE TABLE system (number INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE) STRICT;

            CREATE TABLE resource (
                key INTEGER PRIMARY KEY, type INTEGER NOT NULL, id ANY NOT NULL, version INTEGER NOT NULL,
                updated INTEGER NOT NULL, body BLOB
            ) STRICT;
            CREATE UNIQUE INDEX resource_by_id ON resource (type, id);
            CREATE INDEX resource_by_type ON resource (type);

            CREATE TABLE former (
                key INTEGER NOT NULL, version INTEGER NOT NULL, updated INTEGER NOT NULL, body BLOB,
                PRIMARY KEY (key, version)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE token_index (
                parameter INTEGER NOT NULL, code ANY NOT NULL, system INTEGER NOT NULL, key INTEGER NOT NULL,
                PRIMARY KEY (parameter, code, system, key)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE string_index (
                parameter INTEGER NOT NULL, folded TEXT NOT NULL, key INTEGER NOT NULL, exact TEXT NOT NULL,
                PRIMARY KEY (parameter, folded, key, exact)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE date_index (
                parameter INTEGER NOT NULL, earliest INTEGER NOT NULL, latest INTEGER NOT NULL, key INTEGER NOT NULL,
                PRIMARY KEY (parameter, earliest, latest, key)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE number_index (
                parameter INTEGER NOT NULL, value REAL NOT NULL, lower REAL NOT NULL, upper REAL NOT NULL,
                key INTEGER NOT NULL, PRIMARY KEY (parameter, value, key, lower, upper)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE quantity_index (
                parameter INTEGER NOT NULL, code TEXT NOT NULL, value REAL NOT NULL, key INTEGER NOT NULL,
                system INTEGER NOT NULL, lower REAL NOT NULL, upper REAL NOT NULL,
                PRIMARY KEY (parameter, code, value, key, system, lower, upper)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE reference_index (
                parameter INTEGER NOT NULL, type INTEGER NOT NULL, id ANY NOT NULL, key INTEGER NOT NULL,
                PRIMARY KEY (parameter, type, id, key)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE uri_index (
                parameter INTEGER NOT NULL, address TEXT NOT NULL, key INTEGER NOT NULL,
                PRIMARY KEY (parameter, address, key)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE composite_index (
                parameter INTEGER NOT NULL, code ANY NOT NULL, system INTEGER NOT NULL, key INTEGER NOT NULL,
                second ANY NOT NULL, second_system INTEGER NOT NULL, lower REAL NOT NULL, upper REAL NOT NULL,
                PRIMARY KEY (parameter, code, system, key, second, second_system, lower, upper)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE projection (name TEXT PRIMARY KEY, version INTEGER NOT NULL, shape TEXT NOT NULL)
                STRICT, WITHOUT ROWID;

            CREATE TABLE search_index (version INTEGER NOT NULL) STRICT;

            CREATE TABLE audit (
                number INTEGER PRIMARY KEY, instant INTEGER NOT NULL, patient INTEGER, asked ANY, who TEXT NOT NULL,
                role TEXT NOT NULL, purpose TEXT NOT NULL, action TEXT NOT NULL, activity TEXT NOT NULL,
                outcome TEXT NOT NULL, count INTEGER NOT NULL, hash BLOB NOT NULL
            ) STRICT;
            CREATE INDEX audit_by_patient ON audit (patient) WHERE patient IS NOT NULL;

            CREATE TABLE event (
                number INTEGER PRIMARY KEY AUTOINCREMENT, key INTEGER NOT NULL, version INTEGER NOT NULL,
                change INTEGER NOT NULL
            ) STRICT;
            """)
}
