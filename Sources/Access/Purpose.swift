/// Why the record is read or written: codes of HL7 v3 PurposeOfUse, which AuditEvent uses.
package enum Purpose: String, Sendable, Hashable, CaseIterable {
    case treatment = "TREAT"
    /// The citizen, or somebody on the citizen's behalf, asks.
    case patientRequest = "PATRQT"
    case familyRequest = "FAMRQT"
    case qualityImprovement = "HQUALIMP"
    case healthSystemAdministration = "HSYSADMIN"
    /// Looking after that others keep the rules.
    case compliance = "HCOMPL"
}
