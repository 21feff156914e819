import Record

extension SQLTransaction {
    /// A patient's numbers. Nobody else writes meanwhile, so they stay true.
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
        memory.patients[id] = numbers
        memory.changedPatients.insert(id)
        return key
    }

    /// The number of a patient, where there is one.
    func knownNumber(ofPatient id: String) throws -> Int64? {
        if let numbers = memory.patients[id] { return numbers.number }
        return try connection.aside.first("SELECT number FROM \(tables.dialect.patientByIdentifier)", [.compact(id)]) {
            $0.integer(0)
        }
    }

    private func numbers(ofPatient id: String?) throws -> PatientNumbers {
        if let numbers = memory.patients[id] { return numbers }
        let stored = try connection.aside.first(
            "SELECT number, next FROM \(tables.dialect.patientByIdentifier)", [.compact(id ?? "")]
        ) { PatientNumbers(number: $0.integer(0), next: $0.integer(1)) }
        if let stored {
            memory.patients[id] = stored
            return stored
        }
        let number = try connection.aside.first(tables.dialect.insertPatient, [.compact(id ?? "")]) { $0.integer(0) }
        guard let number else { throw RecordError.fault("a patient got no number") }
        let numbers = PatientNumbers(number: number, next: 1)
        memory.patients[id] = numbers
        return numbers
    }
}
