import FHIR

/// One citizen's thread made from resources in memory, without a record.
struct MemoryThread: ThreadSource {
    let patient: String
    private let resources: [String: JSONValue]
    /// Latest first.
    private let sorted: [ThreadRow]

    /// - Parameters:
    ///   - patient: the id of the Patient.
    ///   - resources: the citizen's and the directory's, in any order; of two with one id the later counts, and what is
    ///     another citizen's is left out.
    init(of patient: String, from resources: [JSONValue]) {
        self.patient = patient
        var byReference: [String: JSONValue] = [:]
        for resource in resources {
            guard let type = resource["resourceType"]?.string, let id = resource["id"]?.string else { continue }
            byReference[type + "/" + id] = resource
        }
        self.resources = byReference
        let rows = byReference.values.filter { Subject.patient(of: $0) == patient }.compactMap(ThreadExtractor.row)
        sorted = rows.sorted { ($0.time, $0.entry) > ($1.time, $1.entry) }
    }

    func resource(_ reference: String) -> JSONValue? { resources[reference] }

    func rows(on shelf: Shelf, kind: EntryKind?, from start: Int64?, limit: Int) -> [ThreadRow] {
        Array(
            sorted.lazy.filter {
                $0.shelf == shelf && (kind == nil || $0.kind == kind) && (start == nil || $0.time >= start ?? 0)
            }.prefix(limit))
    }

    func groups() -> [ThreadGroup] {
        var groups: [[Int64]: ThreadGroup] = [:]
        for row in sorted where row.shelf != .relative {
            let key = [row.course, row.encounter]
            var group =
                groups[key]
                ?? ThreadGroup(
                    course: row.course, encounter: row.encounter, count: 0, newest: row.time, hasContact: false,
                    unreadable: 0)
            group.count += 1
            group.hasContact = group.hasContact || row.isContact
            group.unreadable += row.isUnreadable ? 1 : 0
            groups[key] = group
        }
        return groups.values.sorted { ($0.course, $0.encounter) < ($1.course, $1.encounter) }
    }

    func rows(in group: ThreadGroup, after cursor: ThreadCursor?, limit: Int) -> [ThreadRow] {
        let rows = sorted.lazy.filter {
            $0.course == group.course && $0.encounter == group.encounter && $0.shelf != .relative
        }
        return after(cursor, rows, limit)
    }

    func rows(after cursor: ThreadCursor?, limit: Int) -> [ThreadRow] {
        after(cursor, sorted.lazy.filter { $0.encounter != ThreadRow.frame }, limit)
    }

    func rows(code: Int64, kind: EntryKind, limit: Int) -> [ThreadRow] {
        Array(sorted.lazy.filter { $0.code == code && $0.kind == kind && $0.shelf == .event }.prefix(limit))
    }

    private func after(
        _ cursor: ThreadCursor?, _ rows: some Sequence<ThreadRow>, _ limit: Int
    ) -> [ThreadRow] {
        guard let cursor else { return Array(rows.prefix(limit)) }
        return Array(rows.lazy.filter { ($0.time, $0.entry) < (cursor.time, cursor.tie) }.prefix(limit))
    }
}

/// Whose a resource is.
enum Subject {
    /// The id of the Patient that a resource is about.
    static func patient(of resource: JSONValue) -> String? {
        if let id = PatientCompartment.patient(of: resource) { return id }
        for name in ["subject", "patient", "for", "beneficiary"] {
            if let id = id(in: resource[name]) { return id }
        }
        guard let participants = resource["participant"] else { return nil }
        return participants.elements.lazy.compactMap { id(in: $0["actor"]) }.first
    }

    private static func id(in reference: JSONValue?) -> String? {
        // A file from elsewhere may name servers: within it they are one.
        Reference(reference)?.target.flatMap { Reference.id(of: "Patient", in: $0) }
    }
}
