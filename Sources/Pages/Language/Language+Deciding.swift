package import Care

/// What the parts of decisions about access are called.
extension Language {
    /// What a relative takes part in.
    package func name(of part: RelativeRole.Part) -> String {
        let texts = texts.access
        return switch part {
        case .informed: texts.informed
        case .present: texts.present
        case .helps: texts.helps
        case .coordinates: texts.coordinates
        case .restricted: texts.restricted
        }
    }

    /// What a relative is to the citizen.
    func name(of relationship: NewRelative.Relationship) -> String {
        let words: (danish: String, english: String) =
            switch relationship {
            case .spouse: ("Ægtefælle eller samlever", "Spouse or partner")
            case .daughter: ("Datter", "Daughter")
            case .son: ("Søn", "Son")
            case .parent: ("Forælder", "Parent")
            case .sibling: ("Søskende", "Sister or brother")
            case .family: ("Anden familie", "Other family")
            case .friend: ("Ven", "Friend")
            case .neighbour: ("Nabo", "Neighbour")
            }
        return self == .danish ? words.danish : words.english
    }

    /// What the resources of a FHIR type are to people; the type's own name where it is none of those that are offered.
    func name(ofType type: String) -> String {
        guard let words = Self.types[type] else { return type }
        return self == .danish ? words.danish : words.english
    }

    private static let types: [String: (danish: String, english: String)] = [
        "MedicationRequest": ("Recepter og medicin", "Prescriptions and medicines"),
        "Observation": ("Prøvesvar og målinger", "Test results and measurements"),
        "DocumentReference": ("Breve og notater", "Letters and notes"), "Condition": ("Diagnoser", "Diagnoses"),
        "Appointment": ("Aftaler", "Appointments"), "Communication": ("Beskeder", "Messages"),
        "QuestionnaireResponse": ("Svar på spørgeskemaer", "Answers to questionnaires"),
        "ImagingStudy": ("Billeder og scanninger", "Images and scans"), "CarePlan": ("Planer", "Plans"),
    ]
}
