import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing

@testable import App

/// People finding their way through the pages of a running server.
@Suite(.onEachEngine) struct BrowsingTests {
    private static func child(_ id: String, _ name: String, born: String, until end: String) -> [String] {
        [
            #"{"resourceType":"Patient","id":"\#(id)","name":[{"text":"\#(name)"}],"birthDate":"\#(born)"}"#,
            #"{"resourceType":"RelatedPerson","id":"mother-\#(id)","patient":{"reference":"Patient/\#(id)"},"relationship":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-RoleCode","code":"MTH"}]}]}"#,
            #"{"resourceType":"Consent","id":"c-\#(id)","status":"active","scope":{"coding":[{"code":"patient-privacy"}]},"category":[{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/consent-kind","code":"custody"}]}],"patient":{"reference":"Patient/\#(id)"},"provision":{"type":"permit","period":{"start":"\#(born)","end":"\#(end)"},"actor":[{"role":{"text":"x"},"reference":{"reference":"RelatedPerson/mother-\#(id)"}}]}}"#,
        ]
    }

    @Test func `a parent opens the record of each child under fifteen, and of no older one`() async throws {
        let family =
            Self.child("ane", "Ane Kjær", born: "2019-05-01", until: "2034-04-30")
            + Self.child("bo", "Bo Kjær", born: "2024-05-01", until: "2039-04-30")
            + Self.child("ida", "Ida Kjær", born: "2008-05-01", until: "2023-04-30")
        let parent = ServerFixture.person(
            "p5", "parent",
            ["Patient/emil", "RelatedPerson/mother-ane", "RelatedPerson/mother-bo", "RelatedPerson/mother-ida"])
        try await ServerFixture(family + [parent]).run { client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: "p5")
            let choice = try await visitor.get("/citizens").text
            for name in ["Ane Kjær", "Bo Kjær", "Emil Kjær"] { #expect(choice.contains(name)) }
            #expect(!choice.contains("Ida Kjær"))
            let overview = try await visitor.get("/citizens/ane")
            #expect(overview.status == .ok)
            #expect(overview.text.contains("Dit barns forløb"))
            #expect(try await visitor.get("/citizens/bo").status == .ok)
            #expect(try await visitor.get("/citizens/ida").status == .notFound)
        }
    }

    /// A list that is cut goes on in the thread, which gives the rest, each once.
    @Test func `nothing is out of reach in a long list`() async throws {
        let count = 420
        let documents = (0..<count).map { number in
            let day = number % 28 + 1
            return
                #"{"resourceType":"DocumentReference","id":"d\#(number)","status":"current","type":{"text":"Brev"},"subject":{"reference":"Patient/karen"},"date":"\#(2000 + number % 20)-05-\#(day < 10 ? "0" : "")\#(day)T10:00:00Z","content":[{"attachment":{"title":"a"}}]}"#
        }
        try await ServerFixture(documents).run { client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: "p1")
            var seen: Set<String> = []
            var address: String? = "/citizens/karen/documents"
            while let here = address {
                let page = try await visitor.get(here).text
                let found = page.matches(of: /entries\/DocumentReference\/(d[0-9]+)/).map { String($0.1) }
                for id in found { #expect(seen.insert(id).inserted, "\(id) twice") }
                let next = page.matches(of: /href="([^"]*kind=document[^"]*after=[^"]*)"/).map { String($0.1) }
                address = next.last?.replacing("&amp;", with: "&")
                if found.isEmpty { break }
            }
            #expect(seen.count == count)
        }
    }

    @Test func `staff filter the thread by sector, kind and course, from the overview on`() async throws {
        try await ServerFixture([
            #"{"resourceType":"Organization","id":"h","name":"Lungeafdelingen","type":[{"coding":[{"code":"22232009"}]}]}"#,
            #"{"resourceType":"Encounter","id":"v1","status":"finished","class":{"code":"AMB"},"type":[{"text":"Ambulant"}],"subject":{"reference":"Patient/karen"},"period":{"start":"2024-01-01"},"serviceProvider":{"reference":"Organization/h"},"episodeOfCare":[{"reference":"EpisodeOfCare/kol"}]}"#,
            #"{"resourceType":"Encounter","id":"v2","status":"finished","class":{"code":"AMB"},"type":[{"text":"Andetsteds"}],"subject":{"reference":"Patient/karen"},"period":{"start":"2024-02-01"}}"#,
        ]).run { client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: "p3")
            let overview = try await visitor.get("/citizens/karen").text
            for name in ["sector", "kind", "course"] { #expect(overview.contains("<select id=\"search-\(name)\"")) }
            #expect(overview.contains("value=\"EpisodeOfCare/kol\""))
            for (query, found) in [
                ("sector=hospital", ["v1"]), ("kind=contact", ["v1", "v2"]), ("course=EpisodeOfCare%2Fkol", ["v1"]),
                ("sector=hospital&kind=result", []), ("sector=&kind=contact&course=&text=Andet", ["v2"]),
            ] {
                let page = try await visitor.get("/citizens/karen/thread?\(query)").text
                for id in ["v1", "v2"] {
                    #expect(page.contains("entries/Encounter/\(id)\"") == found.contains(id), "\(query) \(id)")
                }
            }
        }
    }

    @Test func `the officer sees figures by sector, and small ones are hidden`() async throws {
        try await ServerFixture([
            #"{"resourceType":"Organization","id":"h","name":"Lungeafdelingen","type":[{"coding":[{"code":"22232009"}]}]}"#
        ]).run { client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: "p4")
            let page = try await visitor.get("/figures").text
            #expect(page.contains("sector-hospital"))
            #expect(page.contains("Under 5"))
            #expect(!page.contains("Lungeafdelingen"))
        }
    }

    @Test func `an entry shows what it hangs together with`() async throws {
        try await ServerFixture([
            #"{"resourceType":"DiagnosticReport","id":"r","status":"final","code":{"text":"Svarbrev"},"subject":{"reference":"Patient/karen"},"result":[{"reference":"Observation/o1"}]}"#
        ]).run { client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: "p1")
            let page = try await visitor.get("/citizens/karen/entries/Observation/o1").text
            #expect(page.contains("entries/DiagnosticReport/r\""))
        }
    }
}
