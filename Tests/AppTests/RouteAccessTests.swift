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
@Suite(.onEachEngine) struct RouteAccessTests {
    /// An address of each page, on Karen's record.
    static func address(_ pattern: RoutePattern) -> String {
        pattern.rawValue
            .replacing("{citizen}", with: "karen").replacing("{language}", with: "da")
            .replacing("{type}/{id}", with: pattern == .course ? "EpisodeOfCare/kol" : "Observation/o1")
            + (pattern == .trend ? "?code=urn%3Aoid%3A1.2.208.176.2.1%7CNPU18016" : "")
    }

    static let readable = RoutePattern.allCases.filter { $0.methods.contains(.get) }

    /// Asks for every page as one persona, on one record.
    private static func statuses(
        as persona: String?, citizen: String = "karen",
        _ check: @escaping @Sendable (RoutePattern, TestResponse) -> Void
    ) async throws {
        try await ServerFixture().run { client in
            let visitor = Visitor(client)
            if let persona { try await visitor.signIn(as: persona) }
            for pattern in readable {
                check(pattern, try await visitor.get(address(pattern).replacing("karen", with: citizen)))
            }
        }
    }

    @Test func `without signing in`() async throws {
        try await Self.statuses(as: nil) { pattern, response in
            if pattern.access == .everybody {
                #expect(response.status.code < 400, "\(pattern)")
            } else {
                #expect(response.status == .unauthorized, "\(pattern)")
            }
        }
    }

    @Test func `as the citizen herself`() async throws {
        try await Self.statuses(as: "p1") { pattern, response in
            switch pattern.access {
            case .everybody, .citizensAndRelatives, .whoeverMaySeeTheCitizen:
                #expect(response.status.code < 400, "\(pattern)")
            case .professionals, .qualityOfficers: #expect(response.status == .forbidden, "\(pattern)")
            }
        }
    }

    @Test(arguments: ["emil", "nobody"])
    func `somebody else's record is as if it were not there`(citizen: String) async throws {
        try await Self.statuses(as: "p1", citizen: citizen) { pattern, response in
            guard pattern.access == .whoeverMaySeeTheCitizen else { return }
            #expect(response.status == .notFound, "\(pattern)")
            #expect(!response.text.contains("Emil"), "\(pattern)")
        }
    }

    @Test func `a relative does not see those who have not given access`() async throws {
        try await Self.statuses(as: "p2") { pattern, response in
            guard pattern.access == .whoeverMaySeeTheCitizen else { return }
            #expect(response.status == .notFound, "\(pattern)")
        }
    }

    @Test func `a relative sees those who have, and on whose record it is`() async throws {
        try await ServerFixture().run { client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: "p2")
            let response = try await visitor.get("/citizens/poul")
            #expect(response.status == .ok)
            #expect(response.text.contains(Texts.danish.subject.relativeRecord))
            let choices = try await visitor.get("/citizens")
            #expect(choices.text.contains("/citizens/poul"))
            #expect(!choices.text.contains("/citizens/karen"))
        }
    }

    @Test func `as a professional`() async throws {
        try await Self.statuses(as: "p3") { pattern, response in
            switch pattern.access {
            case .everybody, .professionals, .whoeverMaySeeTheCitizen:
                #expect(response.status.code < 400, "\(pattern)")
            case .citizensAndRelatives, .qualityOfficers: #expect(response.status == .forbidden, "\(pattern)")
            }
        }
    }

    @Test func `as a quality officer`() async throws {
        try await Self.statuses(as: "p4") { pattern, response in
            switch pattern.access {
            case .everybody, .qualityOfficers: #expect(response.status.code < 400, "\(pattern)")
            case .citizensAndRelatives, .professionals, .whoeverMaySeeTheCitizen:
                #expect(response.status == .forbidden, "\(pattern)")
            }
        }
    }

    @Test func `the audit says what the table says`() async throws {
        let fixture = try await ServerFixture()
        try await fixture.run { client in
            for pattern in Self.readable {
                let visitor = Visitor(client)
                let persona =
                    pattern == .mandates ? "p2" : pattern.access == .professionals ? "p3" : pattern.access == .qualityOfficers ? "p4" : "p1"
                try await visitor.signIn(as: persona)
                let before = try await Self.audited(fixture).first?.number ?? 0
                if pattern == .findPatient {
                    _ = try await visitor.post(pattern.rawValue, ["number": "640348-1234"])
                } else {
                    _ = try await visitor.get(Self.address(pattern))
                }
                let new = try await Self.audited(fixture)
                    .filter { $0.number > before && $0.entry.activity == pattern.rawValue }
                switch pattern.audit {
                case .nothing: #expect(new.isEmpty, "\(pattern)")
                case .readingOfTheCitizen, .lookup:
                    // What a relative has been given is about whoever gave it.
                    let patient = pattern == .mandates ? "poul" : "karen"
                    #expect(new.contains { $0.entry.patient == patient }, "\(pattern)")
                case .counting:
                    // Which unit is in which sector, and the numbers.
                    #expect(new.count == 2 && new.allSatisfy { $0.entry.patient == nil }, "\(pattern)")
                }
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
