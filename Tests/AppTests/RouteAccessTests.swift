import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Pages
import Record
import RecordSQLite
import TestSupport
import Testing

@testable import App

/// Every page in the table, as everybody: who may, who may not, and what the audit says.
struct RouteAccessTests {
    /// An address of each page, on Karen's record.
    static func address(_ pattern: RoutePattern) -> String {
        pattern.rawValue
            .replacing("{citizen}", with: "karen").replacing("{language}", with: "da")
            .replacing("{type}/{id}", with: pattern == .course ? "EpisodeOfCare/kol" : "Observation/o1")
            + (pattern == .trend ? "?code=urn%3Aoid%3A1.2.208.176.2.1%7CNPU18016" : "")
    }

    static let readable = RoutePattern.allCases.filter { $0.methods.contains(.get) }

    @Test(arguments: readable)
    func `without signing in`(pattern: RoutePattern) async throws {
        try await ServerFixture().run { client in
            let status = try await Visitor(client).get(Self.address(pattern)).status
            #expect(status.code < 400 || status == .unauthorized)
            #expect((status.code < 400) == (pattern.access == .everybody))
        }
    }

    @Test(arguments: readable)
    func `as the citizen herself`(pattern: RoutePattern) async throws {
        try await ServerFixture().run { client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: "p1")
            let status = try await visitor.get(Self.address(pattern)).status
            switch pattern.access {
            case .everybody, .citizensAndRelatives, .whoeverMaySeeTheCitizen: #expect(status.code < 400)
            case .professionals, .qualityOfficers: #expect(status == .forbidden)
            }
        }
    }

    @Test(arguments: readable.filter { $0.access == .whoeverMaySeeTheCitizen })
    func `somebody else's record is not there`(pattern: RoutePattern) async throws {
        try await ServerFixture().run { client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: "p1")
            let address = Self.address(pattern).replacing("karen", with: "emil")
            let response = try await visitor.get(address)
            #expect(response.status == .notFound)
            #expect(!response.text.contains("Emil"))
            let missing = try await visitor.get(address.replacing("emil", with: "nobody"))
            #expect(missing.status == response.status)
        }
    }

    @Test(arguments: readable.filter { $0.access == .whoeverMaySeeTheCitizen })
    func `a relative sees those who have given access, and nobody else`(pattern: RoutePattern) async throws {
        try await ServerFixture().run { client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: "p2")
            #expect(try await visitor.get(Self.address(pattern)).status == .notFound)
            if pattern == .overview {
                let response = try await visitor.get("/citizens/poul")
                #expect(response.status == .ok)
                #expect(response.text.contains(Texts.danish.subject.relativeRecord))
            }
        }
    }

    @Test(arguments: readable)
    func `as a professional`(pattern: RoutePattern) async throws {
        try await ServerFixture().run { client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: "p3")
            let status = try await visitor.get(Self.address(pattern)).status
            switch pattern.access {
            case .everybody, .professionals, .whoeverMaySeeTheCitizen: #expect(status.code < 400)
            case .citizensAndRelatives, .qualityOfficers: #expect(status == .forbidden)
            }
        }
    }

    @Test(arguments: readable)
    func `as a quality officer`(pattern: RoutePattern) async throws {
        try await ServerFixture().run { client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: "p4")
            let status = try await visitor.get(Self.address(pattern)).status
            switch pattern.access {
            case .everybody, .qualityOfficers: #expect(status.code < 400)
            case .citizensAndRelatives, .professionals, .whoeverMaySeeTheCitizen: #expect(status == .forbidden)
            }
        }
    }

    @Test(arguments: readable)
    func `the audit says what the table says`(pattern: RoutePattern) async throws {
        let fixture = try await ServerFixture()
        try await fixture.run { client in
            let visitor = Visitor(client)
            let persona = pattern.access == .professionals ? "p3" : pattern.access == .qualityOfficers ? "p4" : "p1"
            try await visitor.signIn(as: persona)
            let before = try await Self.audited(fixture)
            if pattern == .findPatient {
                _ = try await visitor.post(pattern.rawValue, ["number": "640348-1234"])
            } else {
                _ = try await visitor.get(Self.address(pattern))
            }
            let new = try await Self.audited(fixture).filter { $0.number > (before.first?.number ?? 0) }
                .filter { $0.entry.activity == pattern.rawValue }
            switch pattern.audit {
            case .nothing: #expect(new.isEmpty)
            case .readingOfTheCitizen, .lookup: #expect(new.contains { $0.entry.patient == "karen" })
            case .counting: #expect(new.count == 1 && new[0].entry.patient == nil)
            }
        }
    }

    private static func audited(_ fixture: ServerFixture) async throws -> [NumberedAuditEntry] {
        try await fixture.temporary.engine.read { try $0.audit(of: nil, before: nil, limit: 100) }
    }

    @Test func `what somebody wrote into the record cannot become mark-up`() async throws {
        try await ServerFixture().run { client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: "p1")
            let text = try await visitor.get("/citizens/karen").text
            #expect(text.contains("KOL &lt;script&gt;"))
            #expect(!text.contains("<script"))
        }
    }

    @Test func `staff find a patient by number, and by name and birth date`() async throws {
        try await ServerFixture().run { client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: "p3")
            for fields in [["number": "640348-1234"], ["name": "karen", "birth-date": "4-3-1948"]] {
                let response = try await visitor.post("/find", fields)
                #expect(response.text.contains("/citizens/karen"))
                #expect(!response.text.contains("/citizens/emil"))
            }
            #expect(try await visitor.post("/find", ["number": "12"]).status == .badRequest)
        }
    }
}
