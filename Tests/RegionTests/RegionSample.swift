import FHIR
import Testing

@testable import Region

/// A region read into memory once for the tests that look at it from many sides.
struct RegionSample: Sendable {
    struct Entry: Sendable {
        let type: String
        let id: String
        let json: JSONValue
        let size: Int
    }

    let plan: RegionPlan
    let entries: [Entry]

    init(_ plan: RegionPlan) throws {
        self.plan = plan
        var entries: [Entry] = []
        for batch in try Region(plan) {
            for resource in batch {
                let document = try JSONDocument(resource.bytes)
                entries.append(
                    Entry(type: resource.type, id: resource.id, json: document.root, size: resource.bytes.count))
            }
        }
        self.entries = entries
    }

    func of(_ type: String) -> [Entry] { entries.filter { $0.type == type } }

    /// Three hundred citizens: every persona and a few hundred units.
    static let small = Result { try RegionSample(RegionPlan(citizens: 300, seed: 7)) }

    /// Enough citizens to compare with rates, without keeping them.
    static func patients(_ citizens: Int, seed: UInt64) throws -> [Citizen] {
        let region = try Region(RegionPlan(citizens: citizens, seed: seed))
        var people: [Citizen] = []
        var household = PersonaHouseholds.count
        while people.count < citizens {
            people += region.households.make(household: household, firstCitizen: people.count)
            household += 1
        }
        return Array(people.prefix(citizens))
    }
}

extension JSONValue {
    /// The value at a path of member names; the first element of each array on the way.
    func at(_ path: String) -> JSONValue? {
        var value: JSONValue? = self
        for name in path.split(separator: ".") {
            value = value?[String(name)]
            while value?.kind == .array { value = value?[0] }
        }
        return value
    }

    /// Every `reference` anywhere inside.
    var references: [String] {
        switch kind {
        case .object:
            members.flatMap { member in
                member.name == "reference" && member.value.kind == .string
                    ? [member.value.string ?? ""] : member.value.references
            }
        case .array: elements.flatMap(\.references)
        default: []
        }
    }
}
