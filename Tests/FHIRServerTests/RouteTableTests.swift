import Access
import Apps
import FHIR
import Record
import TestSupport
import Testing

@testable import FHIRServer
@testable import Subscriptions

/// Every interaction in the table, as everybody: who may, who may not, and what the audit says.
@Suite(.onEachEngine) struct RouteTableTests {
    /// A request of each interaction, on Ida's record.
    static func line(_ route: FHIRRoute, _ fixture: APIFixture) async throws -> String {
        if [.conditionalUpdate, .conditionalDelete, .conditionalPatch].contains(route) {
            return route.rawValue.replacing("{type}", with: "Observation") + "?_id=o1"
        }
        if route == .page {
            let first = try await fixture.send("GET /Observation?_count=1")
            return "GET " + (try #require(try first.link("next"))).dropFirst(APIFixture.base.count)
        }
        if route.isExport {
            try await fixture.put(
                #"{"resourceType":"Group","id":"g","type":"person","actual":true,"member":[{"entity":{"reference":"Patient/ida"}}]}"#
            )
            fixture.temporary.clock.advance(by: 1)
            return route.rawValue.replacing("{id}", with: "g")
        }
        if [.jobStatus, .jobCancel, .jobFile].contains(route) {
            let job = try await fixture.export("GET /$export")
            return route.rawValue.replacing("_bulk/{job}", with: job).replacing("{file}", with: "Observation.ndjson")
        }
        if [.subscriptionStatuses, .subscriptionStatus, .subscriptionEvents].contains(route) {
            return route.rawValue.replacing("{id}", with: "s1")
        }
        if route == .lastN { return route.rawValue + "?patient=ida" }
        if route.audit == .directory { return terminologyLine(route) }
        return route.rawValue.replacing("{type}", with: "Observation").replacing("{id}", with: "o1")
            .replacing("{version}", with: "1").replacing("{patient}", with: "ida")
    }

    /// A fixture with a subscription that has had an event about Ida.
    private static func fixture() async throws -> APIFixture {
        let fixture = try await APIFixture()
        let subscription =
            #"{"resourceType":"Subscription","id":"s1","status":"requested","reason":"x","criteria":"Observation?","channel":{"type":"rest-hook","endpoint":"https://receiver.example/"}}"#
        #expect(try await fixture.send("PUT /Subscription/s1", body: subscription).status == 201)
        let notice = Notice(
            number: 1, event: 1, patient: 1, type: "Observation", id: "o1", version: 1, change: .created, instant: 0)
        try await fixture.temporary.engine.write {
            try $0.setNote(Outbox.name(Outbox.done("s1"), 1), to: notice.bytes)
        }
        return fixture
    }

    /// A question about the codes of FHIR, or those of a code system and a value set of the record.
    private static func terminologyLine(_ route: FHIRRoute) -> String {
        let gender = "http://hl7.org/fhir/administrative-gender"
        let genders = "http://hl7.org/fhir/ValueSet/administrative-gender"
        let query =
            switch route {
            case .lookUp, .lookUpByBody: "system=\(gender)&code=male"
            case .validateInSystem, .validateInSystemByBody: "url=\(gender)&code=male"
            case .validateInHeldSystem, .validateInHeldSystemByBody: "code=a"
            case .expand, .expandByBody: "url=\(genders)"
            case .validateInSet, .validateInSetByBody: "url=\(genders)&system=\(gender)&code=male"
            case .validateInHeldSet, .validateInHeldSetByBody: "system=urn:c&code=a"
            default: ""
            }
        return route.rawValue.replacing("{id}", with: "o1") + "?" + query
    }

    static func fixture(_ route: FHIRRoute) async throws -> APIFixture {
        guard route.audit == .directory else { return try await Self.fixture() }
        return try await APIFixture(
            APIFixture.resources + [
                #"{"resourceType":"CodeSystem","id":"o1","status":"active","url":"urn:c","content":"complete","concept":[{"code":"a"}]}"#,
                #"{"resourceType":"ValueSet","id":"o1","status":"active","compose":{"include":[{"system":"urn:c"}]}}"#,
            ])
    }

    private static func body(_ route: FHIRRoute) -> String {
        let changed = APIFixture.observation("o1", of: "ida", "2026-01-01", 7.5)
        return switch route {
        case .create, .update, .conditionalUpdate, .validate, .importLines: changed
        case .patch, .conditionalPatch:
            #"{"resourceType":"Parameters","parameter":[{"name":"operation","part":[{"name":"type","valueCode":"replace"},{"name":"path","valueString":"Observation.status"},{"name":"value","valueCode":"amended"}]}]}"#
        case .bundle:
            #"{"resourceType":"Bundle","type":"transaction","entry":[{"resource":\#(changed),"request":{"method":"PUT","url":"Observation/o1"}}]}"#
        default: ""
        }
    }

    private static func send(
        _ route: FHIRRoute, as token: String?, _ fixture: APIFixture
    ) async throws -> FHIRAnswer {
        try await send(route, try await line(route, fixture), as: token, fixture)
    }

    static func send(
        _ route: FHIRRoute, _ line: String, as token: String?, _ fixture: APIFixture
    ) async throws -> FHIRAnswer {
        let answer = try await fixture.send(line, as: token, body: body(route)) { headers in
            if route.isExport || route == .importLines { headers.prefer = "respond-async" }
            if route == .importLines { headers.contentType = "application/fhir+ndjson" }
        }
        await fixture.service.jobs.settle()
        return answer
    }

    @Test(arguments: FHIRRoute.allCases)
    func `without a token, or with one that nobody knows`(route: FHIRRoute) async throws {
        let fixture = try await Self.fixture(route)
        for token in [nil, "stranger"] {
            let answer = try await Self.send(route, as: token, fixture)
            if route.access == .everybody {
                #expect(answer.status == 200)
            } else {
                #expect(answer.status == 401)
                #expect(try answer.issueCodes == ["login"])
            }
        }
        #expect(try await fixture.audited().filter { $0.activity != "import" && $0.who != "system" }.isEmpty)
    }

    @Test(arguments: FHIRRoute.allCases)
    func `a token whose scopes say nothing gives nothing`(route: FHIRRoute) async throws {
        let fixture = try await Self.fixture(route)
        let answer = try await Self.send(route, as: "nothing", fixture)
        #expect(answer.status == (route.access == .everybody ? 200 : 403))
    }

    @Test(arguments: FHIRRoute.allCases)
    func `a system may, and the audit says what it did`(route: FHIRRoute) async throws {
        let fixture = try await Self.fixture(route)
        let line = try await Self.line(route, fixture)
        let before = try await fixture.audited().count
        let answer = try await Self.send(route, line, as: "system", fixture)
        #expect((200..<300).contains(answer.status), "\(answer.text)")
        let new = try await fixture.audited().dropLast(before)
        switch route.audit {
        case .nothing: #expect(new.isEmpty)
        case .directory:
            #expect(new.map(\.who) == ["system"] && new.map(\.action) == [.read] && new.map(\.patient) == [nil])
        case .reading:
            #expect(new.contains { $0.patient == "ida" && $0.action == .read && $0.who == "system" })
        case .readingWhole: #expect(new.map(\.patient) == [nil])
        case .readingOfNobody:
            #expect(new.contains { $0.patient == nil && $0.action == .read && $0.who == "system" })
        case .writing:
            #expect(new.contains { $0.patient == "ida" && $0.action == .write && $0.who == "system" })
        }
        for entry in new {
            #expect(entry.activity.hasPrefix(route.method.rawValue + " /fhir/"))
            #expect(!entry.activity.contains("o1") && !entry.activity.contains("s1"))
        }
    }

    @Test(arguments: FHIRRoute.allCases.filter { $0.audit == .reading })
    func `a citizen sees nothing of another`(route: FHIRRoute) async throws {
        let fixture = try await Self.fixture()
        let answer = try await Self.send(route, as: "bo", fixture)
        // A link to a page is its maker's alone: to others it is as if it had expired. Exports are for systems.
        #expect((route == .page ? [410] : route.isExport ? [403] : [200, 404]).contains(answer.status))
        // The self link repeats what was asked.
        #expect(!answer.text.replacing("patient=ida", with: "").contains("ida"))
        #expect(!answer.text.contains("\"o1\""))
    }

    @Test(arguments: FHIRRoute.allCases.filter { $0.audit == .writing })
    func `a citizen changes nothing, a nurse what is a patient's`(route: FHIRRoute) async throws {
        let fixture = try await Self.fixture()
        for citizen in ["ida", "bo"] {
            let answer = try await Self.send(route, as: citizen, fixture)
            // Who may not know of the citizen hears what is said where there is nobody.
            let isUnknown = citizen == "bo" && route != .importLines
            #expect(isUnknown ? [204, 404].contains(answer.status) : answer.status == 403, "\(citizen)")
        }
        #expect(try await fixture.send("GET /Observation/o1").entityTag == "W/\"1\"")
        let nurse = try await Self.send(route, as: "nurse", fixture).status
        #expect(route == .importLines ? nurse == 403 : (200..<300).contains(nurse))
        let unit = #"{"resourceType":"Organization","id":"auh","name":"x"}"#
        #expect(try await fixture.send("PUT /Organization/auh", as: "nurse", body: unit).status == 403)
    }

    @Test(arguments: FHIRRoute.allCases.filter { $0.audit == .directory })
    func `what codes mean is for everybody who may open the record`(route: FHIRRoute) async throws {
        let fixture = try await Self.fixture(route)
        for token in ["ida", "bo", "nurse", "quality"] {
            let before = try await fixture.audited().count
            let answer = try await Self.send(route, as: token, fixture)
            #expect(answer.status == 200, "\(answer.text)")
            #expect(Validator().validate(try answer.json).isEmpty)
            #expect(try await fixture.audited().count == before + 1)
        }
    }

    @Test(arguments: FHIRRoute.allCases.filter { $0.audit == .reading || $0.audit == .writing })
    func `who sees numbers only sees no resource`(route: FHIRRoute) async throws {
        let fixture = try await Self.fixture()
        let answer = try await Self.send(route, as: "quality", fixture)
        #expect(answer.status == (route == .page ? 410 : route == .jobFile ? 404 : 403))
        #expect(!answer.text.contains("ida"))
    }

    @Test(arguments: [FHIRRoute.jobStatus, .jobCancel, .jobFile], ["ida", "nurse", "quality", "other-system"])
    func `nobody but its owner knows of an export`(route: FHIRRoute, other: String) async throws {
        let fixture = try await APIFixture()
        let line = try await Self.line(route, fixture)
        #expect(try await Self.send(route, line, as: other, fixture).status == 404)
        #expect((200..<300).contains(try await Self.send(route, line, as: "system", fixture).status))
    }

    @Test func `unknown addresses, types and methods are told apart`() async throws {
        let fixture = try await APIFixture()
        let unknown = try await fixture.send("GET /Observation/o1/nothing")
        #expect(unknown.status == 404)
        let type = try await fixture.send("GET /Observations/o1")
        #expect(type.status == 404)
        #expect(type.text.contains("no resource type"))
        let method = try await fixture.send("POST /metadata")
        #expect(method.status == 405)
        #expect(method.allowed == [.get])
        // A format that there is not comes after the address, the method and who asks.
        #expect(try await fixture.send("POST /metadata?_format=x").status == 405)
        #expect(try await fixture.send("GET /Observation/o1?_format=x", as: nil).status == 401)
        #expect(try await fixture.send("GET /Observation/o1?_format=x").status == 406)
        for answer in [unknown, type, method] { #expect(try answer.json["resourceType"]?.string == "OperationOutcome") }
    }

    @Test func `the capabilities are those of the table, for every type`() async throws {
        let answer = try await APIFixture().send("GET /metadata", as: nil)
        let statement = try answer.json
        #expect(Validator().validate(statement).isEmpty)
        let rest = try #require(statement["rest"]?[0])
        let resources = try #require(rest["resource"]).elements.map { $0 }
        #expect(resources.compactMap { $0["type"]?.string } == Definitions.r4.resourceTypeNames)
        for resource in resources {
            let codes = resource["interaction"]?.elements.compactMap { $0["code"]?.string } ?? []
            #expect(resource["updateCreate"]?.bool == true)
            #expect(resource["conditionalDelete"]?.string == "single")
            let expected = FHIRRoute.allCases.map(\.interaction).filter { $0.level == .type }.map(\.rawValue)
            #expect(codes.sorted() == Set(expected).sorted())
        }
    }
}

extension FHIRRoute {
    fileprivate var isExport: Bool { operation == "export" }
}
