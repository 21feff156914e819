import Record

extension SQLiteTransaction {
    /// The number of a patient, made when somebody is first mentioned: what is written on a patient may come before the
    /// Patient itself.
    func number(ofPatient id: String?) throws -> Int64 {
        guard let id else { return ResourceKey.nobody }
        if let number = try reading.number(ofPatient: id) { return number }
        let number = try connection.first(
            "INSERT INTO patient (id, next) VALUES (?, 1) RETURNING number", { $0.set(1, compact: id) }
        ) { $0.integer(0) }
        guard let number else { throw RecordError.fault("a patient got no number") }
        return number
    }

    /// The next free key of a patient. Keys are never used again.
    func newKey(in patient: Int64) throws -> ResourceKey {
        let sequence = try connection.first(
            "UPDATE patient SET next = next + 1 WHERE number = ? RETURNING next - 1", { $0.set(1, patient) }
        ) { $0.integer(0) }
        guard let sequence else { throw RecordError.fault("a patient's number is not in the record") }
        guard sequence <= ResourceKey.lastSequence else {
            throw RecordError.conflict("one compartment holds \(ResourceKey.lastSequence) resources and no more")
        }
        return ResourceKey(patient: patient, sequence: sequence)
    }
}
