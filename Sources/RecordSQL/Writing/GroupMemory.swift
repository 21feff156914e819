/// What the writer knows within one group of transactions, while nobody else can write: it need not ask again.
///
/// Nothing of it outlives the group, for then other processes may write; and all of it is forgotten when one of the
/// group's transactions is undone.
package final class GroupMemory {
    /// Patients met, by id; nil: nobody.
    var patients: [String?: SQLTransaction.PatientNumbers] = [:]
    /// The end of the audit chain.
    var newestAudit: (number: Int64, hash: [UInt8])?

    package init() {}

    func forgetAll() {
        patients = [:]
        newestAudit = nil
    }
}
