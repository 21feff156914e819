import Record

/// The journals of all imports into a record, as they were when this one began.
struct ImportJournals: Sendable {
    /// Before the name of the source in the name of the note.
    static let prefix = "import/"

    private var byName: [String: FileJournal] = [:]

    init(in record: Record) async throws {
        let notes = try await record.engine.read { try $0.notes(startingWith: Self.prefix) }
        for note in notes {
            guard let journal = FileJournal(bytes: note.value) else { continue }
            byName[String(note.name.dropFirst(Self.prefix.count))] = journal
        }
    }

    /// What is known about a source: its own journal, that of the same content under another name, or a fresh one.
    func journal(of source: ImportSource) -> FileJournal {
        let fresh = source.journal
        guard source.keepsJournal else { return fresh }
        if let known = byName[source.name], known.size == fresh.size, known.modified == fresh.modified { return known }
        guard let path = source.path else { return fresh }
        let candidates = byName.values.filter { $0.isDone && $0.size == fresh.size }
        guard !candidates.isEmpty, let digest = Self.digest(of: path),
            var known = candidates.first(where: { $0.digest == digest })
        else { return fresh }
        known.modified = fresh.modified
        return known
    }

    static func note(_ journal: FileJournal, of source: ImportSource) -> RecordNote {
        RecordNote(name: prefix + source.name, value: journal.bytes)
    }

    private static func digest(of path: String) -> String? {
        guard let file = try? FileBytes(path: path) else { return nil }
        do {
            while try file.next() != nil {}
            return file.digest
        } catch {
            return nil
        }
    }
}
