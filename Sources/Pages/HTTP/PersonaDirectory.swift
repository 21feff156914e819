import Access
package import Care
import FHIR
package import Record
import SignIn

/// The people whom one can try a record as: its `Person` resources that are tagged as personas, with what they are.
package struct PersonaDirectory: Sendable {
    /// A persona and the account that one has as it.
    package struct Member: Sendable {
        package let persona: Persona
        package let account: Account
    }

    package let members: [Member]

    package init(members: [Member]) {
        self.members = members
    }

    func member(personId: String) -> Member? { members.first { $0.persona.personId == personId } }
    /// The persona with this code.
    package func member(code: String) -> Member? { members.first { $0.persona.code == code } }

    /// Reads the personas of a record. Audited as the server's own reading.
    package static func load(from record: Record) async throws -> PersonaDirectory {
        try await record.read(
            .everything, as: Caller(identity: "sign-in", role: .system), because: .healthSystemAdministration,
            doing: RoutePattern.signIn.rawValue
        ) { reading in
            let personas = try CareReader(reading).personas()
            let members = try personas.map { persona in
                Member(persona: persona, account: try account(of: persona, reading))
            }
            return PersonaDirectory(members: members.sorted { place($0) < place($1) })
        }
    }

    private static func account(of persona: Persona, _ reading: Reading) throws -> Account {
        let person = try reading.resource("Person", persona.personId).flatMap { Person(try $0.json()) }
        let related = (person?.links ?? []).compactMap { $0.target?.target.flatMap(ReferencePath.init) }
            .filter { $0.type == "RelatedPerson" }
        var relations: [Account.Relation] = []
        for reference in related {
            if let relation = try relation(reference.id, reading) {
                relations.append(relation)
            }
        }
        return Account(
            name: persona.name, patient: persona.patient, relations: relations, work: try work(of: persona, reading))
    }

    private static func work(of persona: Persona, _ reading: Reading) throws -> Account.Work? {
        let reference = persona.practitionerRole.map { "PractitionerRole/\($0)" } ?? "Person/\(persona.personId)"
        if persona.code == "quality-officer" {
            return .qualityOfficer(reference: reference)
        }
        if persona.code == "reviewer" {
            return .reviewer(reference: reference)
        }
        guard let profession = Profession(rawValue: persona.code) else { return nil }
        if let workplace = try persona.practitionerRole.flatMap({ try Workplace(role: $0, reading) }) {
            return .professional(Employment(profession, at: workplace))
        }
        return .professional(Employment(profession, reference: reference, unitName: persona.unit))
    }

    private static func relation(_ id: String, _ reading: Reading) throws -> Account.Relation? {
        guard let related = try reading.resource("RelatedPerson", id).flatMap({ RelatedPerson(try $0.json()) }),
            let patient = related.patient?.target.flatMap(ReferencePath.init), patient.type == "Patient"
        else { return nil }
        let codes = related.relationships.flatMap(\.codings).compactMap(\.code)
        return Account.Relation(
            relatedPerson: id, patient: patient.id, isParent: !parentCodes.isDisjoint(with: codes))
    }

    /// v3 RoleCode: parent, mother, father; natural, adoptive and step.
    private static let parentCodes: Set<String> = [
        "PRN", "MTH", "FTH", "NPRN", "NMTH", "NFTH", "ADOPTP", "ADOPTM", "ADOPTF", "STPPRN", "STPMTH", "STPFTH",
    ]

    /// Citizens first, then relatives, then those at work.
    private static func place(_ member: Member) -> Int {
        let codes = [
            "chronically-ill-citizen", "young-healthy-citizen", "parent", "daughter", "son", "general-practitioner",
            "gp-clinic-staff", "hospital-nurse", "hospital-doctor", "secretary", "coordinator", "municipal-nurse",
            "therapist", "acute-line-nurse", "reviewer", "quality-officer",
        ]
        return codes.firstIndex(of: member.persona.code) ?? codes.count
    }
}
