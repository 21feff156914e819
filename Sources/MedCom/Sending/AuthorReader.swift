import FHIR
import Record

/// Finds out who has written a Communication, for which unit, and how to reach them.
struct AuthorReader {
    struct Author {
        var family = "ukendt"
        var given: [String] = []
        var role = "medarbejder"
        var phone: String?
        /// The id of the Organization.
        var unit: String?
    }

    let transaction: Transaction

    func author(of communication: JSONValue) throws -> Author {
        var author = Author()
        guard let sender = Reference(communication["sender"])?.target else { return author }
        let parts = sender.split(separator: "/").map(String.init)
        if parts[0] == "Organization" {
            author.unit = parts[1]
        } else if parts[0] == "PractitionerRole", let role = try transaction.read(parts[0], parts[1])?.json() {
            let lens = PractitionerRole(json: role)
            author.unit = lens.organization?.id(of: "Organization")
            author.phone = Self.phone(role)
            if let words = lens.codes.compactMap({ $0.text ?? $0.codings.first?.display }).first { author.role = words }
            if let person = lens.practitioner?.id(of: "Practitioner"),
                let json = try transaction.read("Practitioner", person)?.json()
            {
                let name = HumanName(json["name"]?[0])
                author.family = name?.family ?? name?.display ?? author.family
                author.given = name?.given ?? []
            }
        }
        if author.phone == nil, let unit = author.unit, let json = try transaction.read("Organization", unit)?.json() {
            author.phone = Self.phone(json)
            if parts[0] == "Organization" { author.family = json["name"]?.string ?? author.family }
        }
        return author
    }

    private static func phone(_ json: JSONValue) -> String? {
        json["telecom"]?.elements.first { $0["system"]?.string == "phone" }?["value"]?.string
    }
}
