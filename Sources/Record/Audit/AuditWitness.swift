import FHIR

/// What lies outside a record and its audit is held against: the keys that signed its checkpoints, and copies of them.
package struct AuditWitness: Sendable {
    /// Empty: signatures are not looked at, and checkpoints are worth no more than where they come from.
    package var keys: [AuditVerifyingKey]
    /// The copies that were kept outside.
    package var outside: [AuditCheckpoint]

    /// Nothing but the record itself.
    package static let none = AuditWitness()

    package init(keys: [AuditVerifyingKey] = [], outside: [AuditCheckpoint] = []) {
        self.keys = keys
        self.outside = outside
    }

    /// What does not agree between a record's audit and its checkpoints. That each row follows from the one before it
    /// must have been found already.
    ///
    /// - Parameters:
    ///   - kept: the checkpoints in the record, as their notes are.
    ///   - newest: the number of the audit's newest row; 0 where there is none.
    ///   - hash: of the row with a number.
    package func findings(
        _ kept: [RecordNote], newest: Int64, hash: (Int64) throws -> [UInt8]?
    ) rethrows -> [String] {
        var findings: [String] = []
        let inside = Self.read(kept, &findings)
        let placesInside = Set(inside.map(\.place))
        for checkpoint in outside where !placesInside.contains(checkpoint.place) {
            findings.append("audit: checkpoint \(checkpoint.place), of which there is a copy, is missing")
        }
        let ofEach = Dictionary(grouping: inside + outside, by: \.place)
        for (place, ones) in ofEach.sorted(by: { $0.key < $1.key }) where Set(ones).count > 1 {
            findings.append("audit: checkpoint \(place) is not what its copy is")
        }
        var trusted: [AuditCheckpoint] = []
        for checkpoint in Set(inside + outside).sorted(by: { ($0.link.number, $0.place) < ($1.link.number, $1.place) })
        {
            if keys.isEmpty || checkpoint.isSigned(by: keys) {
                trusted.append(checkpoint)
            } else {
                findings.append("audit: checkpoint \(checkpoint.place) is not signed with a known key")
            }
        }
        findings += try Self.compare(trusted, newest: newest, hash: hash)
        return findings
    }

    /// Takes the checkpoints of a record out of their notes, and says where their own chain is broken.
    private static func read(_ kept: [RecordNote], _ findings: inout [String]) -> [AuditCheckpoint] {
        var read: [AuditCheckpoint] = []
        for note in kept {
            let place = (read.last?.place ?? 0) + 1
            guard let checkpoint = AuditCheckpoint(line: String(decoding: note.value, as: UTF8.self)),
                checkpoint.noteName == note.name
            else {
                findings.append("audit: checkpoint \(place) cannot be read")
                continue
            }
            if checkpoint.place != place {
                findings.append("audit: checkpoint \(place) is missing")
            } else if checkpoint.previous != (read.last?.digest ?? AuditChain.origin) {
                findings.append("audit: checkpoint \(place) does not follow from the one before it")
            }
            read.append(checkpoint)
        }
        return read
    }

    /// Holds checkpoints, in the order of their rows, against the rows: where the first difference lies, and how much is
    /// missing at the end.
    private static func compare(
        _ checkpoints: [AuditCheckpoint], newest: Int64, hash: (Int64) throws -> [UInt8]?
    ) rethrows -> [String] {
        var findings: [String] = []
        var lastSound: Int64 = 0
        for checkpoint in checkpoints where checkpoint.link.number <= newest {
            guard try hash(checkpoint.link.number) == checkpoint.link.hash else {
                findings.append(
                    "audit: rows \(lastSound + 1) to \(checkpoint.link.number) are not what checkpoint "
                        + "\(checkpoint.place) of \(time(checkpoint)) signed")
                break
            }
            lastSound = checkpoint.link.number
        }
        if let last = checkpoints.last, last.link.number > newest {
            findings.append(
                "audit: rows \(newest + 1) to \(last.link.number) are missing: checkpoint \(last.place) of "
                    + "\(time(last)) was made when they were there")
        }
        return findings
    }

    private static func time(_ checkpoint: AuditCheckpoint) -> String {
        InstantText.second(checkpoint.instant)
    }
}
