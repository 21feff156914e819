import Access
import FHIR
import Record
import TestSupport

@testable import Care

/// Karen, who is not digital unless told otherwise, with a ward that has her, her clinic, and home nursing.
struct LetterFixture {
    let temporary: TemporaryRecord

    var record: Record { temporary.record }
    var clock: TestClock { temporary.clock }

    init(notDigital: Bool = true) async throws {
        temporary = try await TemporaryRecord(on: .current, capabilities: Capabilities.all)
        for json in Self.resources(notDigital: notDigital) { try await put(json, as: .commandLine) }
    }

    static func resources(notDigital: Bool) -> [String] {
        let mark =
            #""extension":[{"url":"https://tovholder.dk/fhir/StructureDefinition/not-digital","valueBoolean":true}],"#
        return [
            #"{"resourceType":"Organization","id":"hospital","name":"Sygehuset"}"#,
            #"{"resourceType":"Organization","id":"ward","name":"Medicinsk Afdeling","partOf":{"reference":"Organization/hospital"},"telecom":[{"system":"phone","value":"99 11 22 33"}]}"#,
            #"{"resourceType":"Organization","id":"clinic","name":"Lægehuset","telecom":[{"system":"phone","value":"99 44 55 66"}]}"#,
            #"{"resourceType":"Organization","id":"home","name":"Hjemmesygeplejen"}"#,
            #"{"resourceType":"PractitionerRole","id":"nurse","active":true,"organization":{"reference":"Organization/ward"}}"#,
            #"{"resourceType":"PractitionerRole","id":"gp","active":true,"organization":{"reference":"Organization/clinic"}}"#,
            #"{"resourceType":"PractitionerRole","id":"mona","active":true,"organization":{"reference":"Organization/home"}}"#,
            #"{"resourceType":"PractitionerRole","id":"far","active":true,"organization":{"reference":"Organization/far-away"}}"#,
            #"{"resourceType":"Patient","id":"karen",\#(notDigital ? mark : "")"name":[{"text":"Karen Sørensen"}],"birthDate":"1942-05-06","address":[{"line":["Havnegade 12","2. th."],"postalCode":"9999","city":"Nordby"}],"generalPractitioner":[{"reference":"Organization/clinic"}]}"#,
            #"{"resourceType":"EpisodeOfCare","id":"e","status":"active","type":[{"text":"KOL"}],"patient":{"reference":"Patient/karen"},"managingOrganization":{"reference":"Organization/ward","display":"Medicinsk Afdeling"},"careManager":{"reference":"PractitionerRole/nurse"},"period":{"start":"2026-11-01"}}"#,
            #"{"resourceType":"Encounter","id":"stay","status":"in-progress","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"IMP"},"subject":{"reference":"Patient/karen"},"episodeOfCare":[{"reference":"EpisodeOfCare/e"}],"period":{"start":"2026-11-15T08:00:00Z"},"serviceProvider":{"reference":"Organization/ward"}}"#,
        ]
    }

    static let nurse = professional("nurse", .hospitalNurse, "ward")
    static let gp = professional("gp", .generalPractitioner, "clinic")
    static let mona = professional("mona", .municipalNurse, "home")
    static let far = professional("far", .hospitalDoctor, "far-away")
    static let karen = Caller(identity: "Patient/karen", role: .citizen(patient: "karen"))
    static let program = Caller(identity: "program", role: .system)

    static func professional(_ id: String, _ profession: Profession, _ unit: String) -> Caller {
        Caller(identity: "PractitionerRole/" + id, role: .professional(profession), unit: unit)
    }

    static func purpose(_ caller: Caller) -> Purpose {
        switch caller.role {
        case .citizen: .patientRequest
        case .professional: .treatment
        default: .healthSystemAdministration
        }
    }

    static func hand(_ caller: Caller) -> ConsentDesk.Hand {
        ConsentDesk.Hand(caller, because: purpose(caller), doing: "/test", name: "Somebody")
    }

    @discardableResult
    func put(_ json: String, as caller: Caller) async throws -> Outcome {
        let prepared = try record.preparer.prepare(try JSONDocument(json).root)
        return try await record.write(as: caller, because: Self.purpose(caller), doing: "/test") {
            try $0.put(prepared)
        }
    }

    /// A message from the ward to Karen.
    static func message(
        _ id: String, status: String = "completed",
        sender: String = #""sender":{"reference":"PractitionerRole/nurse"},"#, meta: String = ""
    ) -> String {
        """
        {"resourceType":"Communication","id":"\(id)",\(meta)"status":"\(status)","language":"da",\
        "category":[{"text":"Du skal hjem"}],"subject":{"reference":"Patient/karen"},"sent":"2026-11-20T10:00:00Z",\
        "recipient":[{"reference":"Patient/karen"}],\(sender)"payload":[{"contentString":"Du skal hjem.\\n\\nI morgen."}]}
        """
    }

    /// All letters that were asked for, past the gate, the oldest first.
    func requests() async throws -> [LetterRequest] {
        try await record.engine.read { reading in
            var found: [LetterRequest] = []
            try reading.forEachResource(ofTypes: ["CommunicationRequest"]) { resource in
                if let request = LetterRequest(try resource.json()) { found.append(request) }
                return true
            }
            return found.sorted { ($0.written, $0.id.count, $0.id) < ($1.written, $1.id.count, $1.id) }
        }
    }

    /// What somebody reads of Karen.
    func karen<Result: Sendable>(
        as caller: Caller = nurse, _ body: @escaping @Sendable (CareReader) throws -> Result
    ) async throws -> Result {
        try await record.read(.patient("karen"), as: caller, because: Self.purpose(caller), doing: "/test") {
            try body(CareReader($0))
        }
    }

    /// A unit's list.
    func list(of unit: String, as caller: Caller) async throws -> [ListedLetter] {
        try await record.read(.lookup, as: caller, because: Self.purpose(caller), doing: "/test") {
            try CareReader($0).openLetters(ofUnit: unit)
        }
    }

    /// Lets all clocks strike that are due.
    func strike() async throws {
        let runner = ClockRunner(record)
        while try await runner.turn().struck > 0 {}
    }

    func print(_ id: String, as caller: Caller = nurse) async throws {
        try await LetterDesk(record).print(
            id, of: "karen", words: [LetterBlock(.title, "Titel"), LetterBlock(.text, "Ord")],
            telling: ["EpisodeOfCare/e"], by: Self.hand(caller))
    }
}
