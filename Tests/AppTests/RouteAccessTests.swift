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
            .replacing("/reviews/{id}", with: "/reviews/case-1")
            .replacing("/pathways/{id}", with: "/pathways/kol").replacing("/handovers/{id}", with: "/handovers/offer-1")
            .replacing("/questionnaires/{id}", with: "/questionnaires/form-1")
            .replacing("/letters/{id}", with: "/letters/l1")
            .replacing("{provider}", with: "mitid").replacing("/programmes/{id}", with: "/programmes/copd")
            .replacing("{type}/{id}", with: pattern == .course ? "EpisodeOfCare/kol" : "Observation/o1")
            + (pattern == .accessQuestion ? "?look=1" : "")
            + (pattern == .trend ? "?code=urn%3Aoid%3A1.2.208.176.2.1%7CNPU18016" : "")
            + (pattern == .authorize ? "?" + asked : "")
    }

    /// What the fixture's app asks of a person.
    private static let asked =
        "response_type=code&client_id=test-app&redirect_uri=https%3A%2F%2Fapp.test%2F&scope=patient%2FPatient.r&state=s"
        + "&aud=http%3A%2F%2Flocalhost%2Ffhir&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        + "&code_challenge_method=S256"

    /// Those that can be opened; the way back from a provider has tests of its own (``ProviderSignInTests``).
    static let readable = RoutePattern.allCases.filter { $0.methods.contains(.get) && $0 != .signInReturn }

    /// Asks for every page as one persona, on one record.
    private static func statuses(
        as persona: String?, citizen: String = "karen",
        _ check: @escaping @Sendable (RoutePattern, TestResponse) -> Void
    ) async throws {
        let fixture = try await ServerFixture()
        try await fixture.run(relyingParty: fixture.relyingParty(FakeProvider())) { client in
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
            case .everybody, .citizensAndRelatives, .whoeverMaySeeTheCitizen, .theCitizen:
                #expect(response.status.code < 400, "\(pattern)")
            case .professionals, .qualityOfficers, .reviewers: #expect(response.status == .forbidden, "\(pattern)")
            }
        }
    }

    @Test(arguments: ["emil", "nobody"])
    func `somebody else's record is as if it were not there`(citizen: String) async throws {
        try await Self.statuses(as: "p1", citizen: citizen) { pattern, response in
            guard [.whoeverMaySeeTheCitizen, .theCitizen].contains(pattern.access) else { return }
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
            case .citizensAndRelatives, .theCitizen, .qualityOfficers, .reviewers:
                #expect(response.status == .forbidden, "\(pattern)")
            }
        }
    }

    @Test func `as a quality officer`() async throws {
        try await Self.statuses(as: "p4") { pattern, response in
            switch pattern.access {
            case .everybody, .qualityOfficers: #expect(response.status.code < 400, "\(pattern)")
            case .citizensAndRelatives, .professionals, .whoeverMaySeeTheCitizen, .theCitizen, .reviewers:
                #expect(response.status == .forbidden, "\(pattern)")
            }
        }
    }

    @Test func `as a reviewer, who sees cases and nothing of any record`() async throws {
        try await Self.statuses(as: "p5") { pattern, response in
            switch pattern.access {
            case .everybody, .reviewers: #expect(response.status.code < 400, "\(pattern)")
            case .citizensAndRelatives, .professionals, .whoeverMaySeeTheCitizen, .theCitizen, .qualityOfficers:
                #expect(response.status == .forbidden, "\(pattern)")
            }
            #expect(!response.text.contains("Karen") && !response.text.contains("Kreatinin"), "\(pattern)")
        }
    }

    @Test func `a relative with access to the whole record does not see who has looked`() async throws {
        try await ServerFixture().run { client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: "p2")
            #expect(try await visitor.get("/citizens/poul").status == .ok)
            for page in ["", "/file", "/question?look=1"] {
                #expect(try await visitor.get("/citizens/poul/access-log" + page).status == .forbidden)
            }
        }
    }

    @Test func `a citizen sees who has looked, asks about it, and the reviewer answers`() async throws {
        try await ServerFixture().run { client in
            let nurse = Visitor(client)
            try await nurse.signIn(as: "p3")
            _ = try await nurse.get("/citizens/karen/medicines")
            let karen = Visitor(client)
            try await karen.signIn(as: "p1")
            let log = try await karen.get("/citizens/karen/access-log").text
            #expect(log.contains("Jens Holst") && log.contains("Medicin"))
            let question = try #require(log.firstMatch(of: /\/citizens\/karen\/access-log\/question\?look=[0-9]+/))
            let address = String(question.0)
            #expect(try await karen.post(address, ["question": ""]).status == .badRequest)
            #expect(try await karen.post(address, ["question": "Hvorfor+medicin%3F"]).status == .seeOther)
            let reviewer = Visitor(client)
            try await reviewer.signIn(as: "p5")
            let list = try await reviewer.get("/reviews").text
            let cases = list.matches(of: /href="(\/reviews\/[^"]+)"/).map { String($0.1) }
            #expect(cases.count == 2)
            // The citizen waits for an answer; the look that was drawn does not.
            let first = try #require(cases.first)
            #expect(try await reviewer.get(first).text.contains("Hvorfor medicin?"))
            #expect(try await reviewer.post(first, ["finding": "En+fejl."]).status == .seeOther)
            #expect(try await reviewer.post(first, ["finding": "Igen"], page: "/reviews/case-1").status == .badRequest)
            #expect(try await karen.get("/citizens/karen/access-log").text.contains("En fejl."))
        }
    }

    @Test func `the file of the log opens in spreadsheets, and nothing in it is a formula`() async throws {
        try await ServerFixture([
            #"{"resourceType":"PractitionerRole","id":"gp","practitioner":{"display":"=HYPERLINK(\"x\")"}}"#
        ]).run { client in
            let nurse = Visitor(client)
            try await nurse.signIn(as: "p3")
            _ = try await nurse.get("/citizens/karen")
            let karen = Visitor(client)
            try await karen.signIn(as: "p1")
            let file = try await karen.get("/citizens/karen/access-log/file")
            #expect(file.headers[.contentType] == "text/csv; charset=utf-8")
            #expect(file.text.hasPrefix("\u{FEFF}\"Dag\";\"Fra klokken\""))
            #expect(file.text.contains(#""'=HYPERLINK(""x"")""#))
        }
    }

    @Test func `of which looks somebody is told is chosen, and shown`() async throws {
        try await ServerFixture().run { client in
            let karen = Visitor(client)
            try await karen.signIn(as: "p1")
            let page = "/citizens/karen/access-log"
            #expect(try await karen.get(page).text.contains(#"value="unusual" checked"#))
            #expect(try await karen.post(page + "/notice", ["notice": "each"], page: page).status == .seeOther)
            #expect(try await karen.get(page).text.contains(#"value="each" checked"#))
            #expect(try await karen.post(page + "/notice", ["notice": "sometimes"], page: page).status == .badRequest)
        }
    }

    @Test func `the audit says what the table says`() async throws {
        let fixture = try await ServerFixture()
        try await fixture.run(relyingParty: fixture.relyingParty(FakeProvider())) { client in
            for pattern in Self.readable {
                let visitor = Visitor(client)
                let persona =
                    switch pattern.access {
                    case _ where pattern == .mandates: "p2"
                    case .professionals: "p3"
                    case .qualityOfficers: "p4"
                    case .reviewers: "p5"
                    default: "p1"
                    }
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
                case .readingOfTheCitizen, .lookup, .reviewing:
                    // What a relative has been given is about whoever gave it.
                    let patient =
                        pattern == .mandates
                        ? "poul"
                        : Self.unnamed.contains(pattern) ? nil : "karen"
                    #expect(new.contains { $0.entry.patient == patient }, "\(pattern)")
                case .counting:
                    // Which unit is in which sector, and the numbers; of one's own unit, the numbers alone.
                    #expect(
                        new.count == (pattern == .timeliness ? 1 : 2) && new.allSatisfy { $0.entry.patient == nil },
                        "\(pattern)")
                }
            }
        }
    }

    /// Lists on which the fixture's clinic has nobody: the scenario tests look at those who are on them.
    private static let unnamed: Set<RoutePattern> = [
        .transitions, .worklist, .unitEquipment, .alarms, .programmes, .programme, .tuning, .versions,
    ]

    private static func audited(_ fixture: ServerFixture) async throws -> [NumberedAuditEntry] {
        try await fixture.temporary.engine.read { try $0.audit(of: nil, before: nil, limit: 100) }
    }

    @Test func `what somebody wrote into the record cannot become mark-up`() async throws {
        try await ServerFixture().run { client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: "p1")
            let text = try await visitor.get("/citizens/karen").text
            #expect(text.contains("KOL &lt;script&gt;"))
            #expect(!text.contains("<script>"))
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
