import FHIR
import Record

/// Finds whom a message is about. Never the wrong one: where there is any doubt, people decide.
struct CitizenFinder {
    enum Answer: Equatable {
        /// The id of the Patient.
        case found(String)
        case unsure(Arrival.Reason)
    }

    let transaction: Transaction

    func find(_ person: MessagePerson?) throws -> Answer {
        guard let person, !person.numbers.isEmpty else { return .unsure(.noNumber) }
        var candidates: [String: MessagePerson] = [:]
        for number in person.numbers {
            let query = SearchQuery(
                "Patient", [SearchClause("identifier", .token(.is(number.system), code: number.value))], limit: 10)
            for stored in try transaction.find(query).resources {
                let current = try current(stored)
                candidates[current.id] = MessagePerson(try current.json())
            }
        }
        guard !candidates.isEmpty else { return .unsure(.nobody) }
        let possible = candidates.filter { !person.contradicts($0.value) }
        guard let one = possible.keys.first else { return .unsure(.contradiction) }
        return possible.count == 1 ? .found(one) : .unsure(.several)
    }

    /// Somebody who has been given a new number is the one who has it now.
    private func current(_ stored: StoredResource) throws -> StoredResource {
        var current = stored
        var seen: Set<String> = [stored.id]
        while let link = Patient(json: try current.json()).links.first(where: { $0.type == "replaced-by" }),
            let other = link.other?.patient, seen.insert(other).inserted,
            let next = try transaction.read("Patient", other)
        {
            current = next
        }
        return current
    }
}
