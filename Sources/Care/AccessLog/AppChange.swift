import Access
import FHIR
import Record

/// That a program was let in to a citizen's record, or that this ended: a row of the audit.
package struct AppChange: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case letIn = "app consent"
        case ended = "app end"
        case givenBack = "app revoke"
        case stolen = "app stolen"
        case removed = "app remove"
    }

    package var kind: Kind
    /// The app's client id.
    package var app: String
    /// Who decided, as far as the directory knows.
    package var who: AccessPerson
    /// In milliseconds since 1970-01-01T00:00:00Z.
    package var instant: Int64

    package init(kind: Kind, app: String, who: AccessPerson, instant: Int64) {
        self.kind = kind
        self.app = app
        self.who = who
        self.instant = instant
    }
}

extension CareReader {
    /// As many are shown.
    private static let mostAppChanges = 20
    /// Rows that are read at a time, and looked through at most: older ones stand in the access log.
    private static let slice = 1000
    private static let mostRows = 10_000

    /// What has become of programs' access to a citizen's record, as far as the caller may see who has looked: newest
    /// first.
    package func appChanges(of patient: String) throws -> [AppChange] {
        var changes: [AppChange] = []
        var before: Int64?
        var count = 0
        while count < Self.mostRows {
            let rows = try reading.audit(of: patient, before: before, limit: Self.slice)
            for row in rows where row.entry.action == .write && row.entry.outcome == .permitted {
                guard let kind = AppChange.Kind(rawValue: row.entry.activity), let app = row.entry.app else { continue }
                var who = AccessPerson(identity: row.entry.who, role: row.entry.role)
                who.name = try contact(row.entry.who)?.person
                changes.append(AppChange(kind: kind, app: app, who: who, instant: row.entry.instant))
                if changes.count == Self.mostAppChanges { return changes }
            }
            guard let last = rows.last, rows.count == Self.slice else { break }
            before = last.number
            count += rows.count
        }
        return changes
    }
}
