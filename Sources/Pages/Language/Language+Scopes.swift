package import Apps

/// What an app asks to do, in words.
extension Language {
    /// One scope for resources, such as: "See test results and measurements".
    package func words(_ scope: SMARTScope) -> String {
        let what = scope.type == SMARTScope.everyType ? everything : kind(scope.type)
        return verbs(scope.permissions) + " " + what + (scope.condition.map { " – " + words($0) } ?? "")
    }

    private var everything: String { self == .danish ? "alt i journalen" : "everything in the record" }

    private func verbs(_ permissions: Set<FHIRPermission>) -> String {
        let isDanish = self == .danish
        var words: [String] = []
        if !permissions.isDisjoint(with: [.read, .search]) { words.append(isDanish ? "se" : "see") }
        if permissions.contains(.create) { words.append(isDanish ? "tilføje" : "add to") }
        if permissions.contains(.update) { words.append(isDanish ? "ændre" : "change") }
        if permissions.contains(.delete) { words.append(isDanish ? "slette" : "delete") }
        let all = list(words)
        return all.prefix(1).uppercased() + all.dropFirst()
    }

    private func list(_ words: [String]) -> String {
        guard words.count > 1, let last = words.last else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + (self == .danish ? " og " : " and ") + last
    }

    private func words(_ condition: TokenCondition) -> String {
        if condition.parameter == "category", let known = Self.categories[condition.code] {
            return self == .danish ? "kun \(known.danish)" : "only \(known.english)"
        }
        return self == .danish ? "kun dem med koden \(condition.code)" : "only those with the code \(condition.code)"
    }

    private func kind(_ type: String) -> String {
        guard let known = Self.kinds[type] else {
            return self == .danish ? "andre oplysninger (\(type))" : "other information (\(type))"
        }
        return self == .danish ? known.danish : known.english
    }

    /// Source: FHIR R4, CodeSystem observation-category.
    private static let categories: [String: (danish: String, english: String)] = [
        "laboratory": ("laboratoriesvar", "laboratory results"),
        "vital-signs": ("blodtryk, puls og andre livstegn", "blood pressure, pulse and other vital signs"),
        "imaging": ("billeder", "imaging"),
        "survey": ("svar på spørgeskemaer", "answers to questionnaires"),
        "social-history": ("om livet og vanerne", "about life and habits"),
        "exam": ("undersøgelser", "examinations"),
        "activity": ("bevægelse", "activity"),
        "therapy": ("behandling", "therapy"),
        "procedure": ("indgreb", "procedures"),
    ]

    private static let kinds: [String: (danish: String, english: String)] = [
        "AllergyIntolerance": ("allergier", "allergies"),
        "Appointment": ("aftaler", "appointments"),
        "AuditEvent": ("hvem der har kigget", "who has looked"),
        "CarePlan": ("planer", "plans"),
        "CareTeam": ("hvem der er med i behandlingen", "who takes part in the care"),
        "Communication": ("beskeder", "messages"),
        "Composition": ("dokumenter", "documents"),
        "Condition": ("diagnoser", "diagnoses"),
        "Consent": ("samtykker og fuldmagter", "consents and proxies"),
        "Coverage": ("forsikring", "insurance"),
        "Device": ("udstyr", "devices"),
        "DiagnosticReport": ("svar på undersøgelser", "reports"),
        "DocumentReference": ("dokumenter", "documents"),
        "Encounter": ("besøg og indlæggelser", "visits and admissions"),
        "EpisodeOfCare": ("forløb", "courses of care"),
        "FamilyMemberHistory": ("sygdomme i familien", "illness in the family"),
        "Goal": ("mål", "goals"),
        "Immunization": ("vaccinationer", "vaccinations"),
        "Location": ("steder", "places"),
        "Medication": ("lægemidler", "medicines"),
        "MedicationAdministration": ("medicin, der er givet", "medicine that was given"),
        "MedicationDispense": ("udleveret medicin", "medicine that was dispensed"),
        "MedicationRequest": ("medicin, der er ordineret", "prescribed medicine"),
        "MedicationStatement": ("medicin, der bliver taget", "medicine that is taken"),
        "Observation": ("prøvesvar og målinger", "test results and measurements"),
        "Organization": ("hospitaler, klinikker og kommuner", "hospitals, clinics and municipalities"),
        "Patient": ("navn, CPR-nummer og adresse", "name, CPR number and address"),
        "Practitioner": ("behandleres navne", "names of professionals"),
        "PractitionerRole": ("hvor behandlere arbejder", "where professionals work"),
        "Procedure": ("behandlinger og indgreb", "procedures"),
        "Questionnaire": ("spørgeskemaer", "questionnaires"),
        "QuestionnaireResponse": ("svar på spørgeskemaer", "answers to questionnaires"),
        "RelatedPerson": ("pårørende", "relatives"),
        "ServiceRequest": ("henvisninger", "referrals"),
        "Task": ("opgaver", "tasks"),
    ]

    /// What is asked for that is not about resources; nil: it needs no words.
    package func words(_ scope: RequestedScopes.Plain) -> String? {
        let isDanish = self == .danish
        return switch scope {
        case .openID, .fhirUser, .profile: isDanish ? "Vide, hvem du er" : "Know who you are"
        case .offlineAccess:
            isDanish ? "Blive ved, også når du ikke bruger appen" : "Go on, also when you are not using the app"
        case .onlineAccess: isDanish ? "Blive ved, så længe du er logget ind" : "Go on while you are signed in"
        case .launch, .launchPatient: nil
        }
    }

    /// Everything that is asked for, a line each, with the scopes that it stands for.
    package func lines(_ scopes: RequestedScopes) -> [(words: String, scopes: String)] {
        var lines = scopes.resources.map { (words: words($0), scopes: $0.text) }
        for plain in RequestedScopes.Plain.allCases where scopes.plain.contains(plain) {
            guard let words = words(plain) else { continue }
            if let place = lines.firstIndex(where: { $0.words == words }) {
                lines[place].scopes += " " + plain.rawValue
            } else {
                lines.append((words, plain.rawValue))
            }
        }
        return lines
    }
}
