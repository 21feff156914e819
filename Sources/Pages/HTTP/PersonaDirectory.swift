import Access
package import Care
import FHIR
import Record

/// The people whom one can try a record as: its `Person` resources that are tagged as personas, with what they are.
package struct PersonaDirectory: Sendable {
    /// A persona and the account that one has as it.
    package struct Member: Sendable {
        package let persona: Persona
        package let account: Account
        /// What it is there to try, by language, as the record says it.
        package let descriptions: [Language: String]
    }

    package let members: [Member]

    package init(members: [Member]) {
        self.members = members
    }

    func member(personId: String) -> Member? { members.first { $0.persona.personId == personId } }
    func member(code: String) -> Member? { members.first { $0.persona.code == code } }

    /// The system of the tags that make a Person a persona.
    private static let system = "https://tovholder.dk/fhir/CodeSystem/persona"
    private static let role = "https://tovholder.dk/fhir/StructureDefinition/persona-role"
    private static let description = "https://tovholder.dk/fhir/StructureDefinition/persona-description"
    /// More than any region has.
    private static let most = 100

    /// Reads the personas of a record. Audited as the server's own reading.
    package static func load(from record: Record) async throws -> PersonaDirectory {
        try await record.read(
            .everything, as: Caller(identity: "sign-in", role: .system), because: .healthSystemAdministration,
            doing: RoutePattern.signIn.rawValue
        ) { reading in
            var members: [Member] = []
            try reading.forEachResource(ofTypes: ["Person"]) { resource in
                if let member = try member(resource.json(), id: resource.id, reading) {
                    members.append(member)
                }
                return members.count < most
            }
            return PersonaDirectory(members: members.sorted { order($0) < order($1) })
        }
    }

    private static func member(_ person: JSONValue, id: String, _ reading: Reading) throws -> Member? {
        guard
            let code = person["meta"]?["tag"]?.elements.first(where: { $0["system"]?.string == system })?["code"]?
                .string
        else { return nil }
        let name = name(person["name"]?[0]) ?? code
        let targets = (person["link"]?.elements.map { $0 } ?? []).compactMap {
            $0["target"]?["reference"]?.string.flatMap(ReferencePath.init)
        }
        let patient = targets.first { $0.type == "Patient" }?.id
        let relations = try targets.filter { $0.type == "RelatedPerson" }.compactMap {
            try relation($0.id, reading)
        }
        let role = person["extension"]?.elements.first { $0["url"]?.string == role }?["valueReference"]?["reference"]?
            .string
        let practitioner = targets.first { $0.type == "Practitioner" }?.text
        let unit = try role.flatMap(ReferencePath.init).flatMap { try unit(of: $0, reading) }
        let work = work(code, reference: role ?? practitioner, unit: unit, personId: id)
        return Member(
            persona: Persona(
                code: code, personId: id, name: name, patient: patient,
                relatedPerson: relations.first?.relatedPerson, onBehalfOf: relations.first?.patient,
                practitionerRole: role ?? practitioner, unit: unit),
            account: Account(name: name, patient: patient, relations: relations, work: work),
            descriptions: descriptions(person))
    }

    private static func work(_ code: String, reference: String?, unit: String?, personId: String) -> Account.Work? {
        if code == "quality-officer" {
            return .qualityOfficer(reference: reference ?? "Person/\(personId)")
        }
        guard let profession = Profession(rawValue: code) else { return nil }
        return .professional(profession, reference: reference ?? "Person/\(personId)", unit: unit)
    }

    private static func relation(_ id: String, _ reading: Reading) throws -> Account.Relation? {
        guard let related = try reading.resource("RelatedPerson", id)?.json(),
            let patient = related["patient"]?["reference"]?.string.flatMap(ReferencePath.init), patient.type == "Patient"
        else { return nil }
        let codes = (related["relationship"]?.elements.map { $0 } ?? []).flatMap { concept in
            (concept["coding"]?.elements.map { $0 } ?? []).compactMap { $0["code"]?.string }
        }
        return Account.Relation(
            relatedPerson: id, patient: patient.id, isParent: !parentCodes.isDisjoint(with: codes))
    }

    /// v3 RoleCode: parent, mother, father, natural, adoptive and step.
    private static let parentCodes: Set<String> = [
        "PRN", "MTH", "FTH", "NPRN", "NMTH", "NFTH", "ADOPTP", "ADOPTM", "ADOPTF", "STPPRN", "STPMTH", "STPFTH",
        "mor", "far",
    ]

    private static func unit(of role: ReferencePath, _ reading: Reading) throws -> String? {
        guard let resource = try reading.resource(role.type, role.id)?.json(),
            let organization = resource["organization"]
        else { return nil }
        if let display = organization["display"]?.string { return display }
        guard let reference = organization["reference"]?.string.flatMap(ReferencePath.init) else { return nil }
        return try reading.resource(reference.type, reference.id)?.json()["name"]?.string
    }

    private static func name(_ name: JSONValue?) -> String? {
        if let text = name?["text"]?.string { return text }
        let given = (name?["given"]?.elements.map { $0 } ?? []).compactMap(\.string)
        let parts = given + [name?["family"]?.string].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    private static func descriptions(_ person: JSONValue) -> [Language: String] {
        var descriptions: [Language: String] = [:]
        let extensions = person["extension"]?.elements.first { $0["url"]?.string == description }?["extension"]
        for part in extensions?.elements.map({ $0 }) ?? [] {
            if let language = part["url"]?.string.flatMap(Language.init), let text = part["valueString"]?.string {
                descriptions[language] = text
            }
        }
        return descriptions
    }

    /// Citizens first, then relatives, then those at work; each as the catalogue of personas has them.
    private static func order(_ member: Member) -> Int {
        let codes = [
            "chronically-ill-citizen", "young-healthy-citizen", "parent", "daughter", "general-practitioner",
            "hospital-nurse", "hospital-doctor", "municipal-nurse", "acute-line-nurse", "quality-officer",
        ]
        return codes.firstIndex(of: member.persona.code) ?? codes.count
    }
}
