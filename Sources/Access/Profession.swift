/// The professions that work on the record.
package enum Profession: String, Sendable, Hashable, CaseIterable {
    case generalPractitioner = "general-practitioner"
    case clinicStaff = "gp-clinic-staff"
    case hospitalDoctor = "hospital-doctor"
    case hospitalNurse = "hospital-nurse"
    case secretary
    case therapist
    case municipalNurse = "municipal-nurse"
    case acuteLineNurse = "acute-line-nurse"
    /// Who holds courses together across units.
    case coordinator
}
