import FHIR
import Record

extension CareReader {
    /// Tags on Person resources that offer them as somebody to try the product as.
    package static let personaSystem = "https://tovholder.dk/fhir/CodeSystem/persona"

    /// The people whom the sign-in offers, in the order of their codes.
    package func personas() throws -> [Persona] {
        let tagged = SearchClause("_tag", .token(.is(Self.personaSystem), code: nil))
        return try search("Person", [tagged], limit: Self.mostPersonas)
            .compactMap { try persona(Person(json: $0)) }
            .sorted { ($0.code, $0.personId) < ($1.code, $1.personId) }
    }

    private static let mostPersonas = 100

    private func persona(_ person: Person) throws -> Persona? {
        guard let id = person.id,
            let code = person.meta?.tags.first(where: { $0.system == Self.personaSystem })?.code
        else { return nil }
        var persona = Persona(code: code, personId: id, name: HumanName.best(of: person.names)?.display ?? code)
        let role = person.extensionValue(Self.personaRole)?.valueReference
        for target in person.links.compactMap({ $0.target?.target }) + [role?.target].compactMap(\.self) {
            let parts = target.split(separator: "/").map(String.init)
            switch parts[0] {
            case "Patient": persona.patient = parts[1]
            case "RelatedPerson": persona.relatedPerson = parts[1]
            case "PractitionerRole": persona.practitionerRole = parts[1]
            default: continue
            }
        }
        if let relative = persona.relatedPerson {
            persona.onBehalfOf = try resource("RelatedPerson/" + relative).flatMap {
                RelatedPerson($0)?.patient?.patient
            }
        }
        if let role = persona.practitionerRole { persona.unit = try contact("PractitionerRole/" + role)?.unit }
        for text in person.extensionValue(Self.personaDescription)?.extensions ?? [] {
            if let language = text.url, let words = text.valueString { persona.descriptions[language] = words }
        }
        return persona
    }

    private static let personaRole = "https://tovholder.dk/fhir/StructureDefinition/persona-role"
    private static let personaDescription = "https://tovholder.dk/fhir/StructureDefinition/persona-description"
}
