import TestSupport

/// Former versions and deletions: what was so once, and is no longer.
extension PopulationMaker {
    /// What holds others together stays, so that it is plain what lies in a course.
    private static let lasting: Set<String> = [
        "Patient", "RelatedPerson", "EpisodeOfCare", "Encounter", "Organization", "Practitioner", "PractitionerRole",
    ]

    mutating func changeSome() {
        for number in items.indices where items[number].owner != nil {
            let type = items[number].type
            if chance(type == "Consent" ? 15 : 22) { change(number) }
            if !Self.lasting.contains(type), chance(8) {
                delete(number)
                if chance(25) { bringBack(number) }
            }
        }
    }

    /// The version so far was something else: with other marks, another contact, another state.
    private mutating func change(_ number: Int) {
        let type = items[number].type
        guard let first = items[number].versions[0].members else { return }
        let wave = 1 + Int.random(in: 0..<2, using: &random)
        var next = first.map { name, value in
            (
                name,
                value.replacing(Marker.word(number, 1), with: Marker.word(number, 2))
                    .replacing(Marker.number(number, 1), with: Marker.number(number, 2))
            )
        }
        func set(_ name: String, to value: String?) {
            next.removeAll { $0.0 == name }
            if let value { next.append((name, value)) }
        }
        switch Int.random(in: 0..<4, using: &random) {
        case 0 where type == "Consent" || type == "EpisodeOfCare":
            set("status", to: type == "Consent" ? "\"inactive\"" : "\"finished\"")
        case 1 where type != "Patient":
            let isMarked = first.contains { $0.0 == "meta" }
            let mark = Fragment.coding(
                "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", random.pick("R", "V"))
            set(
                "meta",
                to: isMarked ? nil : Fragment.object(["security": Fragment.array([mark])]))
        case 2 where ["Observation", "Condition", "Communication", "MedicationRequest"].contains(type):
            set("encounter", to: nil)
        default: break
        }
        // Where nothing in it has words, a mark of its own tells the versions apart.
        set("language", to: "\"da\"")
        items[number].versions.append((next, wave))
    }

    private mutating func delete(_ number: Int) {
        items[number].versions.append((nil, 3))
    }

    private mutating func bringBack(_ number: Int) {
        let last = items[number].versions.count
        guard let members = items[number].versions[last - 2].members else { return }
        let next = members.map { name, value in
            (
                name,
                value.replacing(Marker.word(number, last - 1), with: Marker.word(number, last + 1))
                    .replacing(Marker.number(number, last - 1), with: Marker.number(number, last + 1))
            )
        }
        items[number].versions.append((next, 4))
    }
}
