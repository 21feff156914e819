import FHIR

/// Who has the responsibility for a matter, and whom the citizen can turn to about it.
struct ContactRules {
    let directory: Directory
    let generalPractitioner: Contact?

    /// Who has the responsibility: the course's manager, else the one whom the team names as responsible, else the unit
    /// that has the course, else whoever did the latest thing in it.
    func responsible(for course: Course, latest: [Entry], admission: ThreadRow?) throws -> Contact? {
        let manager = course.episode?.draft.parties.first { !($0.reference?.hasPrefix("Organization/") ?? false) }
        if let contact = try contact(manager) { return contact }
        let members = try members(of: course)
        if let member = members.first(where: { Self.isResponsible($0.role) }) { return member }
        for draft in [admission?.draft, course.episode?.draft].compactMap(\.self) {
            if let contact = try contacts(in: draft).first { return contact }
        }
        let professionals = members.filter { $0.sector != .home }
        if let member = professionals.first(where: { $0.person != nil }) ?? professionals.first { return member }
        for frame in course.plans + course.conditions {
            if let contact = try contacts(in: frame.draft).first { return contact }
        }
        return latest.lazy.compactMap(Self.contact).first
    }

    /// Whom to turn to: a contact person of the team, then the responsible one, then anybody else in the team, the unit
    /// that has the course, and the one of the latest thing in it, whoever can be reached.
    func choice(
        for course: Course, responsible: Contact?, latest: [ThreadRow], admission: ThreadRow?
    ) throws -> ContactChoice {
        let members = try members(of: course).filter { $0.sector != .home }
        var candidates = members.filter { Self.isContactPerson($0.role) }
        candidates += [responsible].compactMap(\.self)
        candidates += members
        for row in [admission].compactMap(\.self) + course.frames + latest {
            candidates += try contacts(in: row.draft)
        }
        if let reachable = candidates.first(where: \.isReachable) { return .named(reachable) }
        return .nobodyNamed(generalPractitioner: generalPractitioner)
    }

    /// Everybody in the teams that are in force, each once, without the citizen.
    func members(of course: Course) throws -> [Contact] {
        var members: [Contact] = []
        var seen: Set<String> = []
        let teams = course.teams.filter { $0.shelf == .openFrame }
        for team in teams.isEmpty ? course.teams : teams {
            for var contact in try contacts(in: team.draft) {
                if contact.telephones.isEmpty, let telephone = team.draft.instruction {
                    contact.telephones = [telephone]
                }
                let identity = contact.reference ?? contact.person ?? contact.unit ?? ""
                if seen.insert(identity).inserted { members.append(contact) }
            }
        }
        return members
    }

    /// Everybody whom a resource names. Who has no unit of their own is reached through the unit that it names.
    func contacts(in draft: EntryDraft) throws -> [Contact] {
        let contacts = try draft.parties.compactMap { try contact($0) }
        guard let unit = contacts.first(where: { $0.person == nil && $0.unit != nil }) else { return contacts }
        return contacts.map { contact in
            guard contact.unit == nil, contact.sector == .unknown else { return contact }
            var filled = contact
            filled.unit = unit.unit
            filled.sector = unit.sector
            if contact.telephones.isEmpty { filled.telephones = unit.telephones }
            if contact.hours == nil, contact.openings.isEmpty {
                filled.hours = unit.hours
                filled.openings = unit.openings
            }
            filled.address = contact.address ?? unit.address
            return filled
        }
    }

    /// Somebody by what the record says: from the directory, else the words in the resource.
    func contact(_ party: Party?) throws -> Contact? {
        guard let party, party.reference?.hasPrefix("Patient/") != true else { return nil }
        if let found = try directory.entry(party.reference) { return found.contact(role: party.role) }
        guard let words = party.display else { return nil }
        let type = party.reference?.prefix { $0 != "/" }
        let isUnit = type == "Organization" || type == "HealthcareService" || type == "Location" || type == "CareTeam"
        return Contact(
            reference: party.reference, person: isUnit ? nil : words, role: party.role, unit: isUnit ? words : nil,
            sector: isUnit ? SectorRule.guess(from: words) : .unknown)
    }

    private static func contact(_ entry: Entry) -> Contact? {
        if entry.person == nil, entry.unit == nil { return nil }
        return Contact(person: entry.person, unit: entry.unit, sector: entry.sector)
    }

    /// By the words that Danish and English records use for the role.
    private static func isResponsible(_ role: String?) -> Bool {
        guard let role = role?.lowercased() else { return false }
        return role.contains("ansvarlig") || role.contains("responsible") || role.contains("attending")
    }

    private static func isContactPerson(_ role: String?) -> Bool {
        guard let role = role?.lowercased() else { return false }
        return ["kontaktperson", "contact", "koordinator", "coordinator", "case manager", "tovholder"]
            .contains { role.contains($0) }
    }
}

extension Contact {
    /// Whether there is any way to reach it.
    package var isReachable: Bool { !telephones.isEmpty || !emails.isEmpty }
}
