import Record

extension SQLiteTransaction {
    /// What this transaction knows of a patient's numbers. Only this transaction writes while it runs, so it stays true.
    struct PatientNumbers {
        let number: Int64
        /// The sequence of the next resource.
        var next: Int64
    }

    /// The number of a patient, made when somebody is first mentioned: what is written on a patient may come before the
    /// Patient itself.
    func number(ofPatient id: String?) throws -> Int64 { try numbers(ofPatient: id).number }

    /// The next free key in a patient's compartment. Keys are never used again.
    func newKey(inCompartmentOf id: String?) throws -> ResourceKey {
        var numbers = try numbers(ofPatient: id)
        guard numbers.next <= ResourceKey.lastSequence else {
            throw RecordError.conflict("one compartment holds \(ResourceKey.lastSequence) resources and no more")
        }
        let key = ResourceKey(patient: numbers.number, sequence: numbers.next)
        numbers.next += 1
        // Not UPDATE … RETURNING, which would open a statement journal for each resource.
        try connection.run("UPDATE patient SET next = ? WHERE number = ?") {
            $0.set(1, numbers.next)
            $0.set(2, numbers.number)
        }
        known[id] = numbers
        return key
    }

    private func numbers(ofPatient id: String?) throws -> PatientNumbers {
        if let numbers = known[id] { return numbers }
        let stored = try connection.first(
            "SELECT number, next FROM patient WHERE id = ?", { $0.set(1, compact: id ?? "") }
        ) { PatientNumbers(number: $0.integer(0), next: $0.integer(1)) }
        if let stored {
            known[id] = stored
            return stored
        }
        let number = try connection.first(
            "INSERT INTO patient (id, next) VALUES (?, 1) RETURNING number", { $0.set(1, compact: id ?? "") }
        ) { $0.integer(0) }
        guard let number else { throw RecordError.fault("a patient got no number") }
        let numbers = PatientNumbers(number: number, next: 1)
        known[id] = numbers
        return numbers
    }
}
