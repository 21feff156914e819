import FHIR

/// Looks up who and where entries refer to, each at most once.
final class Directory {
    private let lookUp: (String) throws -> JSONValue?
    private let cache: DirectoryCache?
    private let instant: Int64
    private var known: [String: DirectoryEntry?] = [:]
    /// What is being read now, each a part of the one before.
    private var chain: Set<String> = []
    /// How often something was left out because it stood in its own chain, or too deep in one.
    private var omissions = 0

    /// - Parameters:
    ///   - cache: what earlier readings have looked up.
    ///   - instant: of the reading, in milliseconds since 1970-01-01T00:00:00Z.
    ///   - lookUp: gives a current resource by `Type/id`.
    init(cache: DirectoryCache? = nil, at instant: Int64 = 0, _ lookUp: @escaping (String) throws -> JSONValue?) {
        self.cache = cache
        self.instant = instant
        self.lookUp = lookUp
    }

    /// Nil where the record has no such person or unit, or the reference points at something else.
    func entry(_ reference: String?) throws -> DirectoryEntry? {
        try entry(reference, depth: 0)
    }

    private func entry(_ reference: String?, depth: Int) throws -> DirectoryEntry? {
        guard let reference else { return nil }
        if let found = known[reference] { return found }
        guard let slash = reference.firstIndex(of: "/") else { return nil }
        let type = String(reference[..<slash])
        guard Self.types.contains(type) else { return nil }
        let isShared = Self.shared.contains(type)
        if isShared, let kept = cache?.entry(reference, at: instant) {
            known[reference] = kept
            return kept
        }
        guard depth < Self.deepest, chain.insert(reference).inserted else {
            omissions += 1
            return nil
        }
        defer { chain.remove(reference) }
        let omissionsBefore = omissions
        let found = try lookUp(reference).map { try read($0, reference, type, depth + 1) }
        // What lacks a part only because of where it stood in a chain is read anew where it stands elsewhere.
        guard omissions == omissionsBefore || depth == 0 else { return found }
        known[reference] = found
        if isShared { cache?.keep(found, for: reference, at: instant) }
        return found
    }

    /// What is nobody's own, and may be kept between readings.
    private static let shared: Set<String> = [
        "Practitioner", "PractitionerRole", "Organization", "Location", "HealthcareService", "Medication",
    ]

    /// Organisations are parts of one another; a chain longer than this is a mistake, most likely a ring.
    private static let deepest = 8

    private static let types: Set<String> = [
        "Practitioner", "PractitionerRole", "Organization", "Location", "HealthcareService", "RelatedPerson", "Device",
        "Medication", "CareTeam",
    ]

    private func read(_ json: JSONValue, _ reference: String, _ type: String, _ depth: Int) throws -> DirectoryEntry {
        var entry = DirectoryEntry(reference: reference)
        switch type {
        case "Practitioner":
            let practitioner = Practitioner(json: json)
            entry.person = HumanName.best(of: practitioner.names)?.titled
            entry.role = practitioner.qualifications.lazy.compactMap { $0.code?.display }.first
            entry.reach(practitioner.telecoms)
        case "PractitionerRole":
            try read(PractitionerRole(json: json), into: &entry, depth)
        case "Organization":
            try read(Organization(json: json), into: &entry, depth)
        case "Location":
            let location = Location(json: json)
            entry.place = location.name ?? location.description
            entry.address = location.address?.display
            entry.reach(location.telecoms)
            let organization = try self.entry(location.managingOrganization?.target, depth: depth)
            entry.unit = organization?.unit ?? location.managingOrganization?.display ?? entry.place
            entry.sector = organization?.sector ?? .unknown
            entry.fillUp(from: organization)
        case "HealthcareService":
            let service = HealthcareService(json: json)
            entry.reach(service.telecoms)
            entry.openings = OfficeHours.openings(service.availableTimes)
            let organization = try self.entry(service.providedBy?.target, depth: depth)
            entry.unit = service.name ?? organization?.unit
            entry.sector = organization?.sector ?? .unknown
            entry.fillUp(from: organization)
        case "RelatedPerson":
            let relative = RelatedPerson(json: json)
            entry.person = HumanName.best(of: relative.names)?.display
            entry.role = relative.relationships.lazy.compactMap(\.display).first
            entry.sector = .home
            entry.reach(relative.telecoms)
        case "CareTeam":
            let team = CareTeam(json: json)
            entry.unit = team.name
            entry.reach(team.telecoms)
            let organization = try self.entry(team.managingOrganizations.first?.target, depth: depth)
            entry.sector = organization?.sector ?? .unknown
            entry.unit = entry.unit ?? organization?.unit
            entry.fillUp(from: organization)
        case "Medication": entry.unit = Medication(json: json).code?.display
        default: entry.unit = Device(json: json).deviceNames.first?.name ?? Device(json: json).type?.display
        }
        return entry
    }

