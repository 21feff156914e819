import FHIR
import Record

/// One run of an ``Importer``: the order of things, and what has become of them so far.
struct ImportRun {
    let sources: [ImportSource]
    let events: ImportEvents
    let settings: ImportSettings
    let record: Record
    let checker: EntryChecker
    let preparer: UnitPreparer
    let resolver: ReferenceResolver
    let writer: ImportWriter
    let counter = ByteCounter()

    var report = ImportReport()
    var refusals: RefusalFile?
    /// How far each source has come, by its place among ``sources``.
    var journals: [Int: FileJournal] = [:]
    /// Units to be tried again when everything else is in.
    var postponed: [Int: OrdinalSet] = [:]
    var inFlight: [Chunk] = []
    var lastResolved: Task<[ResolvedUnit], any Error>?
    var batch = ImportBatch()
    var writing: (batch: ImportBatch, task: Task<[[ImportWriter.PartOutcome]], any Error>)?

    /// Units on their way through the stages.
    struct Chunk {
        let source: Int
        let prepared: Task<[PreparedUnit], any Error>
        /// The digest of the source, where these are its last units.
        let end: String?
    }

    init(_ importer: Importer, sources: [ImportSource], events: ImportEvents) {
        self.sources = sources
        self.events = events
        settings = importer.settings
        record = importer.record
        let validator = importer.validator
        checker = EntryChecker(
            check: { Self.errors(validator.validate($0)) },
            checkEnvelope: { Self.errors(validator.validateEnvelope(ofBundle: $0)) },
            limits: importer.settings.limits)
        preparer = UnitPreparer(preparer: importer.record.preparer)
        resolver = ReferenceResolver(find: Self.finder(in: importer.record))
        writer = ImportWriter(record: importer.record, author: importer.settings.author)
        refusals = importer.settings.refusals.map { RefusalFile(path: $0) }
    }

    mutating func run() async throws -> ImportReport {
        let known = try await ImportJournals(in: record)
        do {
            for source in sources.indices where !events.shouldStop() {
                try await read(source, knowing: known)
            }
            try await finishWriting()
            try await tryAgain()
        } catch {
            for chunk in inFlight { chunk.prepared.cancel() }
            refusals?.close()
            throw error
        }
        refusals?.close()
        report.wasStopped = events.shouldStop()
        tell()
        return report
    }

    private static func errors(_ issues: [Issue]) -> [(path: String, reason: String)] {
        issues.lazy.filter { $0.severity >= .error }.map { ($0.path, $0.message) }
    }

    /// The ids in the record that a search finds. Nothing leaves for anybody to see: the write is what is audited.
    private static func finder(in record: Record) -> ReferenceResolver.Finder {
        { search in
            let system: SearchTest.SystemTest =
                switch search.term.system {
                case nil: .any
                case "": .none
                case let system?: .is(system)
                }
            let query = SearchQuery(
                search.type, [SearchClause("identifier", .token(system, code: search.term.value))], limit: 3)
            return try await record.engine.read { Set(try $0.search(query).resources.map(\.id)) }
        }
    }

    // MARK: Reading

    private mutating func read(_ source: Int, knowing known: ImportJournals) async throws {
        var journal = settings.readsAgain ? sources[source].journal : known.journal(of: sources[source])
        if journal.isFinished, !journal.isDone, settings.readsAgain { journal = sources[source].journal }
        journals[source] = journal
        report.files += 1
        if journal.isDone {
            report.filesDone += 1
            counter.add(sources[source].size)
            batch.sources.insert(source)
            return
        }
        let last = journal.isFinished ? journal.open.last : nil
        try await read(source, isLastTry: false, counter: counter, units: { journal.isOpen($0) }, until: last)
    }

    /// Reads a source and sends the units that are wanted on their way.
    ///
    /// - Parameter last: nothing after this unit is wanted; nil: everything up to the end of the source.
    private mutating func read(
        _ source: Int, isLastTry: Bool, counter: ByteCounter, units isWanted: (Int) -> Bool, until last: Int?
    ) async throws {
        var reader: any UnitSource
        do throws(InputError) {
            reader = try sources[source].open(settings.limits, counter)
        } catch {
            let place = Place(file: sources[source].name)
            try refuse(
                Refusal(
                    place: place, problems: [ImportProblem(place: place, reason: error.description)], content: .none))
            return
        }
        var units: [ImportUnit] = []
        var weight = 0
        var isAtEnd = true
        while let unit = reader.next() {
            if let last, unit.ordinal > last {
                isAtEnd = false
                break
            }
            if events.shouldStop() {
                isAtEnd = false
                break
            }
            guard isWanted(unit.ordinal) else { continue }
            units.append(unit)
            weight += unit.weight
            if units.count >= settings.chunk || weight >= settings.chunkWeight {
                try await send(units, of: source, isLastTry: isLastTry, end: nil)
                units = []
                weight = 0
            }
        }
        let end = isAtEnd && last == nil ? reader.digest : nil
        if !units.isEmpty || end != nil { try await send(units, of: source, isLastTry: isLastTry, end: end) }
    }

