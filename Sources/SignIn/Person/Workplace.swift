import FHIR
package import Record

/// Where a PractitionerRole says that somebody works: the unit, and what it is a part of.
package struct Workplace: Sendable {
    /// The PractitionerRole's id.
    package let role: String
    /// The Practitioner's id.
    package let practitioner: String?
    /// The Organization's id.
    package let unit: String?
    /// What the Organization is called.
    package let unitName: String?
    /// The Organizations that the unit is a part of, as references.
    package let largerUnits: Set<String>
    /// All references that mean this person at work here.
    package var selves: Set<String> {
        var selves: Set = ["PractitionerRole/" + role]
        if let practitioner { selves.insert("Practitioner/" + practitioner) }
        if let unit { selves.insert("Organization/" + unit) }
        return selves
    }

    /// The unit's sectors, by Tovholder's own codes.
    let sectors: Set<String>
    /// The numbers of the unit and of what it is a part of: SOR, CVR, GLN.
    private let numbers: Set<String>

    /// How deep units lie in one another: a region, a hospital, a centre, a department, a ward, and some to spare.
    private static let deepest = 8
    private static let numberSystems = [
        NationalSystems.organisationRegister, "http://cvr.dk", "https://www.gs1.org/gln",
    ]

    /// Reads a role and its units; nil where there is no such role.
    package init?(role id: String, _ reading: Reading) throws {
        guard let json = try reading.resource("PractitionerRole", id)?.json() else { return nil }
        try self.init(json, reading)
    }

    init?(_ json: JSONValue, _ reading: Reading) throws {
        guard let id = json["id"]?.string else { return nil }
        role = id
        practitioner = Self.id(in: json["practitioner"], of: "Practitioner")
        let chain = try Self.units(from: Self.id(in: json["organization"], of: "Organization"), reading)
        unit = chain.first?["id"]?.string
        unitName = chain.first?["name"]?.string
        largerUnits = Set(chain.dropFirst().compactMap { $0["id"]?.string.map { "Organization/" + $0 } })
        sectors = Set(
            chain.first?["type"]?.elements.flatMap { type in
                type["coding"]?.elements.filter { $0["system"]?.string == ProfessionTable.sectors }
                    .compactMap { $0["code"]?.string } ?? []
            } ?? [])
        numbers = Set(
            chain.flatMap { organization in
                organization["identifier"]?.elements
                    .filter { Self.numberSystems.contains($0["system"]?.string ?? "") }
                    .compactMap { $0["value"]?.string } ?? []
            })
    }

    /// Whether the unit is the organisation of this number, or a part of it, or a part of a part.
    func isWithin(_ number: String) -> Bool { numbers.contains(number) }

    /// The unit, and what it is a part of, one after the other.
    private static func units(from first: String?, _ reading: Reading) throws -> [JSONValue] {
        var units: [JSONValue] = []
        var next = first
        while let id = next, units.count < deepest, let unit = try reading.resource("Organization", id)?.json() {
            units.append(unit)
            next = self.id(in: unit["partOf"], of: "Organization")
        }
        return units
    }

    private static func id(in reference: JSONValue?, of type: String) -> String? {
        guard let text = reference?["reference"]?.string, let target = Reference.target(of: text),
            target.hasPrefix(type + "/")
        else { return nil }
        return String(target.dropFirst(type.count + 1))
    }
}
