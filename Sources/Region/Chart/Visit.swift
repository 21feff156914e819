/// A course as the record knows it (EpisodeOfCare), with who answers for it.
struct Pathway {
    let reference: String
    let title: String
    let unit: Unit
    let clinician: StaffMember?
    let condition: String?
    /// Nil while it goes on.
    let end: RegionDay?
}

/// A contact that has happened (Encounter).
struct Visit {
    let reference: String
    let kind: VisitKind
    let start: Moment
    let end: Moment
    let unit: Unit
    let clinician: StaffMember?
    let pathway: Pathway?
}

/// How a contact takes place.
enum VisitKind: Sendable {
    case consultation, outpatient, admission, emergencyAdmission, home, phone, video

    /// The code of HL7's `v3-ActCode`.
    var code: String {
        switch self {
        case .consultation, .outpatient: "AMB"
        case .admission, .emergencyAdmission: "IMP"
        case .home: "HH"
        case .phone, .video: "VR"
        }
    }

    var display: String {
        switch self {
        case .consultation: "Konsultation"
        case .outpatient: "Ambulant besøg"
        case .admission: "Planlagt indlæggelse"
        case .emergencyAdmission: "Akut indlæggelse"
        case .home: "Besøg i hjemmet"
        case .phone: "Telefonsamtale"
        case .video: "Videosamtale"
        }
    }

    var isAdmission: Bool { self == .admission || self == .emergencyAdmission }
}
