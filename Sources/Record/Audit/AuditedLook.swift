/// That somebody looked, at a patient whom the record knows or at nobody in particular.
package struct AuditedLook: Sendable, Hashable {
    package let entry: AuditEntry
    /// The patient's number; nil where the entry names nobody.
    package let patientNumber: Int64?

    /// - Parameters:
    ///   - entry: of a look at `patient`, or at nobody.
    ///   - patient: the same as in the entry.
    package init(_ entry: AuditEntry, at patient: NumberedPatient?) {
        self.entry = entry
        patientNumber = patient?.number
    }
}

/// A patient as the record numbers them.
package struct NumberedPatient: Sendable, Hashable {
    package let number: Int64
    package let id: String

    package init(number: Int64, id: String) {
        self.number = number
        self.id = id
    }
}
