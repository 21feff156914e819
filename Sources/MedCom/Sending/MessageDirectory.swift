import FHIR
import Record

/// Who messages go to and come from, as the record's directory says.
struct MessageDirectory {
    let transaction: Transaction

    /// How many steps up a larger unit is looked for.
    private static let mostSteps = 6
    private static let municipalityExtension = "http://hl7.dk/fhir/core/StructureDefinition/dk-core-municipalityCodes"

    /// The numbers of a unit, its own or those of the nearest larger one that has both.
    func place(_ organization: String) throws -> MessagePlace? {
        try climb(organization) { json in
            let place = MessagePlace(json)
            return place.isComplete ? place : nil
        }
    }

    /// Where messages to a unit go: the unit itself or the nearest larger one that has an endpoint for messages. Nil: it
    /// takes none, and works with the record itself.
    func mailbox(_ organization: String) throws -> MessagePlace? {
        try climb(organization) { json in
            let place = MessagePlace(json)
            guard place.isComplete else { return nil }
            return try json.list("endpoint").contains { try active(Reference(json: $0)) != nil } ? place : nil
        }
    }

    /// Whether a receiver asks for XML, and for nothing else: the active endpoint of a unit with these numbers says so.
    func wantsXML(_ place: MessagePlace) throws -> Bool {
        guard let unit = try PlaceFinder(transaction: transaction).organization(place) else { return false }
        let wanted = try climb(unit) { json -> [String]? in
            for reference in json.list("endpoint") {
                guard let endpoint = try active(Reference(json: reference)) else { continue }
                return endpoint.list("payloadMimeType").compactMap(\.string)
            }
            return nil
        }
        return wanted?.contains { $0.contains("xml") } == true && wanted?.contains { $0.contains("json") } != true
    }

    /// An endpoint that takes messages now.
    private func active(_ reference: Reference) throws -> JSONValue? {
        guard let id = reference.id(of: "Endpoint"), let endpoint = try transaction.read("Endpoint", id)?.json(),
            endpoint["status"]?.string == "active", endpoint["connectionType"]?["code"]?.string == "hl7-fhir-msg"
        else { return nil }
        return endpoint
    }

    private func climb<Found>(_ organization: String, _ find: (JSONValue) throws -> Found?) throws -> Found? {
        var next: String? = organization
        for _ in 0..<Self.mostSteps {
            guard let id = next, let json = try transaction.read("Organization", id)?.json() else { return nil }
            if let found = try find(json) { return found }
            next = Organization(json: json).partOf?.id(of: "Organization")
        }
        return nil
    }

    /// The Organizations that a unit is a part of, as references.
    func larger(_ organization: String) throws -> Set<String> {
        var larger: Set<String> = []
        _ = try climb(organization) { json -> Never? in
            if let id = json["id"]?.string, id != organization { larger.insert("Organization/" + id) }
            return nil
        }
        return larger
    }

    /// The Organization of the municipality where somebody lives.
    func municipality(of patient: JSONValue) throws -> String? {
        for address in patient.list("address") {
            let code = address["extension"]?.elements.first { $0["url"]?.string == Self.municipalityExtension }?[
                "valueCodeableConcept"]?["coding"]?[0]?["code"]?.string
            guard let code else { continue }
            let query = SearchQuery(
                "Organization",
                [SearchClause("identifier", .token(.is(NationalSystems.municipality), code: code))], limit: 2)
            if let found = try transaction.find(query).resources.first { return found.id }
        }
        return nil
    }

    /// The identifiers of the course that a stay belongs to: those it came with, or one made of the record's own.
    func episodes(of encounter: JSONValue, _ sender: MessagePlace) throws -> [NotificationContent.Episode] {
        var episodes: [NotificationContent.Episode] = []
        for reference in encounter.list("episodeOfCare") {
            if let identifier = Reference(json: reference).identifier, let system = identifier.system,
                let value = identifier.value
            {
                episodes.append(.init(system: system, value: value))
            } else if let target = Reference(json: reference).target {
                episodes.append(.init(system: sender.endpoint, value: "urn:uuid:" + MessageWriter.uuid(target)))
            }
        }
        if episodes.isEmpty, let id = encounter["id"]?.string {
            episodes.append(.init(system: sender.endpoint, value: "urn:uuid:" + MessageWriter.uuid("Encounter/" + id)))
        }
        return episodes
    }
}
