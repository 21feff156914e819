import FHIR

/// Which sector an organisation is in.
enum SectorRule {
    /// By what the organisation says of itself: its type, or the kind of number it has. Nil where neither tells.
    ///
    /// Numbers: a provider number (ydernummer) belongs to a practice, a municipality code to a municipality. Types: the
    /// SNOMED CT codes of dk-core's SOR organisation types that name a sector, and plain words.
    static func sector(of organization: Organization) -> Sector? {
        for coding in organization.types.flatMap(\.codings) {
            if coding.system == own, let code = coding.code, let sector = words[code] { return sector }
            if let code = coding.code, let sector = types[code] { return sector }
        }
        for text in organization.types.compactMap(\.display) {
            if let sector = sector(saidIn: text) { return sector }
        }
        let systems = organization.identifiers.compactMap(\.system)
        if systems.contains(NationalSystems.municipality) { return .municipality }
        if systems.contains("urn:oid:1.2.208.176.1.4") { return .generalPractice }
        return nil
    }

    /// By the name alone, for organisations that say nothing else: a guess, used last.
    static func guess(from name: String?) -> Sector { name.flatMap(sector(saidIn:)) ?? .unknown }

    /// Tovholder's own code system of sectors.
    private static let own = "https://tovholder.dk/fhir/CodeSystem/sector"

    private static let words: [String: Sector] = [
        "hospital": .hospital, "psychiatry": .hospital, "general-practice": .generalPractice,
        "municipality": .municipality, "specialist": .specialistPractice, "pharmacy": .pharmacy, "region": .hospital,
    ]

    private static let types: [String: Sector] = [
        "22232009": .hospital,  // Hospital
        "702824005": .hospital,  // Day hospital
        "309904001": .hospital,  // Intensive care unit
        "309964003": .hospital,  // Radiology department
        "309939001": .hospital,  // Palliative care department
        "225728007": .hospital,  // Emergency department
        "394761003": .generalPractice,  // General practitioner's practice
        "264372000": .pharmacy,  // Pharmacy
        "42665001": .municipality,  // Nursing home
    ]

    private static func sector(saidIn text: String) -> Sector? {
        let folded = text.lowercased()
        return hints.first { folded.contains($0.word) }?.sector
    }

    /// In order: the first that is found counts.
    private static let hints: [(word: String, sector: Sector)] = [
        ("apotek", .pharmacy), ("pharmacy", .pharmacy),
        ("kommun", .municipality), ("municip", .municipality), ("hjemmepleje", .municipality),
        ("sygeplejeklinik", .municipality), ("plejecenter", .municipality), ("plejehjem", .municipality),
        ("nursing home", .municipality), ("home health", .municipality),
        ("speciallæge", .specialistPractice), ("specialist practice", .specialistPractice),
        ("lægehus", .generalPractice), ("lægerne", .generalPractice), ("lægeklinik", .generalPractice),
        ("almen praksis", .generalPractice), ("general practice", .generalPractice),
        ("family medicine", .generalPractice), ("primary care", .generalPractice), ("pcp", .generalPractice),
        ("family practice", .generalPractice), ("health center", .generalPractice),
        ("hospital", .hospital), ("sygehus", .hospital), ("medical center", .hospital), ("medical ctr", .hospital),
        ("afdeling", .hospital), ("ambulatori", .hospital), ("psykiatri", .hospital),
    ]
}
