import Apps
import FHIR
import Hummingbird
import HummingbirdTesting
import Pages
import Record
import TestSupport
import Testing

@testable import App

/// A daughter with access to her father's appointments only sees just these on every surface; he sees each time she
/// looked; he ends it; her next request shows nothing.
@Suite(.onEachEngine) struct ProxyScenarioTests {
    @Test func `from the offer to the end`() async throws {
        let fixture = try await ServerFixture(ProxyScenario.resources)
        let token = try await AccessTokens(fixture.temporary.record).issue(
            holder: "parent", scope: "system/*.rs", minutes: 60)
        let authorization = ("Authorization", "Bearer \(token)")
        try await fixture.run { client in
            let (father, daughter, program) = (Visitor(client), Visitor(client), Visitor(client))
            try await father.signIn(as: "svend-person")
            try await daughter.signIn(as: "lis-person")
            try await Self.seesNothing(daughter, program, authorization)

            // He offers; it has no effect yet.
            try await Self.offer(father)
            for page in ProxyScenario.pages {
                let text = try await daughter.get(page).text
                for secret in ProxyScenario.secrets + ["Kontrol af hoften"] where !page.contains(secret) {
                    #expect(!text.contains(secret), "\(page) \(secret)")
                }
            }
            // Whoever has only offered something is not among those whom she may open.
            #expect(try await !daughter.get("/citizens").text.contains("/citizens/svend"))
            let offers = try await daughter.get("/mandates")
            #expect(offers.text.contains("Svend Lund"))
            let consent = try #require(ProxyScenario.consent(in: offers))

            // She accepts, and sees his appointments.
            let accepted = try await daughter.post(
                "/mandates", ["do": "accept", "consent": consent, "relative": "lis"])
            #expect(accepted.headers[.location] == "/mandates?done=accepted")
            let before = try await ProxyScenario.looks(by: "RelatedPerson/lis", in: fixture).count
            let looked = try await Self.seesAppointmentsOnly(daughter, program, authorization)
            let after = try await ProxyScenario.looks(by: "RelatedPerson/lis", in: fixture).count
            #expect(after - before >= looked, "each look stands in the audit")

            // He ends it with one press; her next request shows nothing.
            let list = try await father.get("/citizens/svend/access")
            #expect(list.text.contains("Lis Lund"))
            let ended = try await father.post(
                "/citizens/svend/access",
                ["do": "end", "consent": try #require(ProxyScenario.consent(in: list))])
            #expect(ended.headers[.location] == "/citizens/svend/access?done=ended")
            try await Self.seesNothing(daughter, program, authorization)
        }
    }

    static func offer(_ father: Visitor) async throws {
        let form = "/citizens/svend/access?form=give"
        let fields = ["who": "lis", "what": "appointments", "how": "read", "long": "year"]
        let preview = try await father.post(form, fields.merging(["do": "preview"]) { $1 })
        #expect(preview.text.contains("Kontrol af hoften"))
        for secret in ProxyScenario.secrets { #expect(!preview.text.contains(secret), "\(secret)") }
        let offered = try await father.post(form, fields.merging(["do": "give"]) { $1 })
        #expect(offered.headers[.location] == "/citizens/svend/access?done=offered")
    }

    /// - Returns: how many looks found his record.
    private static func seesAppointmentsOnly(
        _ daughter: Visitor, _ program: Visitor, _ authorization: (String, String)
    ) async throws -> Int {
        var looked = 0
        for page in ProxyScenario.pages {
            let response = try await daughter.get(page)
            if response.status == .ok { looked += 1 }
            for secret in ProxyScenario.secrets where !page.contains(secret) {
                #expect(!response.text.contains(secret), "\(page) \(secret)")
            }
        }
        for page in ["/citizens/svend", "/citizens/svend/ahead", "/citizens/svend/thread"] {
            let response = try await daughter.get(page)
            looked += 1
            #expect(response.text.contains("Kontrol af hoften"), "\(page)")
            #expect(response.text.contains(Texts.danish.subject.relativeRecord), "\(page)")
        }
        let overview = try await daughter.get("/citizens/svend").text
        looked += 1
        for page in ["ahead", "thread", "failures"] {
            #expect(overview.contains("href=\"/citizens/svend/\(page)\""), "\(page)")
        }
        for page in ["results", "medicines", "diagnoses", "documents", "plans", "letters", "apps"] {
            #expect(!overview.contains("href=\"/citizens/svend/\(page)\""), "\(page) has nothing for her")
        }
        let texts = Texts.danish
        #expect(overview.contains(texts.subject.limited))
        for claim in [texts.chapter.noAllergies, texts.chapter.noMedicines, texts.chapter.noDiagnoses] {
            #expect(!overview.contains(claim), "she cannot know: \(claim)")
        }
        let appointments = try await program.get("/fhir/Appointment?patient=svend", headers: [authorization])
        looked += 1
        #expect(appointments.status == .ok)
        #expect(appointments.text.contains("Kontrol af hoften"))
        let count = try await program.get("/fhir/Appointment?_summary=count", headers: [authorization])
        #expect(try JSONDocument(count.text).root["total"]?.numberText == "1", "\(count.text)")
        for request in ProxyScenario.requests {
            let response = try await program.get(request, headers: [authorization])
            for secret in ProxyScenario.secrets where !request.contains(secret) {
                #expect(!response.text.contains(secret), "\(request) \(secret)")
            }
            if request.contains("_summary=count") {
                #expect(try JSONDocument(response.text).root["total"]?.numberText == "0", "\(request)")
            }
        }
        return looked
    }

    private static func seesNothing(
        _ daughter: Visitor, _ program: Visitor, _ authorization: (String, String)
    ) async throws {
        for page in ProxyScenario.pages {
            let response = try await daughter.get(page)
            #expect(page == "/citizens" ? response.status == .ok : response.status == .notFound, "\(page)")
            for secret in ProxyScenario.secrets + ["Svend", "Kontrol af hoften"] where !page.contains(secret) {
                #expect(!response.text.contains(secret), "\(page) \(secret)")
            }
        }
        for request in ProxyScenario.requests + ["/fhir/Appointment", "/fhir/Patient", "/fhir/Patient/svend"] {
            let response = try await program.get(request, headers: [authorization])
            for secret in ProxyScenario.secrets + ["Svend", "Kontrol af hoften"] where !request.contains(secret) {
                #expect(!response.text.contains(secret), "\(request) \(secret)")
            }
        }
    }
}
