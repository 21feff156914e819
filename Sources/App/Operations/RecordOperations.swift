import Exchange
import Record

/// `tovholder export`.
package struct ExportOperation: Sendable {
    package var record: String
    package var output: String
    package var opener = RecordOpener()

    package init(record: String, output: String) {
        self.record = record
        self.output = output
    }

    package func run(_ console: Console) async throws -> ExitStatus {
        try await opener.withRecord(record) { record in
            let counts = try await Exporter(record).run(to: output) { count in
                console.progress?("\(ProgressMeter.grouped(count)) resources")
            }
            for (type, count) in counts.sorted(by: { $0.key < $1.key }) { console.say("\(type).ndjson\t\(count)") }
            return .success
        }
    }
}

/// `tovholder check`.
package struct CheckOperation: Sendable {
    package var record: String
    package var audit: AuditSettings
    package var opener = RecordOpener()

    /// - Parameter audit: where the keys are that signed the audit's checkpoints, and copies of them.
    package init(record: String, audit: AuditSettings = AuditSettings()) {
        self.record = record
        self.audit = audit
    }

    package func run(_ console: Console) async throws -> ExitStatus {
        let witness = try audit.witness()
        return try await opener.withRecord(record) { record in
            let report = try await record.engine.check(.everything, against: witness) { checked, all in
                console.progress?("\(ProgressMeter.grouped(checked)) of \(ProgressMeter.grouped(all)) resources")
            }
            for finding in report.findings { console.say(finding) }
            let untold = report.findingCount - report.findings.count
            if untold > 0 { console.say("… and \(ProgressMeter.grouped(untold)) more") }
            let looked =
                "\(ProgressMeter.grouped(report.resources)) resources, "
                + "\(ProgressMeter.grouped(report.auditRows)) audit rows"
            console.say(report.isSound ? "sound: \(looked)" : "not sound: \(looked)")
            console.tell(Self.told(report, audit, hasKeys: !witness.keys.isEmpty))
            return report.isSound ? .success : .refused
        }
    }
}

/// `tovholder copy`.
package struct CopyOperation: Sendable {
    package var source: String
    package var target: String
    package var opener = RecordOpener()

    package init(from source: String, to target: String) {
        self.source = source
        self.target = target
    }

    package func run(_ console: Console) async throws -> ExitStatus {
        try await opener.withRecord(source) { record in
            let report = try await opener.copy(record, to: target) { copied, all in
                console.progress?("\(ProgressMeter.grouped(copied)) of \(ProgressMeter.grouped(all)) resources")
            }
            for table in report.tables { console.say("\(table.table)\t\(table.rows)\t\(table.digest)") }
            console.tell("\(RecordOpener.name(of: target)) is the same record, and sound.")
            return .success
        }
    }
}

/// `tovholder backup`.
package struct BackupOperation: Sendable {
    package var record: String
    package var file: String
    package var opener = RecordOpener()

    package init(record: String, file: String) {
        self.record = record
        self.file = file
    }

    package func run(_ console: Console) async throws -> ExitStatus {
        try await opener.withRecord(record) { record in
            try await record.engine.backup(to: file)
            console.tell("\(file) is a whole copy of \(RecordOpener.name(of: self.record)), and has been checked.")
            return .success
        }
    }
}

/// `tovholder migrate`.
package struct MigrateOperation: Sendable {
    package var record: String
    package var opener = RecordOpener()

    package init(record: String) {
        self.record = record
    }

    package func run(_ console: Console) async throws -> ExitStatus {
        // Opening brings a record up to date; that is all there is to do.
        try await opener.withRecord(record) { _ in }
        console.tell("\(RecordOpener.name(of: record)) is up to date.")
        return .success
    }
}
