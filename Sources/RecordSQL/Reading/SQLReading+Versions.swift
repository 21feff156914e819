package import Access
import FHIR
import Record

/// What is inside the scope, of resources and versions that have been found.
extension SQLReading {
    /// A version as it may be handed out; nil where it is outside.
    ///
    /// - Parameter isCurrent: whether the rows that the record has are of this version.
    func opened(_ version: StoredResource?, isCurrent: Bool) throws -> StoredResource? {
        guard let version, filter.mayContain(version.key, type: version.type) else { return nil }
        if !filter.isNarrow, isCurrent || filter.patients == nil { return version }
        guard let judged = try version.isDeletion ? contentBefore(version) : version else {
            return filter.isNarrow ? nil : version
        }
        if let types = filter.types, try !types.contains(judged) { return nil }
        guard version.key.patient != ResourceKey.nobody else { return version }
        if !isCurrent || version.isDeletion, try !isAtHome(judged) { return nil }
        guard try filter.related == nil || relatedParts(of: version.key.patient) != nil else { return nil }
        guard let parts = try partFilter(of: version.key.patient) else { return version }
        guard try parts.contains(judged, isCurrent: isCurrent && !version.isDeletion) else { return nil }
        return try parts.parts.withholdsAddress ? withoutAddress(version) : version
    }

    /// What narrows a patient's record here; nil where all of it is inside, or nothing.
    private func partFilter(of patient: Int64) throws -> PartFilter? {
        try filter.related == nil ? filter.parts[patient] : relatedParts(of: patient)
    }

    /// What a search or a walk by the scope's own conditions found: it is inside, but may say more than may be told.
    func found(_ resource: StoredResource) throws -> StoredResource {
        guard resource.type == "Patient", filter.isNarrow else { return resource }
        let withholds = try partFilter(of: resource.key.patient)?.parts.withholdsAddress ?? (filter.related != nil)
        return try withholds ? withoutAddress(resource) : resource
    }

    /// The newest version before a deletion that says something.
    private func contentBefore(_ deletion: StoredResource) throws -> StoredResource? {
        try connection.first(
            "SELECT \(keys.rawValue), version, updated, body FROM former WHERE \(keys.isKey) AND version < ? "
                + "AND body IS NOT NULL ORDER BY version DESC LIMIT 1",
            keys.values(deletion.key) + [.integer(Int64(deletion.version))]
        ) { self.version(of: deletion.type, deletion.id, from: $0) }
    }

    /// Whether a former version was about the citizen in whose compartment the resource lies now: what was first written
    /// on somebody else is not shown with it.
    private func isAtHome(_ version: StoredResource) throws -> Bool {
        guard filter.patients != nil || filter.related != nil, version.type != "Patient" else { return true }
        return try PatientCompartment.patient(of: try version.json()) == identifier(ofPatient: version.key.patient)
    }

    /// A Patient without where he or she lives and how to reach him or her.
    private func withoutAddress(_ version: StoredResource) throws -> StoredResource {
        guard version.type == "Patient", !version.isDeletion else { return version }
        let root = try version.json()
        var editor = JSONEditor(root)
        for name in Self.addressElements { editor.remove(name, of: root) }
        return StoredResource(
            key: version.key, type: version.type, id: version.id, version: version.version, updated: version.updated,
            bytes: editor.bytes)
    }

    /// The narrative may repeat what the elements say; contacts often live at the same place. With an underscore: what
    /// JSON says besides of them.
    private static let addressElements = ["address", "telecom", "contact", "text", "_address", "_telecom", "_contact"]

    /// The search parameters that find a Patient by what is withheld.
    static let addressParameters: Set<String> = [
        "address", "address-city", "address-country", "address-postalcode", "address-state", "address-use", "email",
        "phone", "telecom", "phonetic-address",
    ]

    /// What a professional may see of a citizen; nil: nothing. Decided once a reading.
    func relatedParts(of patient: Int64) throws -> PartFilter? {
        if let known = decided[patient] { return known }
        guard let related = filter.related, let id = try identifier(ofPatient: patient) else { return nil }
        let everything = SQLReading(connection, tables: tables)
        let facts = try GateFacts(everything, for: related.caller, at: related.instant)
            .facts(of: id, numbered: patient)
        let parts = try Access.opening(of: id, for: related.caller, facts).map {
            try PartFilter($0.parts, of: patient, ground: $0.ground, in: everything)
        }
        decided[patient] = .some(parts)
        return parts
    }

    package func grounds(ofPatients numbers: Set<Int64>) throws -> [Int64: Ground] {
        guard let related = filter.related else { return [:] }
        var grounds: [Int64: Ground] = [:]
        var rest: Set<Int64> = []
        for number in numbers where number != ResourceKey.nobody {
            if let known = decided[number] { grounds[number] = known?.ground } else { rest.insert(number) }
        }
        let patients = try patients(numbered: rest)
        let everything = SQLReading(connection, tables: tables)
        let facts = try GateFacts(everything, for: related.caller, at: related.instant).facts(of: patients)
        for patient in patients {
            let known = facts[patient.number] ?? Facts(instant: related.instant)
            grounds[patient.number] = Access.opening(of: patient.id, for: related.caller, known)?.ground
        }
        return grounds
    }
}
