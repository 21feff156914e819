import Access
import FHIR
import Record
import TestSupport

@testable import Care

/// A hospital's ward and its leader, a clinic, a municipality's nursing and a ward elsewhere; Anna, whose pathway the ward
/// has since 1 November.
struct ResponsibilityFixture {
    let temporary: TemporaryRecord
    let desk: ResponsibilityDesk
    let runner: ClockRunner

    var record: Record { temporary.record }
    var clock: TestClock { temporary.clock }

    init(_ more: [String] = []) async throws {
        temporary = try await TemporaryRecord(on: .current, capabilities: Capabilities.all)
        desk = ResponsibilityDesk(temporary.record)
        runner = ClockRunner(temporary.record)
        for json in Self.resources + more { try await put(json, as: .commandLine) }
    }

    static let resources = [
        #"{"resourceType":"Organization","id":"hospital","name":"Sygehuset"}"#,
        #"{"resourceType":"Organization","id":"ward","name":"Lungemedicin","partOf":{"reference":"Organization/hospital"},"type":[{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/sector","code":"hospital"}]}],"extension":[{"url":"https://tovholder.dk/fhir/StructureDefinition/unit-limits","extension":[{"url":"leader","valueReference":{"reference":"PractitionerRole/head"}},{"url":"duty-holder","valueReference":{"reference":"PractitionerRole/duty"}},{"url":"answer-within","valueDuration":{"value":2,"code":"h"}}]}]}"#,
        #"{"resourceType":"Organization","id":"clinic","name":"Lægerne","type":[{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/sector","code":"general-practice"}]}],"extension":[{"url":"https://tovholder.dk/fhir/StructureDefinition/unit-limits","extension":[{"url":"leader","valueReference":{"reference":"PractitionerRole/owner"}}]}]}"#,
        #"{"resourceType":"Organization","id":"nursing","name":"Hjemmesygeplejen"}"#,
        #"{"resourceType":"Organization","id":"far","name":"Et andet sygehus"}"#,
        post("doctor", in: "ward"), post("head", in: "ward"), post("duty", in: "hospital"), post("gp", in: "clinic"),
        post("owner", in: "clinic"), post("nurse", in: "nursing"), post("stranger", in: "far"),
        #"{"resourceType":"Patient","id":"anna","name":[{"text":"Anna Berg"}],"birthDate":"1942-05-06"}"#,
        pathway("lungs", of: "anna"),
    ]

    static func post(_ id: String, in unit: String) -> String {
        #"{"resourceType":"PractitionerRole","id":"\#(id)","active":true,"organization":{"reference":"Organization/\#(unit)"}}"#
    }

    static func pathway(_ id: String, of patient: String, clinician: String? = "doctor") -> String {
        let manager = clinician.map { #","careManager":{"reference":"PractitionerRole/\#($0)"}"# } ?? ""
        return
            #"{"resourceType":"EpisodeOfCare","id":"\#(id)","status":"active","type":[{"text":"KOL"}],"patient":{"reference":"Patient/\#(patient)"},"managingOrganization":{"reference":"Organization/ward","display":"Lungemedicin"},"period":{"start":"2026-11-01"}\#(manager)}"#
    }

    static func professional(_ post: String, _ profession: Profession, in unit: String) -> Caller {
        Caller(identity: "PractitionerRole/" + post, role: .professional(profession), unit: unit)
    }

    static let doctor = professional("doctor", .hospitalDoctor, in: "ward")
    static let colleague = professional("head", .hospitalDoctor, in: "ward")
    static let gp = professional("gp", .generalPractitioner, in: "clinic")
    static let owner = professional("owner", .generalPractitioner, in: "clinic")
    static let nurse = professional("nurse", .municipalNurse, in: "nursing")
    static let stranger = professional("stranger", .hospitalDoctor, in: "far")
    static let program = Caller(identity: "program", role: .system)

    static let ward = ResponsibilityPeriod.Holder("Organization/ward")
    static let clinic = ResponsibilityPeriod.Holder("Organization/clinic")
    static let nursing = ResponsibilityPeriod.Holder("Organization/nursing")

    static let hour: Int64 = 3_600_000

    static func hand(_ caller: Caller) -> ConsentDesk.Hand {
        let isPerson = if case .professional = caller.role { true } else { false }
        return ConsentDesk.Hand(
            caller, because: isPerson ? .treatment : .healthSystemAdministration, doing: "/test", name: "Somebody")
    }

    static func draft(to receiver: ResponsibilityPeriod.Holder, from instant: Int64? = nil) -> OfferDraft {
        OfferDraft(
            to: receiver, what: "Opfølgning", why: "Hun er stabil", from: instant,
            open: [Handover.OpenItem(kind: "Prøve", text: "Blodprøve om en uge")])
    }

    /// Offers Anna's pathway as the ward's doctor.
    func offer(to receiver: ResponsibilityPeriod.Holder, from instant: Int64? = nil) async throws -> String {
        try await desk.offer("lungs", Self.draft(to: receiver, from: instant), by: Self.hand(Self.doctor))
    }

    @discardableResult
    func put(_ json: String, as caller: Caller) async throws -> Outcome {
        try await put(try JSONDocument(json).root, as: caller)
    }

    @discardableResult
    func put(_ json: JSONValue, as caller: Caller) async throws -> Outcome {
        let prepared = try record.preparer.prepare(json)
        let hand = Self.hand(caller)
        return try await record.write(as: caller, because: hand.purpose, doing: "/test") { try $0.put(prepared) }
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

    func pathway(_ id: String = "lungs") async throws -> Responsibility? {
        try await stored("EpisodeOfCare", id).flatMap { Responsibility($0) }
    }

    func handover(_ id: String) async throws -> Handover? { try await stored("Task", id).flatMap { Handover($0) } }

    /// Tasks of a kind that are not done, by whom they are for.
    func tasks(_ kind: TaskKind) async throws -> [String] {
        try await all("Task").filter { TaskKind(of: $0) == kind && $0["status"]?.string == "requested" }
            .compactMap { TaskResource(json: $0).owner?.target }.sorted()
    }

    /// What is wrong with the record.
    func findings() async throws -> [String] { try await temporary.engine.check { _, _ in }.findings }

    /// A list of a unit, as one who works there.
    func board<Result: Sendable>(
        _ unit: String, as caller: Caller, _ body: @escaping @Sendable (UnitBoard) throws -> Result
    ) async throws -> Result {
        try await record.read(.lookup, as: caller, because: .treatment, doing: "/test") {
            try body(UnitBoard($0, unit: "Organization/" + unit))
        }
    }
}