    private func read(_ role: PractitionerRole, into entry: inout DirectoryEntry, _ depth: Int) throws {
        let practitioner = try self.entry(role.practitioner?.target, depth: depth)
        let organization = try self.entry(role.organization?.target, depth: depth)
        entry.person = practitioner?.person ?? role.practitioner?.display
        entry.role =
            role.codes.lazy.compactMap(\.display).first ?? role.specialties.lazy.compactMap(\.display).first
            ?? practitioner?.role
        entry.unit = organization?.unit ?? role.organization?.display
        entry.sector = organization?.sector ?? .unknown
        entry.reach(role.telecoms)
        entry.hours = role.availabilityExceptions
        entry.openings = OfficeHours.openings(role.availableTimes)
        if !entry.saysHours, let service = try self.entry(role.healthcareServices.first?.target, depth: depth) {
            entry.openings = service.openings
        }
        if entry.telephones.isEmpty, entry.emails.isEmpty, let practitioner {
            entry.telephones = practitioner.telephones
            entry.emails = practitioner.emails
        }
        entry.fillUp(from: organization)
        if entry.unit == nil, let place = try self.entry(role.locations.first?.target, depth: depth) {
            entry.unit = place.place
            entry.fillUp(from: place)
        }
    }

    private func read(_ organization: Organization, into entry: inout DirectoryEntry, _ depth: Int) throws {
        let parent = try self.entry(organization.partOf?.target, depth: depth)
        entry.unit = organization.name ?? parent?.unit ?? organization.partOf?.display
        entry.sector = SectorRule.sector(of: organization) ?? parent?.sector ?? SectorRule.guess(from: entry.unit)
        entry.reach(organization.telecoms + organization.contacts.flatMap(\.telecoms))
        entry.address = organization.addresses.first?.display
        entry.fillUp(from: parent)
    }
}

extension DirectoryEntry {
    /// Takes the ways to reach it from what a resource says, preferred ones first; old ones are left out.
    mutating func reach(_ telecoms: [ContactPoint]) {
        let current = telecoms.filter { $0.use != "old" }.sorted { ($0.rank ?? .max) < ($1.rank ?? .max) }
        for telecom in current {
            guard let value = telecom.value, !value.isBlank else { continue }
            switch telecom.system {
            case "phone" where !telephones.contains(value): telephones.append(value)
            case "email" where !emails.contains(value): emails.append(value)
            default: continue
            }
        }
    }

    /// Where it cannot be reached itself, what it belongs to can.
    mutating func fillUp(from parent: DirectoryEntry?) {
        guard let parent else { return }
        if telephones.isEmpty, emails.isEmpty {
            telephones = parent.telephones
            emails = parent.emails
            if !saysHours {
                hours = parent.hours
                openings = parent.openings
            }
        } else if telephones.isEmpty {
            telephones = parent.telephones
        }
        address = address ?? parent.address
    }

    var saysHours: Bool { hours != nil || !openings.isEmpty }

    /// As somebody to turn to.
    func contact(role said: String?) -> Contact {
        Contact(
            reference: reference, person: person, role: said ?? role, unit: unit, sector: sector,
            telephones: telephones, emails: emails, hours: hours, openings: openings, address: address)
    }
}

extension HumanName {
    /// The name to call somebody by: the official or usual one, never one that is no longer used.
    static func best(of names: [HumanName]) -> HumanName? {
        let current = names.filter { $0.use != "old" && $0.use != "maiden" && $0.display != nil }
        for use in ["official", "usual"] {
            if let name = current.first(where: { $0.use == use }) { return name }
        }
        return current.first ?? names.first { $0.display != nil }
    }
}
