/// What somebody wants to see or change: whose part of the record.
package enum Subject: Sendable, Hashable {
    /// One citizen's compartment, by the Patient's id, and the directory beside it.
    case patient(String)
    /// The directory: practitioners, units, places, medicines, questionnaires; nothing about a citizen.
    case directory
    /// A search for citizens, among those that the caller may see. Each one found stands in the audit.
    case lookup
    /// Numbers over all citizens, never a resource.
    case counts
    /// Who has looked at whom, and nothing of what there was to see.
    case log
    /// The whole record, for moving it in and out.
    case everything
}

/// Whether the record is looked at or changed.
package enum Action: String, Sendable, Hashable, CaseIterable {
    case read, write
}
