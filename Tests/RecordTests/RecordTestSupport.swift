import Access
import FHIR
import Record
import TestSupport

extension Record {
    /// Prepares a resource written as JSON.
    func prepare(_ json: String) throws -> PreparedResource {
        try preparer.prepare(try JSONDocument(json).root)
    }

    /// Writes resources as the operator does.
    @discardableResult
    func importing(_ resources: String...) async throws -> [Outcome] {
        let prepared = try resources.map(prepare)
        return try await write(as: .commandLine, because: .healthSystemAdministration, doing: "import") { transaction in
            try prepared.map(transaction.put)
        }
    }

    /// Reads the whole record as the operator does.
    func exporting<Result: Sendable>(_ body: @escaping @Sendable (Reading) throws -> Result) async throws -> Result {
        try await read(.everything, as: .commandLine, because: .healthSystemAdministration, doing: "export", body)
    }

    /// All of the audit, oldest first, as the engine has it: reading it here is itself not audited.
    func audited() async throws -> [AuditEntry] {
        try await engine.read { try $0.audit(of: nil, before: nil, limit: 1000).map(\.entry).reversed() }
    }
}

extension Caller {
    /// Works at the unit that every ``Sample/patient(_:family:birthDate:)`` has as general practitioner.
    static let nurse = Caller(identity: "PractitionerRole/nurse", role: .professional(.hospitalNurse), unit: "auh")
    /// Works where nobody has a care relation.
    static let stranger = Caller(
        identity: "PractitionerRole/stranger", role: .professional(.hospitalNurse), unit: "away")

    static func citizen(_ patient: String) -> Caller {
        Caller(identity: "Patient/\(patient)", role: .citizen(patient: patient))
    }

    static func relative(_ relatedPerson: String) -> Caller {
        Caller(identity: "RelatedPerson/\(relatedPerson)", role: .relative(relatedPerson: relatedPerson))
    }
}

/// Small resources for tests.
enum Sample {
    static func patient(_ id: String, family: String = "Nielsen", birthDate: String = "1950-05-17") -> String {
        """
        {"resourceType":"Patient","id":"\(id)","identifier":[{"system":"urn:oid:1.2.208.176.1.2","value":"cpr-\(id)"}],\
        "name":[{"family":"\(family)","given":["Ida"]}],"birthDate":"\(birthDate)",\
        "generalPractitioner":[{"reference":"Organization/auh"}]}
        """
    }

    static func observation(_ id: String, of patient: String, value: String = "7.10") -> String {
        """
        {"resourceType":"Observation","id":"\(id)","status":"final",\
        "code":{"coding":[{"system":"http://loinc.org","code":"15074-8"}]},"subject":{"reference":"Patient/\(patient)"},\
        "effectiveDateTime":"2026-03-01T08:00:00+01:00",\
        "valueQuantity":{"value":\(value),"unit":"mmol/L","system":"http://unitsofmeasure.org","code":"mmol/L"}}
        """
    }

    static func organization(_ id: String, name: String = "Aarhus Universitetshospital") -> String {
        #"{"resourceType":"Organization","id":"\#(id)","name":"\#(name)"}"#
    }

    static func consent(
        _ id: String, from patient: String, to relatedPerson: String, status: String = "active",
        kind: String = "proxy", provision: String = #""period":{"start":"2026-01-01","end":"2026-12-31"}"#,
        type: String = "permit"
    ) -> String {
        """
        {"resourceType":"Consent","id":"\(id)","status":"\(status)",\
        "category":[{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/consent-kind","code":"\(kind)"}]}],\
        "patient":{"reference":"Patient/\(patient)"},\
        "provision":{"type":"\(type)","actor":[{"reference":{"reference":"RelatedPerson/\(relatedPerson)"}}],\
        \(provision)}}
        """
    }
}
