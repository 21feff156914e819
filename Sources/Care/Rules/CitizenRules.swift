import FHIR

/// Who the citizen is, from the Patient and those close by.
package enum CitizenRules {
    /// The identifier system of CPR numbers. Source: HL7 Denmark, dk-core, NamingSystem of the CPR number.
    package static let civilRegistrationSystem = NationalSystems.civilRegistration

    static func summary(
        of patient: Patient?, id: String, relatives: [Contact], directory: Directory, now: Int64
    ) throws -> CitizenSummary {
        guard let patient else { return CitizenSummary(id: id, relatives: relatives) }
        let died = patient.deceasedDateTime
        let isDeceased = patient.deceasedBoolean == true || died != nil
        let language = patient.communications.first { $0.preferred == true } ?? patient.communications.first
        let interpreter = patient.extensionValue("http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired")
        let contacts = ContactRules(directory: directory, generalPractitioner: nil)
        let practitioner = try patient.generalPractitioners.lazy
            .compactMap { try contacts.contact(Party($0)) }.first
        return CitizenSummary(
            id: id, name: HumanName.best(of: patient.names)?.display,
            civilRegistrationNumber: civilRegistrationNumber(of: patient.identifiers),
            birthDate: patient.birthDate?.text,
            age: patient.birthDate.flatMap { age(born: $0, at: died?.earliest ?? (isDeceased ? nil : now)) },
            gender: patient.gender, deceased: isDeceased, deceasedDate: died?.text,
            language: language?.language?.codings.lazy.compactMap(\.code).first,
            needsInterpreter: interpreter?.valueBoolean == true,
            address: currentAddresses(of: patient, now: now).first?.display,
            telephone: patient.telecoms.first { ["phone", "sms"].contains($0.system) && $0.use != "old" }?.value,
            isConfidential: patient.meta?.security.contains { Self.protects($0.system, $0.code) } == true,
            generalPractitioner: practitioner,
            relatives: try patient.contacts.map { try contact($0, directory) }
                + relatives)
    }

    /// Whether a label says that name and address are protected, or that the Patient is restricted.
    private static func protects(_ system: String?, _ code: String?) -> Bool {
        system == "https://tovholder.dk/fhir/CodeSystem/protection" || code == "R" || code == "V"
    }

    /// The CPR number, or the replacement number that somebody without one has.
    static func civilRegistrationNumber(of identifiers: [Identifier]) -> String? {
        let systems = [
            civilRegistrationSystem, NationalSystems.nationalReplacement, NationalSystems.regionalReplacement,
        ]
        for system in systems {
            let found = identifiers.first { $0.system?.hasPrefix(system) == true && $0.use != "old" }
            if let value = found?.value { return value }
        }
        return nil
    }

    /// Whole years. Nil where the birth date does not say a day, unless the year alone settles it.
    static func age(born: DateTime, at instant: Int64?) -> Int? {
        guard let instant else { return nil }
        let birth = born.civil
        let today = CivilDateTime(milliseconds: instant, offsetMinutes: 60)
        let hadBirthday = (today.month, today.day) >= (birth.month, birth.day)
        let years = today.year - birth.year - (hadBirthday ? 0 : 1)
        return years >= 0 ? years : nil
    }

    /// Home addresses in force, the one that came last first.
    static func currentAddresses(of patient: Patient, now: Int64) -> [Address] {
        let current = patient.addresses.filter { address in
            guard address.use != "old", address.use != "billing", address.display != nil else { return false }
            if let end = address.period?.end, end.latest <= now { return false }
            if let start = address.period?.start, start.earliest > now { return false }
            return true
        }
        let home = current.filter { $0.use == nil || $0.use == "home" }
        return (home.isEmpty ? current : home).enumerated().sorted { one, other in
            let starts = (one.element.period?.start?.earliest ?? .min, other.element.period?.start?.earliest ?? .min)
            return starts.0 == starts.1 ? one.offset < other.offset : starts.0 > starts.1
        }.map(\.element)
    }

    private static func contact(_ contact: Patient.Contact, _ directory: Directory) throws -> Contact {
        var entry = DirectoryEntry(reference: "")
        entry.reach(contact.telecoms)
        let unit = try directory.entry(contact.organization?.target)
        return Contact(
            person: contact.name?.display, role: contact.relationships.lazy.compactMap(\.display).first,
            unit: unit?.unit ?? contact.organization?.display, sector: .home, telephones: entry.telephones,
            emails: entry.emails)
    }
}