    /// Starts checking, resolving and preparing, and makes room by taking in what is ready.
    private mutating func send(_ units: [ImportUnit], of source: Int, isLastTry: Bool, end: String?) async throws {
        while inFlight.count >= settings.chunksInFlight { try await takeIn() }
        let (checker, preparer, resolver, before) = (checker, preparer, resolver, lastResolved)
        let checked = Task { units.map(checker.checked) }
        let resolved = Task {
            let checked = await checked.value
            // In the order of the input: what stands earlier can be referred to.
            _ = try await before?.value
            var resolved: [ResolvedUnit] = []
            for unit in checked { resolved.append(try await resolver.resolved(unit, isLastTry: isLastTry)) }
            return resolved
        }
        lastResolved = resolved
        let prepared = Task { try await resolved.value.map { preparer.prepared($0, of: source) } }
        inFlight.append(Chunk(source: source, prepared: prepared, end: end))
    }

    // MARK: Writing

    private mutating func takeIn() async throws {
        let chunk = inFlight.removeFirst()
        for unit in try await chunk.prepared.value {
            batch.add(unit)
            if batch.count >= settings.batch || batch.weight >= settings.batchWeight { try await startWriting() }
        }
        if let end = chunk.end { batch.ends[chunk.source] = end }
        batch.sources.insert(chunk.source)
    }

    private mutating func finishWriting() async throws {
        while !inFlight.isEmpty { try await takeIn() }
        if !batch.isEmpty { try await startWriting() }
        try await awaitWriting()
    }

    /// Hands the batch to the writer, when that is done with the one before.
    private mutating func startWriting() async throws {
        try await awaitWriting()
        let (writer, full, journals, sources) = (writer, batch, journals, sources)
        batch = ImportBatch()
        let task = Task {
            try await writer.write(full.units) { outcomes in
                full.journals(after: outcomes, from: journals).sorted { $0.key < $1.key }
                    .filter { sources[$0.key].keepsJournal }
                    .map { ImportJournals.note($0.value, of: sources[$0.key]) }
            }
        }
        writing = (full, task)
    }

    private mutating func awaitWriting() async throws {
        guard let (full, task) = writing else { return }
        writing = nil
        let outcomes = try await task.value
        journals.merge(full.journals(after: outcomes, from: journals)) { $1 }
        await resolver.written(full.units.map(\.resolved))
        try account(full, outcomes)
    }

    private mutating func account(_ full: ImportBatch, _ outcomes: [[ImportWriter.PartOutcome]]) throws {
        var durable: [Outcome] = []
        for (unit, parts) in zip(full.units, outcomes) {
            for part in parts {
                switch part {
                case .postponed: postponed[unit.source, default: OrdinalSet()].insert(unit.ordinal)
                case .refused(let refusal): try refuse(refusal)
                case .written(let changes, let alreadyThere, let passedOver):
                    report.unchanged += alreadyThere
                    report.passedOver += passedOver
                    for change in changes { report.add(change.change) }
                    durable += changes
                }
            }
        }
        events.durable(durable)
        tell()
    }

    private mutating func refuse(_ refusal: Refusal) throws(InputError) {
        report.refused += 1
        try refusals?.write(refusal)
        events.refused(refusal)
    }

    private func tell() {
        events.progress(
            ImportProgress(
                report: report, bytesRead: counter.value, bytes: sources.reduce(0) { $0 + $1.size }))
    }

    // MARK: The end

    /// Tries what was put off until nothing more of it can be taken; then what still refers to nothing is refused.
    private mutating func tryAgain() async throws {
        var isLastTry = false
        while !postponed.isEmpty, !events.shouldStop() {
            let before = postponed
            postponed = [:]
            for (source, ordinals) in before.sorted(by: { $0.key < $1.key }) {
                try await read(
                    source, isLastTry: isLastTry, counter: ByteCounter(), units: ordinals.contains, until: ordinals.last
                )
            }
            try await finishWriting()
            if isLastTry { return }
            isLastTry = postponed == before
        }
    }
}

extension ImportReport {
    fileprivate mutating func add(_ change: Outcome.Change) {
        switch change {
        case .created: created += 1
        case .updated: updated += 1
        case .unchanged: unchanged += 1
        case .deleted: deleted += 1
        }
    }
}
