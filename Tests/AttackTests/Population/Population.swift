import TestSupport

/// A small world: units, those who work there, and citizens with relatives, courses, contacts, results, documents,
/// appointments, messages and what they have decided. The same seed makes the same world.
struct Population: Sendable {
    let seed: UInt64
    var items: [Item] = []
    var units: [Int] = []
    var professionals: [Worker] = []
    var citizens: [Citizen] = []
    var personas: [Persona] = []

    /// Whether a marker is one of this population: chance digits, as in the secret of a session, may look like one, but
    /// hardly ever of a version that there is.
    func has(_ marker: Marker) -> Bool {
        guard items.indices.contains(marker.item) else { return false }
        return marker.version.map { (1...items[marker.item].versions.count).contains($0) } ?? true
    }

    /// Somebody whom one can sign in to the pages as.
    struct Persona: Sendable {
        let code: String
        let person: Int
        let standing: Asker.Standing
        /// Who stands in the audit.
        let identity: String
    }

    /// Somebody at work: numbers of the Practitioner, the PractitionerRole and the Organization.
    struct Worker: Sendable {
        let practitioner: Int
        let role: Int
        let unit: Int
        /// The kind of unit, from 0: two wards, two clinics, a municipality.
        let kind: Int
        /// Whether emergency access is for this profession.
        let treats: Bool
    }

    /// A citizen and some of what is theirs, by number.
    struct Citizen: Sendable {
        let patient: Int
        let age: Age
        var relatives: [Int] = []
        var episodes: [Int] = []
        var encounters: [Int] = []
        var others: [Int] = []
        var consents: [Int] = []

        enum Age: CaseIterable, Sendable { case child, young, grown }
    }

    /// The instant of all questions: 2026-11-21T09:00:00Z.
    static let now: Int64 = 1_795_251_600_000
    /// Everything was written in the hours before.
    static let began = now - 6 * 3_600_000
    static let waves = 5

    static func instant(ofWave wave: Int) -> Int64 { began + Int64(wave) * 3_600_000 }

    subscript(_ number: Int) -> Item { items[number] }

    func reference(_ number: Int) -> String { items[number].reference }

    init(seed: UInt64, citizens: Int = 20) {
        self.seed = seed
        var maker = PopulationMaker(seed: seed)
        maker.makeDirectory()
        // All Patients first: what of a citizen can be seen must not change the order in which citizens are numbered.
        for place in 0..<citizens { maker.makePatient(place) }
        for place in 0..<citizens { maker.makeChart(place) }
        for place in 0..<citizens { maker.makeConsents(place) }
        maker.changeSome()
        maker.makePersonas()
        items = maker.items.enumerated().map { number, draft in draft.item(number) }
        units = maker.units
        professionals = maker.professionals
        personas = maker.personas
        self.citizens = maker.citizens
    }
}
