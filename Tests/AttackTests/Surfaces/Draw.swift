import FHIR
import TestSupport

/// What a case is drawn from: random numbers of its own, the world, who asks and what they may see.
struct Draw {
    var random: SeededRandom
    let population: Population
    let asker: Asker
    let oracle: Oracle

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    mutating func one<Value>(of values: [Value]) -> Value {
        values[Int.random(in: values.indices, using: &random)]
    }

    mutating func pick<Value>(_ values: Value...) -> Value { one(of: values) }

    /// A resource of somebody's: as often one that the asker may see as one that they may not, where there are both.
    mutating func item(_ types: String...) -> Item {
        let all = types.isEmpty ? oracle.owned : types.flatMap { oracle.ofType[$0] ?? [] }
        let wanted = chance(50)
        for _ in 0..<12 where !all.isEmpty {
            let item = population[one(of: all)]
            if oracle.sees(item) == wanted { return item }
        }
        return population[all.isEmpty ? population.citizens[0].patient : one(of: all)]
    }

    /// Some citizen, as likely one of whom something may be seen.
    mutating func citizen() -> Item {
        let seen = oracle.patients
        if chance(60), !seen.isEmpty { return population[one(of: seen)] }
        return population[one(of: population.citizens).patient]
    }

    /// The word of a version of a resource: the current one, or a former.
    mutating func word(of item: Item) -> String {
        let version = chance(80) ? item.versions.count : Int.random(in: 1...item.versions.count, using: &random)
        return Marker.word(item.number, version)
    }

    /// A type that citizens have resources of.
    mutating func type() -> String {
        one(of: [
            "Observation", "Observation", "Encounter", "EpisodeOfCare", "Condition", "DocumentReference", "Appointment",
            "Communication", "ServiceRequest", "Task", "MedicationRequest", "DiagnosticReport", "Consent", "CareTeam",
            "RelatedPerson", "List",
        ])
    }

    /// The parameters that name the patient of a type.
    static func patientParameter(_ type: String) -> String {
        ["DocumentReference", "Observation", "List", "ServiceRequest"].contains(type) ? "subject" : "patient"
    }
}
