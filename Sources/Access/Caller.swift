/// Somebody who reads or writes the record. Every read and write is made as a caller, for a ``Purpose``.
package struct Caller: Sendable, Hashable {
    /// Who it is, as a reference into the record (`Patient/…`, `PractitionerRole/…`, `RelatedPerson/…`), or a plain
    /// word for those who are not in it (`operator`). Stands in the audit.
    package let identity: String
    package let role: Role

    package init(identity: String, role: Role) {
        self.identity = identity
        self.role = role
    }

    /// The operator's own command line on this machine.
    package static let commandLine = Caller(identity: "operator", role: .operator)
}

/// In what capacity a caller comes.
package enum Role: Sendable, Hashable {
    /// The citizen, on own data.
    case citizen(patient: String)
    /// A relative; sees those who have given access to this RelatedPerson.
    case relative(relatedPerson: String)
    case professional(Profession)
    /// Sees numbers, never people.
    case qualityOfficer
    /// Runs the machine: moves records in and out as a whole, reads no clinical content on pages.
    case `operator`
    /// A program with its own credentials.
    case system
}

/// The professions that work on the record.
package enum Profession: String, Sendable, Hashable, CaseIterable {
    case generalPractitioner = "general-practitioner"
    case hospitalDoctor = "hospital-doctor"
    case hospitalNurse = "hospital-nurse"
    case municipalNurse = "municipal-nurse"
    case acuteLineNurse = "acute-line-nurse"
}

/// Why the record is read or written: codes of HL7 v3 PurposeOfUse, which AuditEvent uses.
package enum Purpose: String, Sendable, Hashable, CaseIterable {
    case treatment = "TREAT"
    /// The citizen, or somebody on the citizen's behalf, asks.
    case patientRequest = "PATRQT"
    case familyRequest = "FAMRQT"
    case qualityImprovement = "HQUALIMP"
    case healthSystemAdministration = "HSYSADMIN"
}
