import Access
import Care
import FHIR
import Record
import TestSupport

/// A hospital with two departments, another hospital, a clinic and home nursing; Karen, who has no pathway.
struct StayFixture {
    let temporary: TemporaryRecord

    var record: Record { temporary.record }
    var now: Int64 { temporary.clock.now }
    var desk: StayDesk { StayDesk(record) }
    var transition: TransitionDesk { TransitionDesk(record) { String($0) } }
    var responsibility: ResponsibilityDesk { ResponsibilityDesk(record) }

    init(_ more: [String] = []) async throws {
        temporary = try await TemporaryRecord(on: .current, capabilities: Capabilities.all)
        for json in Self.resources + more { try await put(json, as: .commandLine) }
    }

    private static func unit(_ id: String, _ name: String, _ sector: String) -> String {
        #"{"resourceType":"Organization","id":"\#(id)","name":"\#(name)","partOf":{"reference":"Organization/north"},"type":[{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/sector","code":"\#(sector)"}]}]}"#
    }

    static let resources = [
        #"{"resourceType":"Organization","id":"north","name":"Sygehus Nord"}"#,
        unit("lung", "Lungemedicin", "hospital"), unit("heart", "Hjertemedicin", "hospital"),
        unit("clinic", "Lægerne Torvet", "general-practice"), unit("home", "Hjemmesygeplejen", "municipality"),
        #"{"resourceType":"Patient","id":"karen","name":[{"text":"Karen Toft"}],"birthDate":"1940-01-02","generalPractitioner":[{"reference":"Organization/clinic"}]}"#,
        #"{"resourceType":"ServiceRequest","id":"referral","status":"active","intent":"order","subject":{"reference":"Patient/karen"},"performer":[{"reference":"Organization/lung"},{"reference":"Organization/heart"},{"reference":"Organization/home"}]}"#,
    ]

    static let lung = nurse("lung")
    static let heart = nurse("heart")
    static let home = Caller(identity: "PractitionerRole/mona", role: .professional(.municipalNurse), unit: "home")
    static let system = Caller(identity: "messages", role: .system)

    private static func nurse(_ unit: String) -> Caller {
        Caller(
            identity: "PractitionerRole/nurse-\(unit)", role: .professional(.hospitalNurse), unit: unit,
            selves: ["Organization/\(unit)"])
    }

    static func hand(_ caller: Caller) -> ConsentDesk.Hand {
        ConsentDesk.Hand(caller, because: ConsentFixture.purpose(caller), doing: "/test", name: "Navn")
    }

    @discardableResult
    func put(_ json: String, as caller: Caller) async throws -> Outcome {
        let prepared = try record.preparer.prepare(try JSONDocument(json).root)
        return try await record.write(as: caller, because: ConsentFixture.purpose(caller), doing: "/test") {
            try $0.put(prepared)
        }
    }

    func stored(_ type: String, _ id: String) async throws -> JSONValue? {
        try await record.engine.read { try $0.resource(type, id)?.json() }
    }

    func stay(_ id: String) async throws -> HospitalStay? {
        try await stored("Encounter", id).flatMap { HospitalStay($0) }
    }

    func all(_ type: String) async throws -> [JSONValue] {
        try await record.engine.read { reading in
            var found: [JSONValue] = []
            try reading.forEachResource(ofTypes: [type]) {
                found.append(try $0.json())
                return true
            }
            return found
        }
    }

    func admit(
        _ caller: Caller = StayFixture.lung, as kind: HospitalStay.Kind = .inpatient
    ) async throws -> String {
        try await desk.admit("karen", as: kind, by: Self.hand(caller))
    }

    /// Somebody more, whom the department of lung diseases may admit.
    static func referred(_ citizen: String) -> [String] {
        [
            #"{"resourceType":"Patient","id":"\#(citizen)","name":[{"text":"\#(citizen)"}],"birthDate":"1940-01-02","generalPractitioner":[{"reference":"Organization/clinic"}]}"#,
            #"{"resourceType":"ServiceRequest","id":"referral-\#(citizen)","status":"active","intent":"order","subject":{"reference":"Patient/\#(citizen)"},"performer":[{"reference":"Organization/lung"}]}"#,
        ]
    }

    /// Somebody is in the department of lung diseases for two days and goes home to home nursing; gives the discharge.
    func sendHome(_ citizen: String) async throws -> String {
        let hand = Self.hand(Self.lung)
        let stay = try await desk.admit(citizen, as: .inpatient, by: hand)
        temporary.clock.advance(by: 2 * 86_400_000)
        let order = DischargeOrder(
            expected: now + 3_600_000, destination: .home, needsNursing: true, needsRehabilitation: false,
            nursing: "Organization/home")
        let discharge = try await transition.begin(order, of: citizen, from: stay, by: hand)
        try await transition.complete(discharge, by: hand)
        return discharge
    }

    /// A stay as a message from elsewhere tells of it.
    func told(
        _ id: String, at unit: String, from start: String, _ status: String = "in-progress", code: String = "IMP",
        until end: String? = nil
    ) async throws {
        let period = end.map { #","end":"\#($0)""# } ?? ""
        try await put(
            #"{"resourceType":"Encounter","id":"\#(id)","status":"\#(status)","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"\#(code)"},"subject":{"reference":"Patient/karen"},"period":{"start":"\#(start)"\#(period)},"serviceProvider":{"reference":"Organization/\#(unit)"}}"#,
            as: Self.system)
    }
}
