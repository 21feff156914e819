import FHIR

/// What belongs to an EpisodeOfCare besides what refers to it.
struct Course: Sendable {
    /// Contacts that refer to it, and those that are a part of them.
    private(set) var contacts: Set<String> = []
    /// What the course and its contacts name as what they are about.
    private(set) var conditions: Set<String> = []

    /// The courses of a population, by id.
    static func all(of population: Population) -> [String: Course] {
        let episodes = population.items.filter { $0.type == "EpisodeOfCare" }
        return Dictionary(uniqueKeysWithValues: episodes.map { ($0.id, Course($0, population)) })
    }

    private init(_ episode: Item, _ population: Population) {
        let encounters = population.items.filter { $0.type == "Encounter" && $0.current != nil }
        for encounter in encounters
        where Oracle.targets(encounter.current?["episodeOfCare"]).contains(episode.reference) {
            contacts.insert(encounter.reference)
        }
        var hasGrown = true
        while hasGrown {
            hasGrown = false
            for encounter in encounters where !contacts.contains(encounter.reference) {
                guard !contacts.isDisjoint(with: Oracle.targets(encounter.current?["partOf"])) else { continue }
                contacts.insert(encounter.reference)
                hasGrown = true
            }
        }
        for frame in [episode] + encounters.filter({ contacts.contains($0.reference) }) {
            for diagnosis in frame.current?["diagnosis"]?.elements.map({ $0 }) ?? [] {
                conditions.formUnion(Oracle.targets(diagnosis["condition"]))
            }
        }
    }
}
