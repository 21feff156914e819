package import Care

/// Who has looked, at what, and why: what the audit's words are called on screen.
extension Language {
    /// Why somebody could, as the end of a sentence.
    package func name(of reason: AccessReason) -> String {
        switch reason {
        case .own: self == .danish ? "det er din egen journal" : "it is your own record"
        case .proxy: self == .danish ? "du har givet adgang" : "you have given access"
        case .custody: self == .danish ? "forælder eller værge" : "a parent or guardian"
        case .care: self == .danish ? "har del i din behandling" : "has a part in your care"
        case .statedReason: self == .danish ? "har skrevet en begrundelse" : "has stated a reason"
        case .emergency: self == .danish ? "akut opslag med begrundelse" : "an emergency, with a reason stated"
        case .system: self == .danish ? "en opgave for journalen" : "a task of the record's own"
        case .unknown: self == .danish ? "grunden er ikke skrevet ned" : "the reason was not written down"
        }
    }

    /// What the audit's word for a role means.
    package func name(ofRole role: String) -> String {
        switch role {
        case "citizen": self == .danish ? "Borger" : "Citizen"
        case "relative": self == .danish ? "Pårørende" : "Relative"
        case "general-practitioner": self == .danish ? "Praktiserende læge" : "General practitioner"
        case "gp-clinic-staff": self == .danish ? "Personale hos praktiserende læge" : "Staff of a general practice"
        case "hospital-doctor": self == .danish ? "Hospitalslæge" : "Hospital doctor"
        case "hospital-nurse": self == .danish ? "Sygeplejerske på hospital" : "Hospital nurse"
        case "secretary": self == .danish ? "Sekretær" : "Secretary"
        case "therapist": self == .danish ? "Terapeut" : "Therapist"
        case "municipal-nurse": self == .danish ? "Sygeplejerske i kommunen" : "Municipal nurse"
        case "acute-line-nurse": self == .danish ? "Sygeplejerske ved akuttelefonen" : "Nurse at the acute line"
        case "coordinator": self == .danish ? "Koordinator" : "Coordinator"
        case "quality-officer": self == .danish ? "Kvalitetsmedarbejder" : "Quality officer"
        case "reviewer": self == .danish ? "Kontrol af opslag" : "Reviewer of looks"
        case "operator": self == .danish ? "Driften af journalen" : "Operator of the record"
        case "system": self == .danish ? "Program" : "Program"
        default: self == .danish ? "Anden rolle" : "Another role"
        }
    }

    package func name(of thing: AccessedThing) -> String {
        switch thing {
        case .identity: self == .danish ? "navn og kontaktoplysninger" : "name and contact details"
        case .overview: self == .danish ? "overblikket" : "the overview"
        case .thread: self == .danish ? "hele tråden" : "the whole thread"
        case .appointments: self == .danish ? "aftaler" : "appointments"
        case .courses: self == .danish ? "forløb" : "courses"
        case .contacts: self == .danish ? "besøg og indlæggelser" : "visits and admissions"
        case .results: self == .danish ? "prøvesvar" : "test results"
        case .measurements: self == .danish ? "målinger" : "measurements"
        case .medicines: self == .danish ? "medicin" : "medicines"
        case .diagnoses: self == .danish ? "diagnoser og allergi" : "diagnoses and allergies"
        case .plans: self == .danish ? "planer og mål" : "plans and goals"
        case .documents: self == .danish ? "dokumenter" : "documents"
        case .images: self == .danish ? "billeder" : "images"
        case .treatments: self == .danish ? "behandlinger" : "treatments"
        case .vaccinations: self == .danish ? "vaccinationer" : "vaccinations"
        case .referrals: self == .danish ? "henvisninger" : "referrals"
        case .messages: self == .danish ? "beskeder" : "messages"
        case .tasks: self == .danish ? "opgaver" : "tasks"
        case .questionnaires: self == .danish ? "spørgeskemaer" : "questionnaires"
        case .consents: self == .danish ? "samtykker og fuldmagter" : "consents and mandates"
        case .team: self == .danish ? "behandlerteam" : "care team"
        case .relatives: self == .danish ? "pårørende" : "relatives"
        case .devices: self == .danish ? "udstyr" : "equipment"
        case .payments: self == .danish ? "betaling" : "payments"
        case .research: self == .danish ? "forskning" : "research"
        case .singleEntry: self == .danish ? "en enkelt oplysning" : "a single entry"
        case .severalKinds: self == .danish ? "flere slags oplysninger" : "several kinds of information"
        case .otherEntries: self == .danish ? "andre oplysninger" : "other information"
        case .wholeRecord: self == .danish ? "hele journalen" : "the whole record"
        case .copyOfRecord: self == .danish ? "en kopi af hele journalen" : "a copy of the whole record"
        case .apps: self == .danish ? "apps med adgang" : "apps with access"
        case .accessLog: self == .danish ? "hvem der har kigget" : "who has looked"
        case .notification: self == .danish ? "besked om en ændring" : "notice of a change"
        case .news: self == .danish ? "om der var noget nyt" : "whether there was anything new"
        case .takingIn: self == .danish ? "indlæsning af oplysninger" : "information taken in"
        case .upkeep: self == .danish ? "drift af journalen" : "upkeep of the record"
        }
    }

    /// What is wrong with a question or a finding.
    package func name(of mistake: LookDesk.Mistake) -> String {
        let texts = texts.lookCase
        return switch mistake {
        case .empty: texts.empty
        case .tooLong: texts.tooLong
        }
    }

    /// Of which looks somebody is told.
    package func name(of notice: LookNotice) -> String {
        let texts = texts.lookCase
        return switch notice {
        case .each: texts.each
        case .unusual: texts.unusual
        case .never: texts.none
        }
    }

    /// What a case about a look is.
    package func name(of kind: LookCase.Kind) -> String {
        let texts = texts.lookCase
        return switch kind {
        case .question: texts.kindQuestion
        case .emergency: texts.kindEmergency
        case .unexplained: texts.kindUnexplained
        case .sampled: texts.kindSampled
        case .manyPatients: texts.kindManyPatients
        case .ownFamily: texts.kindOwnFamily
        case .wellKnown: texts.kindWellKnown
        case .unusualHour: texts.kindUnusualHour
        }
    }
}
