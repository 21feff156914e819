import Record

/// What the writer knows within one group of transactions, while nobody else can write: it need not ask again.
///
/// Nothing of it outlives the group, for then other processes may write; and all of it is forgotten when one of the
/// group's transactions is undone.
package final class GroupMemory {
    /// Patients met, by id; nil: nobody.
    var patients: [String?: SQLTransaction.PatientNumbers] = [:]
    /// Those whose numbers are not written yet.
    var changedPatients: Set<String?> = []
    /// The latest versions of what is about to be written; nil: there is none yet.
    var resources: [Identity: StoredResource?] = [:]
    /// The end of the audit chain.
    var newestAudit: (number: Int64, hash: [UInt8])?

    /// Whether there are events that were not there before the group.
    var hasNewEvents = false

    package init() {}

    func forgetAll() {
        patients = [:]
        changedPatients = []
        resources = [:]
        newestAudit = nil
    }
}

/// What a resource is called.
struct Identity: Hashable {
    let type: String
    let id: String
}
