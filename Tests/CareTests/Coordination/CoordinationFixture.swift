import Access
import Care
import FHIR
import Record
import TestSupport

/// A small record with work across units: Poul at a hospital department, his clinic, home nursing that is asked for help,
/// and a unit that has nothing to do with him.
struct CoordinationFixture {
    let temporary: TemporaryRecord

    var record: Record { temporary.record }
    var now: Int64 { temporary.clock.now }

    init(_ more: [String] = []) async throws {
        temporary = try await TemporaryRecord(on: .current, capabilities: Capabilities.all)
        for json in Self.resources + more { try await put(json, as: .commandLine) }
    }

    static let resources = [
        #"{"resourceType":"Organization","id":"lung","name":"Lungemedicinsk Afdeling"}"#,
        #"{"resourceType":"Organization","id":"home","name":"Hjemmesygeplejen Nord"}"#,
        #"{"resourceType":"Organization","id":"clinic","name":"Lægerne Torvet"}"#,
        #"{"resourceType":"PractitionerRole","id":"gp","organization":{"reference":"Organization/clinic"}}"#,
        #"{"resourceType":"Patient","id":"poul","name":[{"text":"Poul Holm"}],"birthDate":"1940-01-02","generalPractitioner":[{"reference":"PractitionerRole/gp"}]}"#,
        #"{"resourceType":"Patient","id":"emil","name":[{"text":"Emil Kjær"}],"birthDate":"1990-01-02"}"#,
        #"{"resourceType":"RelatedPerson","id":"mette","patient":{"reference":"Patient/poul"},"name":[{"text":"Mette Holm"}]}"#,
        #"{"resourceType":"EpisodeOfCare","id":"kol","status":"active","patient":{"reference":"Patient/poul"},"type":[{"text":"KOL"}],"period":{"start":"2024-01-01T00:00:00Z"},"managingOrganization":{"reference":"Organization/lung","display":"Lungemedicinsk Afdeling"},"careManager":{"reference":"PractitionerRole/doctor"}}"#,
    ]

    static let poul = Caller(identity: "Patient/poul", role: .citizen(patient: "poul"))
    static let emil = Caller(identity: "Patient/emil", role: .citizen(patient: "emil"))
    static let mette = Caller(identity: "RelatedPerson/mette", role: .relative(relatedPerson: "mette"))
    static let nurse = Caller(
        identity: "PractitionerRole/lone", role: .professional(.hospitalNurse), unit: "lung",
        selves: ["Practitioner/lone"])
    static let coordinator = Caller(
        identity: "PractitionerRole/knud", role: .professional(.coordinator), unit: "lung")
    static let municipal = Caller(
        identity: "PractitionerRole/mona", role: .professional(.municipalNurse), unit: "home")
    static let stranger = Caller(
        identity: "PractitionerRole/far", role: .professional(.hospitalNurse), unit: "far-away")

    static let lung = TaskParty(reference: "Organization/lung", name: "Lungemedicinsk Afdeling")
    static let home = TaskParty(reference: "Organization/home", name: "Hjemmesygeplejen Nord")
    static let day: Int64 = 86_400_000

    static func hand(_ caller: Caller) -> ConsentDesk.Hand {
        ConsentDesk.Hand(caller, because: ConsentFixture.purpose(caller), doing: "/test", name: caller.identity)
    }

    @discardableResult
    func put(_ json: String, as caller: Caller) async throws -> Outcome {
        let prepared = try record.preparer.prepare(try JSONDocument(json).root)
        return try await record.write(as: caller, because: ConsentFixture.purpose(caller), doing: "/test") {
            try $0.put(prepared)
        }
    }

    /// A resource as the record has it, past the gate.
    func stored(_ type: String, _ id: String) async throws -> JSONValue? {
        try await record.engine.read { try $0.resource(type, id)?.json() }
    }

    /// What a caller reads of all citizens whom the caller has to do with.
    func lookup<Result: Sendable>(
        _ caller: Caller, _ body: @escaping @Sendable (CareReader) throws -> Result
    ) async throws -> Result {
        try await record.read(.lookup, as: caller, because: ConsentFixture.purpose(caller), doing: "/test") {
            try body(CareReader($0))
        }
    }

    /// What a caller reads of Poul.
    func poul<Result: Sendable>(
        _ caller: Caller, _ body: @escaping @Sendable (CareReader) throws -> Result
    ) async throws -> Result {
        try await record.read(.patient("poul"), as: caller, because: ConsentFixture.purpose(caller), doing: "/test") {
            try body(CareReader($0))
        }
    }
}
