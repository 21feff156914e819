import FHIR
import TestSupport

/// Makes a ``Population``: each resource first as its members, so that former versions can say something else.
struct PopulationMaker {
    var random: SeededRandom
    var items: [Draft] = []
    var units: [Int] = []
    var professionals: [Population.Worker] = []
    var citizens: [Population.Citizen] = []
    var personas: [Population.Persona] = []

    /// A resource that is being made: for each version what it says, in JSON, by the names of its members.
    struct Draft {
        let type: String
        let owner: Int?
        var versions: [(members: [(String, String)]?, wave: Int)]

        func item(_ number: Int) -> Item {
            Item(
                number: number, type: type, owner: owner,
                versions: versions.map { version in
                    let json = version.members.map { text($0, number) }
                    let narrowed = version.members?.filter { !["address", "telecom"].contains($0.0) }
                    return Item.Version(
                        json: json, parsed: json.flatMap { try? JSONDocument($0).root },
                        withoutAddress: narrowed.map { text($0, number) }, wave: version.wave)
                })
        }

        private func text(_ members: [(String, String)], _ number: Int) -> String {
            "{\"resourceType\":\"\(type)\",\"id\":\"\(Marker.id(number))\","
                + members.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
        }
    }

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    mutating func one<Value>(of values: [Value]) -> Value {
        values[Int.random(in: values.indices, using: &random)]
    }

    mutating func some<Value>(of values: [Value], _ percent: Int) -> Value? {
        values.isEmpty || !chance(percent) ? nil : one(of: values)
    }

    func reference(_ number: Int) -> String { items[number].type + "/" + Marker.id(number) }

    /// The words of the version that is made next for a new resource.
    var word: String { Marker.word(items.count, 1) }
    var number: String { Marker.number(items.count, 1) }

    /// - Parameter members: names and JSON; nil ones are left out.
    @discardableResult
    mutating func add(_ type: String, of owner: Int?, _ members: KeyValuePairs<String, String?>) -> Int {
        items.append(
            Draft(
                type: type, owner: owner,
                versions: [(members.compactMap { name, value in value.map { (name, $0) } }, 0)]))
        return items.count - 1
    }

    // MARK: The directory

    mutating func makeDirectory() {
        for kind in 0..<5 {
            let unit = add(
                "Organization", of: nil, ["name": Fragment.quoted("Unit \(word)"), "active": "true"])
            units.append(unit)
            for _ in 0..<2 {
                let practitioner = add(
                    "Practitioner", of: nil,
                    ["name": Fragment.array([Fragment.object(["family": Fragment.quoted(word)])])])
                let role = add(
                    "PractitionerRole", of: nil,
                    [
                        "active": "true", "practitioner": Fragment.reference(reference(practitioner)),
                        "organization": Fragment.reference(reference(unit)),
                        "telecom": Fragment.array([
                            Fragment.object(["system": "\"phone\"", "value": Fragment.quoted(word)])
                        ]),
                    ])
                // Secretaries, a clinic's staff and coordinators do not treat anybody.
                let treats = ![3, 5, 7].contains(professionals.count)
                professionals.append(
                    .init(practitioner: practitioner, role: role, unit: unit, kind: kind, treats: treats))
            }
        }
    }

    /// A professional, or the unit: what references to those who do something lead to.
    mutating func actor() -> String {
        let worker = one(of: professionals)
        return reference(random.pick(worker.practitioner, worker.role, worker.unit))
    }

    mutating func person() -> String {
        let worker = one(of: professionals)
        return reference(random.pick(worker.practitioner, worker.role))
    }

    mutating func unit() -> String { reference(one(of: units)) }

    // MARK: Citizens

    mutating func makePatient(_ place: Int) {
        let age = Population.Citizen.Age.allCases[place % 3]
        let birth =
            switch age {
            case .child: Day.text(-365 * Int.random(in: 1...13, using: &random) - 40)
            case .young: Day.text(-365 * Int.random(in: 16...17, using: &random) - 40)
            case .grown: Day.text(-365 * Int.random(in: 19...90, using: &random) - 40)
            }
        let isProtected = chance(15)
        let general = some(
            of: professionals.filter { $0.kind == 2 || $0.kind == 3 }, 50)
        let generalPractitioner = general.map { worker in
            reference(random.pick(worker.practitioner, worker.role, worker.unit))
        }
        let patient = add(
            "Patient", of: items.count,
            [
                "meta": isProtected
                    ? Fragment.object(["security": Fragment.array([Self.addressProtection])]) : nil,
                "identifier": Fragment.array([
                    Fragment.object(["system": "\"urn:attack\"", "value": Fragment.quoted(word)])
                ]),
                "name": Fragment.array([
                    Fragment.object([
                        "family": Fragment.quoted(word),
                        "given": Fragment.array([Fragment.quoted("Given\(place % 4)")]),
                    ])
                ]),
                "birthDate": Fragment.quoted(birth),
                "telecom": Fragment.array([
                    Fragment.object(["system": "\"phone\"", "value": Fragment.quoted("tel \(number)")])
                ]),
                "address": Fragment.array([
                    Fragment.object(["city": Fragment.quoted("By\(number)"), "use": "\"home\""])
                ]),
                "generalPractitioner": generalPractitioner.flatMap { Fragment.references([$0]) },
            ])
        citizens.append(.init(patient: patient, age: age))
    }

    /// A Patient with a mark of this system has name and address protection.
    static let addressProtection = Fragment.coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "DEMO")
}
