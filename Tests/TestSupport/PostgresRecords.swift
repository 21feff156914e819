import Record
import RecordPostgres

/// Databases with an empty record in them, lent to one test after the other: making one takes longer than most tests.
actor PostgresRecords {
    static let shared = PostgresRecords()

    /// As many tests have one at once.
    private static let most = 6

    private var free: [String] = []
    private var made = 0
    private var waiting: [CheckedContinuation<String?, Never>] = []
    private let template: Task<String, any Error>

    private init() {
        template = Task {
            let database = try await PostgresCluster.makeDatabase()
            let preparer = ResourcePreparer(searchEntries: { _ in [] }, projections: [])
            let engine = try await PostgresEngine.open(
                try await PostgresCluster.url(of: database), preparer: preparer)
            try await engine.close()
            return database
        }
    }

    /// A database with an empty record.
    func take() async throws -> String {
        if let database = free.popLast() { return database }
        if made >= Self.most, let database = await withCheckedContinuation({ waiting.append($0) }) { return database }
        made += 1
        return try await PostgresCluster.makeDatabase(template: try await template.value)
    }

    /// Empties the record for the next test.
    nonisolated func giveBack(_ database: String) {
        Task {
            let isEmpty = (try? await PostgresCluster.execute(Self.emptying(database), in: database)) != nil
            await lend(isEmpty ? database : nil)
            if !isEmpty { PostgresCluster.drop(database) }
        }
    }

    private func lend(_ database: String?) {
        if database == nil { made -= 1 }
        if !waiting.isEmpty {
            waiting.removeFirst().resume(returning: database)
        } else if let database {
            free.append(database)
        }
    }

    /// What makes a used record a new one: quicker than TRUNCATE, which gives each partition new files.
    private static func emptying(_ database: String) -> String {
        """
        SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid();
        ALTER DATABASE \(database) RESET ALL;
        DO $$ DECLARE name TEXT; BEGIN
            FOR name IN SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition
                AND relnamespace = current_schema()::regnamespace
            LOOP
                IF name LIKE 'projection\\_%' THEN EXECUTE 'DROP TABLE ' || name;
                ELSIF name = 'migration' THEN DELETE FROM migration WHERE number = 999;
                ELSE EXECUTE 'DELETE FROM ' || name; END IF;
            END LOOP;
        END $$;
        ALTER SEQUENCE patient_number RESTART; ALTER SEQUENCE event_number RESTART;
        ALTER TABLE type ALTER number RESTART; ALTER TABLE system ALTER number RESTART;
        INSERT INTO patient (number, id, next) VALUES (0, '', 1);
        INSERT INTO patient_locator (id, number) VALUES ('', 0);
        """
    }
}
