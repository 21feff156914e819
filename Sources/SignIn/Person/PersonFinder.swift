import Access
import FHIR
package import Record

/// Finds in the record who somebody is. Asked as the system; everybody found stands in the audit.
package struct PersonFinder: Sendable {
    private let record: Record

    package init(_ record: Record) {
        self.record = record
    }

    private static let cpr = NationalSystems.civilRegistration
    private static let authorisation = "https://autregweb.sst.dk"
    private static let mostFound = 100

    /// Nil where the record knows nobody by these numbers, or cannot tell which of several it is.
    ///
    /// - Parameter activity: for the audit, as a route pattern.
    package func find(_ claimed: ClaimedPerson, doing activity: String) async throws -> KnownPerson? {
        try await record.read(
            .lookup, as: Caller(identity: "sign-in", role: .system), because: .healthSystemAdministration,
            doing: activity
        ) { reading in
            switch claimed {
            case .citizen(let cpr): try Self.citizen(cpr, reading)
            case .professional(let authorisation, let organisation):
                try Self.professional(authorisation, at: organisation, reading)
            }
        }
    }

    // MARK: Citizens

    private static func citizen(_ number: String, _ reading: Reading) throws -> KnownPerson? {
        let patients = try resources("Patient", cpr, number, reading).filter { json in
            let patient = Patient(json: json)
            return patient.active ?? true && !isReplaced(json)
        }
        // Two records of one number are for somebody to put right, not for us to choose between.
        guard patients.count <= 1 else { return nil }
        let related = try resources("RelatedPerson", cpr, number, reading)
            .filter { isInForce($0, at: reading.instant) }
        let relations = related.compactMap(relation)
        let patient = patients.first
        guard patient != nil || !relations.isEmpty else { return nil }
        let names = (patient.map { Patient(json: $0).names } ?? []) + related.flatMap { RelatedPerson(json: $0).names }
        return KnownPerson(
            name: names.lazy.compactMap(\.display).first ?? "", patient: patient.flatMap { $0["id"]?.string },
            relations: relations, work: [])
    }

    /// v3 RoleCode: parent, mother, father; natural, adoptive and step.
    private static let parentCodes: Set<String> = [
        "PRN", "MTH", "FTH", "NPRN", "NMTH", "NFTH", "ADOPTP", "ADOPTM", "ADOPTF", "STPPRN", "STPMTH", "STPFTH",
    ]

    private static func isReplaced(_ json: JSONValue) -> Bool {
        json["link"]?.elements.contains { $0["type"]?.string == "replaced-by" } ?? false
    }

    private static func relation(_ json: JSONValue) -> KnownPerson.Relation? {
        guard let id = json["id"]?.string,
            let patient = reference(RelatedPerson(json: json).patient, to: "Patient")
        else { return nil }
        let codes = RelatedPerson(json: json).relationships.flatMap(\.codings).compactMap(\.code)
        return KnownPerson.Relation(
            relatedPerson: id, patient: patient, isParent: !parentCodes.isDisjoint(with: codes))
    }

    // MARK: Professionals

    private static func professional(
        _ authorisation: String, at organisation: String, _ reading: Reading
    ) throws -> KnownPerson? {
        let found = try practitioners(authorisation, reading)
        guard found.count == 1, let practitioner = found.first, let id = practitioner["id"]?.string else { return nil }
        let groups = Set(
            practitioner["qualification"]?.elements.flatMap { qualification in
                qualification["code"]?["coding"]?.elements.filter { $0["system"]?.string == ProfessionTable.groups }
                    .compactMap { $0["code"]?.string } ?? []
            } ?? [])
        let query = SearchQuery(
            "PractitionerRole", [SearchClause("practitioner", .reference(type: "Practitioner", id: id))],
            limit: mostFound)
        var work: [KnownPerson.Work] = []
        for role in try reading.search(query).resources.map({ try $0.json() }) {
            guard isInForce(role, at: reading.instant), let workplace = try Workplace(role, reading),
                workplace.isWithin(organisation),
                let profession = ProfessionTable.profession(groups: groups, sectors: workplace.sectors)
            else { continue }
            work.append(.init(profession: profession, workplace: workplace))
        }
        guard !work.isEmpty else { return nil }
        return KnownPerson(
            name: Practitioner(json: practitioner).names.lazy.compactMap(\.display).first ?? "", patient: nil,
            relations: [], work: work.sorted { $0.workplace.role < $1.workplace.role })
    }

    /// By an identifier of the Practitioner, or of a qualification: dk-core has had both.
    private static func practitioners(_ number: String, _ reading: Reading) throws -> [JSONValue] {
        let rows = try reading.rows(
            RowQuery(
                AuthorisationProjection.name, where: [.equals("number", .text(number))], limit: mostFound))
        let byQualification = try rows.compactMap { try reading.resource(at: $0.key)?.json() }
        let byIdentifier = try resources("Practitioner", authorisation, number, reading)
        var seen: Set<String> = []
        return (byQualification + byIdentifier).filter { practitioner in
            (practitioner["active"]?.bool ?? true)
                && practitioner["id"]?.string.map { seen.insert($0).inserted } == true
        }
    }

    // MARK: What both need

    private static func resources(
        _ type: String, _ system: String, _ value: String, _ reading: Reading
    ) throws -> [JSONValue] {
        let query = SearchQuery(
            type, [SearchClause("identifier", .token(.is(system), code: value))], limit: mostFound)
        return try reading.search(query).resources.map { try $0.json() }
    }

    /// Whether it is active and this instant within its period.
    private static func isInForce(_ json: JSONValue, at instant: Int64) -> Bool {
        guard json["active"]?.bool ?? true else { return false }
        let period = json["period"]
        // A bound that cannot be read narrows: it holds at no time.
        let began = period?["start"].map { $0.string.flatMap(DateTime.init)?.earliest ?? .max } ?? .min
        let ended = period?["end"].map { $0.string.flatMap(DateTime.init)?.latest ?? .min } ?? .max
        return began <= instant && instant < ended
    }

    private static func reference(_ reference: Reference?, to type: String) -> String? {
        reference?.target.flatMap { $0.hasPrefix(type + "/") ? String($0.dropFirst(type.count + 1)) : nil }
    }
}
