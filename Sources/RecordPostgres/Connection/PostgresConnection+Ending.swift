import CPostgres

/// How a transaction ends.
extension PostgresConnection {
    /// Commits, and returns when what was written is as durable as the server promises.
    ///
    /// - Throws: ``PostgresFailure/uncertain`` where the answer did not come.
    func commit() throws {
        do {
            try send(unprepared: "COMMIT", [])
            // The commit of a transaction that an error has ended is a rollback, and succeeds as one.
            guard try settle().command == "COMMIT" else { throw PostgresFailure.undone }
        } catch let failure as PostgresFailure
            where failure.endsConnection && (isSilent || PQstatus(handle) != CONNECTION_OK)
        {
            throw PostgresFailure.uncertain
        }
    }

    /// Undoes the transaction or, to a savepoint, a part of it.
    func undo(_ statement: String) throws {
        do {
            try settle()
        } catch let failure as PostgresFailure where !failure.endsConnection {
            // Whoever waited for it has been told; what counts now is that the rollback is heard.
        }
        try send(unprepared: statement, [])
        try settle()
        hasFailed = false
    }

    /// Ends a transaction that only read. The answer is taken in with that to the next question: nobody waits for it.
    func leave() throws {
        guard isSound, isSettled else { return try undo("ROLLBACK") }
        try send("ROLLBACK", [])
        try sendEnd()
    }
}
