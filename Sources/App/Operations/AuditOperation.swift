import Record

/// What is done with the audit of a record.
package struct AuditOperation: Sendable {
    package var record: String
    package var settings: AuditSettings
    package var opener = RecordOpener()

    package init(record: String, settings: AuditSettings) {
        self.record = record
        self.settings = settings
    }

    /// `tovholder audit checkpoint`: signs now.
    package func checkpoint(_ console: Console) async throws -> ExitStatus {
        guard let key = try settings.keys().signing else {
            console.tell("tovholder: there is no key to sign with: see tovholder audit key, and TOVHOLDER_AUDIT_KEY")
            return .impossible
        }
        return try await opener.withRecord(record) { record in
            try await CheckpointMaker(record, key: key, settings).turn(isDue: true)
            guard let checkpoint = try await record.auditProgress().checkpoint else {
                console.tell("The audit is empty: there is nothing to sign.")
                return .success
            }
            console.say(checkpoint.line)
            return .success
        }
    }

    /// `tovholder audit verify`: proves that it is what was written.
    package func verify(_ console: Console) async throws -> ExitStatus {
        let witness = try settings.witness()
        return try await opener.withRecord(record) { record in
            let report = try await record.engine.check(.audit, against: witness) { _, _ in }
            for finding in report.findings { console.say(finding) }
            let rows = "\(ProgressMeter.grouped(report.auditRows)) audit rows"
            console.say(report.isSound ? "sound: \(rows)" : "not sound: \(rows)")
            console.tell(CheckOperation.told(report, settings, hasKeys: !witness.keys.isEmpty))
            return report.isSound ? .success : .refused
        }
    }
}

extension CheckOperation {
    /// What a check says about the checkpoints, and about what it could not look at.
    static func told(_ report: CheckReport, _ settings: AuditSettings, hasKeys: Bool) -> String {
        if report.checkpoints == 0 {
            return "no checkpoints: nothing outside the record vouches for the audit"
        }
        let signed = hasKeys ? "signatures looked at" : "signatures not looked at: no key"
        let copies = settings.copies == nil ? "no copies named" : "copies looked at"
        return "\(ProgressMeter.grouped(report.checkpoints)) checkpoints, \(signed), \(copies)"
    }
}
