import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Pages
import TestSupport
import Testing

@testable import App

/// A programme from page to page: it is changed in fields and as a file, tried, published, and a plan is moved to it; the citizen reads
/// what is otherwise. Nothing that was typed is lost on the way.
@Suite(.onEachEngine) struct TuningScenarioTests {
    private static let change = "/programmes/copd/change"
    private static let versions = "/programmes/copd/versions"
    private static let texts = Texts.danish.tuning

    private static func encoded(_ fields: [String: String]) -> [String: String] {
        fields.mapValues { value in
            value.utf8.map { byte in
                let code = String(byte, radix: 16)
                return "%" + (code.count < 2 ? "0" : "") + code
            }.joined()
        }
    }

    private static func plain(_ text: some StringProtocol) -> String {
        String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }

    /// What the fields of a page have in them.
    private static func fields(_ page: String) -> [String: String] {
        var fields: [String: String] = [:]
        for match in page.matches(of: /name="([^"]+)" value="([^"]*)"/) {
            fields[String(match.1)] = plain(match.2)
        }
        for match in page.matches(of: /<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)<\/textarea>/) {
            fields[String(match.1)] = plain(match.2)
        }
        fields["form-token"] = nil
        fields["approved"] = nil
        return fields
    }

    private static func begin(_ client: any TestClientProtocol) async throws -> Visitor {
        let doctor = Visitor(client)
        try await doctor.signIn(as: "p3")
        let page = try await doctor.get("/citizens/karen/monitoring").text
        let programme = try #require(page.firstMatch(of: /<option value="([^"]*copd[^"]*)"/)).1
        _ = try await doctor.post(
            "/citizens/karen/monitoring", ["do": "start", "programme": String(programme).replacing("|", with: "%7C")])
        return doctor
    }

    @Test func `it is changed, tried, published, and the citizen is told when the plan is moved`() async throws {
        try await ServerFixture().run { client in
            let doctor = try await Self.begin(client)
            let karen = Visitor(client)
            try await karen.signIn(as: "p1")
            for path in [Self.change, Self.versions] { #expect(try await karen.get(path).status == .forbidden) }

            var form = Self.fields(try await doctor.get(Self.change).text)
            #expect(form["limit-spo2-warning-low"] == "90")
            form["do"] = "try-fields"
            form["limit-spo2-warning-low"] = "mange"
            form["citizen-red-da"] = "Ring <nu>."
            let mistaken = try await doctor.post(Self.change, Self.encoded(form))
            #expect(mistaken.status == .badRequest && mistaken.text.contains(Self.texts.mistake(.limit)))
            let kept = Self.fields(mistaken.text)
            #expect(kept["limit-spo2-warning-low"] == "mange" && kept["citizen-red-da"] == "Ring <nu>.")
            form["limit-spo2-warning-low"] = "89"
            let tried = try await doctor.post(Self.change, Self.encoded(form))
            #expect(tried.status == .ok)
            #expect(tried.text.contains("gul under 89") && tried.text.contains("Ring &lt;nu&gt;."))
            #expect(tried.text.contains(Self.texts.plans(1, 1)))

            var publish = Self.fields(tried.text)
            publish["do"] = "publish"
            publish["approved"] = "yes"
            let silent = try await doctor.post(Self.change, Self.encoded(publish))
            #expect(silent.status == .badRequest && silent.text.contains(Self.texts.whyMissing))
            #expect(
                silent.text.contains("value=\"yes\" checked") && Self.fields(silent.text)["text"] == publish["text"])
            publish["why"] = "For mange gule om morgenen"
            let published = try await doctor.post(Self.change, Self.encoded(publish))
            #expect(published.headers[.location] == Self.versions + "?done=published")
            // Whoever comes second from the same version keeps what was written, and sees it held against the new one.
            let second = try await doctor.post(Self.change, Self.encoded(publish))
            #expect(second.status == .ok && second.text.contains(Self.texts.meanwhile("1.1")))
            #expect(Self.fields(second.text)["why"] == "For mange gule om morgenen")

            let page = try await doctor.get(Self.versions).text
            #expect(page.contains("For mange gule om morgenen") && page.contains(Self.texts.move(1, "1.1")))
            var move = Self.fields(page)
            let unmoved = try await doctor.post(Self.versions, Self.encoded(move))
            #expect(unmoved.status == .badRequest && unmoved.text.contains(Self.texts.whyMissing))
            #expect(!(try await karen.get("/citizens/karen/today").text.contains("Færre gule")))
            move["why"] = "Færre gule"
            let moved = try await doctor.post(Self.versions, Self.encoded(move))
            #expect(moved.headers[.location] == Self.versions + "?done=moved")
            let today = try await karen.get("/citizens/karen/today").text
            #expect(
                today.contains("Færre gule") && today.contains("gul under 89") && today.contains("Ring &lt;nu&gt;."))
            #expect(!(try await doctor.get(Self.versions).text.contains(Self.texts.moveHeading)))
            #expect(try await doctor.get("/citizens/karen/monitoring").text.contains(": Færre gule"))
        }
    }

    @Test func `a mistake in the file has its line and reason, and the file is kept`() async throws {
        try await ServerFixture().run { client in
            let doctor = try await Self.begin(client)
            var form = Self.fields(try await doctor.get(Self.change + "?as=file").text)
            let file = try #require(form["text"])
            form["do"] = "try-file"
            for (before, after, reason) in [
                ("warning-low: 90", "warning-low: mange", "her skal stå en grænse"),
                ("programme: copd", "programme: other", "et andet program"),
            ] {
                #expect(file.contains(before))
                form["text"] = file.replacing(before, with: after)
                let answer = try await doctor.post(Self.change + "?as=file", Self.encoded(form))
                #expect(answer.status == .badRequest && answer.text.contains(reason), "\(after)")
                #expect(Self.fields(answer.text)["text"] == form["text"], "\(after)")
                #expect(answer.text.contains("Linje "), "\(after)")
            }
            #expect(try await doctor.post(Self.change, ["do": "nothing"]).status == .badRequest)
        }
    }

    @Test func `whose unit watches nobody by it tries and does not publish, and others do neither`() async throws {
        try await ServerFixture().run { client in
            let doctor = try await Self.begin(client)
            let change = "/programmes/antibiotics-at-home/change"
            var form = Self.fields(try await doctor.get(change).text)
            form["do"] = "try-fields"
            form["within-red"] = "1"
            let tried = try await doctor.post(change, Self.encoded(form))
            #expect(tried.status == .ok && tried.text.contains(Self.texts.doctorPublishes))
            #expect(tried.text.contains(Self.texts.noPlans))
            let publish = [
                "do": "publish", "from": "2", "why": "x", "text": try #require(Self.fields(tried.text)["text"]),
            ]
            #expect(try await doctor.post(change, Self.encoded(publish)).status == .forbidden)
            let officer = Visitor(client)
            try await officer.signIn(as: "p4")
            for path in [change, Self.versions] { #expect(try await officer.get(path).status == .forbidden) }
        }
    }
}
