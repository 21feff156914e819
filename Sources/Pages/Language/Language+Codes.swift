/// What codes in a record are called on screen.
extension Language {
    /// What a persona is, in a sentence; nil for codes that are not known.
    func name(ofPersona code: String) -> String? {
        guard let words = Self.personas[code] else { return nil }
        return self == .danish ? words.danish : words.english
    }

    /// What a resource's status is called; the code itself where it is not among FHIR's usual ones.
    func name(ofStatus code: String) -> String {
        guard let words = Self.statuses[code] else { return code }
        return self == .danish ? words.danish : words.english
    }

    private static let personas: [String: (danish: String, english: String)] = [
        "chronically-ill-citizen": (
            "Lever med flere kroniske sygdomme og har mange kontakter",
            "Lives with several chronic illnesses and has many contacts"
        ),
        "young-healthy-citizen": ("Ung og rask", "Young and healthy"),
        "parent": ("Forælder, ser også sine børns forløb", "A parent, who also sees the children's records"),
        "daughter": ("Datter, pårørende til sin far", "A daughter, and relative of her father"),
        "son": ("Søn, pårørende til sin mor", "A son, and relative of his mother"),
        "relative": ("Pårørende", "A relative"),
        "gp-clinic-staff": ("Sygeplejerske hos egen læge", "Nurse at the general practice"),
        "secretary": ("Lægesekretær på hospitalet", "Medical secretary at the hospital"),
        "therapist": ("Fysioterapeut i kommunen", "Physiotherapist of the municipality"),
        "coordinator": ("Forløbskoordinator på hospitalet", "Care coordinator at the hospital"),
        "reviewer": ("Gennemgår, hvem der har åbnet journaler", "Reviews who has opened records"),
        "general-practitioner": ("Praktiserende læge", "General practitioner"),
        "hospital-nurse": ("Sygeplejerske på hospitalet", "Hospital nurse"),
        "hospital-doctor": ("Læge på hospitalet", "Hospital doctor"),
        "municipal-nurse": ("Hjemmesygeplejerske i kommunen", "Municipal nurse"),
        "acute-line-nurse": ("Sygeplejerske på akutlinjen", "Acute-line nurse"),
        "quality-officer": (
            "Kvalitetsmedarbejder i regionen, ser kun tal", "Regional quality officer, who sees figures only"
        ),
    ]

    private static let statuses: [String: (danish: String, english: String)] = [
        "active": ("I gang", "Active"), "planned": ("Planlagt", "Planned"), "booked": ("Aftalt", "Booked"),
        "proposed": ("Foreslået", "Proposed"), "pending": ("Afventer", "Pending"),
        "arrived": ("Mødt", "Arrived"), "fulfilled": ("Gennemført", "Fulfilled"),
        "cancelled": ("Aflyst", "Cancelled"), "noshow": ("Udeblevet", "Did not attend"),
        "in-progress": ("I gang", "In progress"), "finished": ("Afsluttet", "Finished"),
        "completed": ("Gennemført", "Completed"), "final": ("Endeligt", "Final"),
        "preliminary": ("Foreløbigt", "Preliminary"), "amended": ("Rettet", "Amended"),
        "corrected": ("Rettet", "Corrected"), "registered": ("Registreret", "Registered"),
        "partial": ("Delvist", "Partial"), "current": ("Gældende", "Current"),
        "superseded": ("Afløst af et nyere", "Superseded"), "entered-in-error": ("Fejl", "Entered in error"),
        "draft": ("Kladde", "Draft"), "requested": ("Bestilt", "Requested"), "received": ("Modtaget", "Received"),
        "accepted": ("Accepteret", "Accepted"), "rejected": ("Afvist", "Rejected"), "ready": ("Klar", "Ready"),
        "on-hold": ("På pause", "On hold"), "stopped": ("Stoppet", "Stopped"), "failed": ("Mislykket", "Failed"),
        "resolved": ("Overstået", "Resolved"), "remission": ("I ro", "In remission"),
        "inactive": ("Ikke aktiv", "Inactive"), "recurrence": ("Tilbagefald", "Recurrence"),
        "relapse": ("Tilbagefald", "Relapse"), "onleave": ("På orlov", "On leave"), "unknown": ("Ukendt", "Unknown"),
        "waitlist": ("På venteliste", "On the waiting list"), "revoked": ("Trukket tilbage", "Revoked"),
        "not-done": ("Ikke gjort", "Not done"), "preparation": ("Forberedes", "In preparation"),
        "intended": ("Planlagt", "Intended"), "not-taken": ("Ikke taget", "Not taken"),
    ]
}
