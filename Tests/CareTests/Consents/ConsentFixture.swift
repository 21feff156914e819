import Access
import Care
import FHIR
import Record
import TestSupport

/// A small record in which people decide: Poul, his daughter Mette, his clinic, a nurse elsewhere, and Emil, a stranger.
struct ConsentFixture {
    let temporary: TemporaryRecord
    let desk: ConsentDesk

    var record: Record { temporary.record }

    init() async throws {
        temporary = try await TemporaryRecord(on: .current, capabilities: Capabilities.all)
        desk = ConsentDesk(temporary.record)
        try await put(Self.resources)
    }

    static let resources = [
        #"{"resourceType":"Organization","id":"clinic","name":"Lægerne"}"#,
        #"{"resourceType":"Practitioner","id":"jens","name":[{"text":"Jens Holst"}]}"#,
        #"{"resourceType":"PractitionerRole","id":"gp","practitioner":{"reference":"Practitioner/jens"},"organization":{"reference":"Organization/clinic"}}"#,
        #"{"resourceType":"Patient","id":"poul","name":[{"text":"Poul Holm"}],"birthDate":"1940-01-02","generalPractitioner":[{"reference":"Organization/clinic"}]}"#,
        #"{"resourceType":"Patient","id":"emil","name":[{"text":"Emil Kjær"}],"birthDate":"1990-01-02"}"#,
        #"{"resourceType":"RelatedPerson","id":"mette","patient":{"reference":"Patient/poul"},"name":[{"text":"Mette Holm"}]}"#,
        #"{"resourceType":"RelatedPerson","id":"other","patient":{"reference":"Patient/emil"},"name":[{"text":"Ole"}]}"#,
        #"{"resourceType":"EpisodeOfCare","id":"hip","status":"active","patient":{"reference":"Patient/poul"},"managingOrganization":{"reference":"Organization/orthopaedics"},"period":{"start":"2026-09-01"},"type":[{"text":"Hoftebrud"}]}"#,
        #"{"resourceType":"Appointment","id":"a1","status":"booked","start":"2026-12-01T09:00:00Z","end":"2026-12-01T09:30:00Z","description":"Kontrol","participant":[{"actor":{"reference":"Patient/poul"},"status":"accepted"}]}"#,
        #"{"resourceType":"Observation","id":"o1","status":"final","code":{"text":"Kreatinin"},"subject":{"reference":"Patient/poul"},"effectiveDateTime":"2026-11-01"}"#,
    ]

    static let poul = Caller(identity: "Patient/poul", role: .citizen(patient: "poul"))
    static let emil = Caller(identity: "Patient/emil", role: .citizen(patient: "emil"))
    static let mette = Caller(identity: "RelatedPerson/mette", role: .relative(relatedPerson: "mette"))
    static let other = Caller(identity: "RelatedPerson/other", role: .relative(relatedPerson: "other"))
    static let doctor = Caller(
        identity: "PractitionerRole/gp", role: .professional(.generalPractitioner), unit: "clinic",
        selves: ["Practitioner/jens"])
    /// Works where Poul has never been.
    static let stranger = Caller(
        identity: "PractitionerRole/far", role: .professional(.hospitalNurse), unit: "far-away")
    static let program = Caller(identity: "program", role: .system)

    static func purpose(_ caller: Caller) -> Purpose {
        switch caller.role {
        case .citizen: .patientRequest
        case .relative: .familyRequest
        case .professional: .treatment
        default: .healthSystemAdministration
        }
    }

    static func hand(_ caller: Caller) -> ConsentDesk.Hand {
        ConsentDesk.Hand(caller, because: purpose(caller), doing: "/test", name: "Somebody")
    }

    /// Writes resources as the operator does.
    func put(_ resources: [String]) async throws { for json in resources { try await put(json, as: .commandLine) } }

    @discardableResult
    func put(_ json: String, as caller: Caller) async throws -> Outcome {
        let prepared = try record.preparer.prepare(try JSONDocument(json).root)
        return try await record.write(as: caller, because: Self.purpose(caller), doing: "/test") {
            try $0.put(prepared)
        }
    }

    /// A resource as the record has it, past the gate.
    func stored(_ type: String, _ id: String) async throws -> JSONValue? {
        try await record.engine.read { try $0.resource(type, id)?.json() }
    }

    func all(_ type: String) async throws -> [JSONValue] {
        try await record.engine.read { reading in
            var found: [JSONValue] = []
            try reading.forEachResource(ofTypes: [type]) { resource in
                found.append(try resource.json())
                return true
            }
            return found
        }
    }

    /// Ids of a type that a caller sees of Poul, by searching; nil where the gate says that there is no such record.
    func seen(_ type: String, by caller: Caller) async throws -> [String]? {
        do {
            return try await record.read(
                .patient("poul"), as: caller, because: Self.purpose(caller), doing: "/test"
            ) { try $0.search(SearchQuery(type, compartment: "poul")).resources.map(\.id) }
        } catch RecordError.notFound {
            return nil
        }
    }
}
