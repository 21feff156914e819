package import Access
package import FHIR
package import Record

/// Takes files into a record: reads, checks, resolves, prepares and writes, each beside the others.
package struct Importer: Sendable {
    package let record: Record
    package let validator: Validator
    package var settings: ImportSettings

    package init(_ record: Record, validator: Validator, settings: ImportSettings = ImportSettings()) {
        self.record = record
        self.validator = validator
        self.settings = settings
    }

    /// Imports the sources one after another; what refers to something that comes later is tried again at the end.
    ///
    /// - Throws: ``RecordError`` where the record cannot be written, ``InputError`` where what was refused cannot be put
    ///   down. What was reported durable before stays, and the next import goes on from there.
    package func run(_ sources: [ImportSource], events: ImportEvents = ImportEvents()) async throws -> ImportReport {
        var run = ImportRun(self, sources: sources, events: events)
        return try await run.run()
    }
}

/// How an import is done.
package struct ImportSettings: Sendable {
    package var limits = ImportLimits.standard
    /// Who imports.
    package var author = ImportAuthor.commandLine
    /// Where what is refused is put; nil: it is only told.
    package var refusals: String?
    /// Sources that earlier imports took in full are read again.
    package var readsAgain = false
    /// Resources to one durable transaction: enough that the commit costs little, few enough that the writer stays free
    /// for others.
    package var batch = 1000
    /// Bytes of input to one durable transaction.
    package var batchWeight = 8 << 20
    /// Units and bytes that are checked and prepared together.
    package var chunk = 250
    package var chunkWeight = 1 << 20
    /// Chunks on their way at once.
    package var chunksInFlight = 6

    package init() {}
}

/// As whom and why an import writes, and what the audit calls it.
package struct ImportAuthor: Sendable, Hashable {
    package var caller: Caller
    package var purpose: Purpose
    package var activity: String

    package init(_ caller: Caller, because purpose: Purpose, doing activity: String) {
        self.caller = caller
        self.purpose = purpose
        self.activity = activity
    }

    /// The operator's own `tovholder import`.
    package static let commandLine = ImportAuthor(
        .commandLine, because: .healthSystemAdministration, doing: "import")
}

/// Who is told what during an import. All are called from one task.
package struct ImportEvents: Sendable {
    package var progress: @Sendable (ImportProgress) -> Void = { _ in }
    package var refused: @Sendable (Refusal) -> Void = { _ in }
    /// These changes are on disk.
    package var durable: @Sendable ([Outcome]) -> Void = { _ in }
    /// Asked often: true ends the import after what is on its way.
    package var shouldStop: @Sendable () -> Bool = { false }

    package init() {}
}
