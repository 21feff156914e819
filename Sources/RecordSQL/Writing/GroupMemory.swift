import Record

/// What the writer knows within one group of transactions, while nobody else can write: it need not ask again.
///
/// Nothing of it outlives the group, for then other processes may write; and what one of the group's transactions added
/// goes when that is undone.
package struct GroupMemory {
    /// Patients met, by id; nil: nobody.
    var patients: [String?: SQLTransaction.PatientNumbers] = [:]
    /// Those whose numbers are not written yet.
    var changedPatients: Set<String?> = []
    /// The end of the audit chain.
    var newestAudit: (number: Int64, hash: [UInt8])?
    /// Whether there are events that were not there before the group.
    var hasNewEvents = false

    package init() {}

    /// Writes what was only remembered while the group ran: once for each patient, however many resources came.
    mutating func writePatients(_ tables: RecordTables, _ connection: any SQLConnection) throws {
        for id in changedPatients {
            guard let numbers = patients[id] else { continue }
            try connection.add([.integer(numbers.next), .integer(numbers.number)], by: tables.statements.updatePatient)
        }
        changedPatients = []
    }
}
