import Record

/// `tovholder serve`.
package struct ServeOperation: Sendable {
    package var record: String
    package var environment: Environment
    package var opener = RecordOpener()

    package init(record: String, environment: Environment) {
        self.record = record
        self.environment = environment
    }

    package func run(_ console: Console, _ interruption: Interruption) async throws -> ExitStatus {
        try await opener.withRecord(record) { record in
            try await Serving(record: record, environment: environment).run(console)
        }
    }
}
