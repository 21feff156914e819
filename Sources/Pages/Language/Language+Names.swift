package import Care

/// What the record's own codes are called on screen, by language.
extension Language {
    package func name(of sector: Sector) -> String {
        switch sector {
        case .hospital: self == .danish ? "Hospital" : "Hospital"
        case .generalPractice: self == .danish ? "Egen læge" : "General practice"
        case .municipality: self == .danish ? "Kommune" : "Municipality"
        case .specialistPractice: self == .danish ? "Speciallæge" : "Specialist practice"
        case .pharmacy: self == .danish ? "Apotek" : "Pharmacy"
        case .home: self == .danish ? "Hjemmefra" : "From home"
        case .unknown: self == .danish ? "Ukendt sted" : "Unknown source"
        }
    }

    package func name(of entryKind: EntryKind) -> String {
        switch entryKind {
        case .appointment: self == .danish ? "Aftale" : "Appointment"
        case .admission: self == .danish ? "Indlæggelse" : "Admission"
        case .contact: self == .danish ? "Kontakt" : "Contact"
        case .diagnosis: self == .danish ? "Diagnose" : "Diagnosis"
        case .medicine: self == .danish ? "Medicin" : "Medicine"
        case .allergy: self == .danish ? "Allergi" : "Allergy"
        case .result: self == .danish ? "Prøvesvar" : "Test result"
        case .measurement: self == .danish ? "Måling" : "Measurement"
        case .report: self == .danish ? "Svarrapport" : "Report"
        case .procedure: self == .danish ? "Behandling" : "Procedure"
        case .vaccination: self == .danish ? "Vaccination" : "Vaccination"
        case .referral: self == .danish ? "Henvisning" : "Referral"
        case .document: self == .danish ? "Dokument" : "Document"
        case .plan: self == .danish ? "Plan" : "Plan"
        case .goal: self == .danish ? "Mål" : "Goal"
        case .message: self == .danish ? "Besked" : "Message"
        case .task: self == .danish ? "Opgave" : "Task"
        case .questionnaire: self == .danish ? "Spørgeskema" : "Questionnaire"
        case .course: self == .danish ? "Forløb" : "Course"
        case .team: self == .danish ? "Behandlerteam" : "Care team"
        case .warning: self == .danish ? "Advarsel" : "Warning"
        case .consent: self == .danish ? "Samtykke" : "Consent"
        case .device: self == .danish ? "Udstyr" : "Device"
        case .image: self == .danish ? "Billede" : "Image"
        case .claim: self == .danish ? "Regning" : "Bill"
        case .other: self == .danish ? "Andet" : "Other"
        }
    }

    package func name(of courseStatus: CourseStatus) -> String {
        switch courseStatus {
        case .planned: self == .danish ? "Planlagt" : "Planned"
        case .active: self == .danish ? "I gang" : "Ongoing"
        case .resting: self == .danish ? "På pause" : "On hold"
        case .over: self == .danish ? "Afsluttet" : "Ended"
        }
    }

    /// What in the record cannot all be true.
    package func name(of contradiction: Contradiction) -> String {
        switch contradiction {
        case .activeAfterDeath:
            self == .danish
                ? "Journalen siger, at personen er død, men har aftaler eller forløb derefter."
                : "The record says that the person is dead, but has appointments or courses after that."
        case .endsBeforeStart:
            self == .danish ? "Noget slutter, før det begynder." : "Something ends before it begins."
        case .activeButEnded:
            self == .danish
                ? "Noget står som i gang, selv om perioden er slut."
                : "Something is said to be ongoing although its period is over."
        case .severalAddresses:
            self == .danish
                ? "Journalen har flere nuværende adresser." : "The record has more than one current address."
        case .birthDateDiffers:
            self == .danish
                ? "Fødselsdatoen passer ikke med CPR-nummeret."
                : "The date of birth does not fit the CPR number."
        }
    }
}
