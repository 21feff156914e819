extension Record {
    /// Signs what the audit is now, and keeps that in the record. Nil where nothing has been added since the last
    /// checkpoint.
    ///
    /// - Parameter key: the operator's, kept outside the record.
    package func checkpointAudit(signing key: AuditSigningKey) async throws -> AuditCheckpoint? {
        try await engine.write { [surroundings] transaction in
            guard let link = try transaction.auditLink(at: nil) else { return nil }
            let former = try transaction.newestCheckpoint()
            guard link.number > former?.link.number ?? 0 else { return nil }
            let checkpoint = try AuditCheckpoint(link, at: surroundings.now(), after: former, signing: key)
            try transaction.setNote(checkpoint.noteName, to: Array(checkpoint.line.utf8))
            return checkpoint
        }
    }

    /// How far the audit has come, and the newest of its checkpoints.
    package func auditProgress() async throws -> (newest: AuditLink?, checkpoint: AuditCheckpoint?) {
        try await engine.read { (try $0.auditLink(at: nil), try $0.newestCheckpoint()) }
    }

    /// The checkpoints in the record that come after a place, in their order.
    package func checkpoints(after place: Int64) async throws -> [AuditCheckpoint] {
        try await engine.read { reading in
            try reading.notes(startingWith: AuditCheckpoint.notePrefix).compactMap { note in
                AuditCheckpoint(line: String(decoding: note.value, as: UTF8.self)).flatMap {
                    $0.place > place ? $0 : nil
                }
            }
        }
    }
}

extension EngineReading {
    /// The last of the record's checkpoints.
    ///
    /// - Throws: ``RecordError/unavailable(_:)`` where it is damaged: a new one must not pass over that.
    fileprivate func newestCheckpoint() throws -> AuditCheckpoint? {
        guard let note = try notes(startingWith: AuditCheckpoint.notePrefix).last else { return nil }
        guard let checkpoint = AuditCheckpoint(line: String(decoding: note.value, as: UTF8.self)) else {
            throw RecordError.unavailable(.damaged("the newest checkpoint of the audit cannot be read"))
        }
        return checkpoint
    }
}
