import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Pages
import TestSupport
import Testing

@testable import App

/// Monitoring at home from page to page: a plan begins, a value comes from a device that was offline, the unit's list shows it,
/// somebody takes it and deals with it, and the citizen reads what was done.
@Suite(.onEachEngine) struct MonitoringScenarioTests {
    private static let today = "/citizens/karen/today"
    private static let monitored = "/citizens/karen/monitoring"

    /// What a page's first form with this field carries in its hidden fields.
    private static func hidden(_ name: String, _ text: String) throws -> String {
        let pattern = try Regex(#"name="\#(name)" value="([^"]*)""#, as: (Substring, Substring).self)
        return String(try #require(text.firstMatch(of: pattern)).1)
    }

    private static func begin(_ client: any TestClientProtocol) async throws -> (Visitor, Visitor) {
        let doctor = Visitor(client)
        try await doctor.signIn(as: "p3")
        let page = try await doctor.get(monitored).text
        let programme = try #require(page.firstMatch(of: /<option value="([^"]*copd[^"]*)"/)).1
        let begun = try await doctor.post(
            monitored, ["do": "start", "programme": String(programme).replacing("|", with: "%7C")])
        #expect(begun.headers[.location] == monitored + "?done=started")
        let karen = Visitor(client)
        try await karen.signIn(as: "p1")
        return (doctor, karen)
    }

    /// The fields of a saturation, as her page has them.
    private static func saturation(_ value: String, _ page: String, transmission: String) throws -> [String: String] {
        let form = try #require(
            page.split(separator: "<form").map(String.init).first {
                $0.contains("name=\"value-spo2\"") && $0.contains("name=\"activity\"")
            })
        return [
            "do": "measure", "plan": try hidden("plan", form), "activity": try hidden("activity", form),
            "value-spo2": value, "transmission": transmission,
        ]
    }

    /// What a device sends that kept it.
    private static func sendKept(
        _ fields: [String: String], by visitor: Visitor, age: Int
    ) async throws -> TestResponse {
        let token = try hidden("form-token", try await visitor.get(today).text)
        let form = fields.merging(["form-token": token, "age": String(age)]) { $1 }
            .map { "\($0.key)=\($0.value)" }.joined(separator: "&")
        return try await visitor.request(
            today, .post,
            headers: [("Content-Type", "application/x-www-form-urlencoded"), ("Tovholder-Kept", "1")],
            body: ByteBuffer(string: form))
    }

    @Test func `a value that was measured offline comes once, red, with its reason, and is dealt with`() async throws {
        try await ServerFixture().run { client in
            let (doctor, karen) = try await Self.begin(client)
            let page = try await karen.get(Self.today).text
            let fields = try Self.saturation("79", page, transmission: "from-a-device-1")
            for age in [3600, 3605] {
                #expect(try await Self.sendKept(fields, by: karen, age: age).status == .noContent)
            }
            let list = try await doctor.get("/monitoring").text
            #expect(list.contains("worklist-red") && list.contains("Karen Sørensen") && list.contains("79 %"))
            #expect(list.components(separatedBy: "79 %").count == 2)
            let seen = try await karen.get(Self.today).text
            #expect(seen.contains("79 %") && seen.contains(Texts.danish.monitoring.red))

            let deviation = try Self.hidden("deviation", list)
            let version = try Self.hidden("version", list)
            let take = ["do": "take", "deviation": deviation, "citizen": "karen", "version": version]
            #expect(try await doctor.post("/monitoring", take).headers[.location] == "/monitoring?done=taken")
            // A second clinician has the list open from before.
            #expect(try await doctor.post("/monitoring", take).headers[.location] == "/monitoring?done=late")
            #expect(try await karen.get(Self.today).text.contains("tager sig af det"))

            let staffPage = try await doctor.get(Self.monitored).text
            var done = [
                "do": "complete", "deviation": deviation, "version": try Self.hidden("version", staffPage),
                "action": "called", "words": "",
            ]
            #expect(try await doctor.post(Self.monitored, done).status == .badRequest)
            done["words"] = "Vi+talte+sammen."
            #expect(
                try await doctor.post(Self.monitored, done).headers[.location] == Self.monitored + "?done=handled")
            #expect(try await karen.get(Self.today).text.contains("Vi talte sammen."))
            let afterwards = try await doctor.get("/monitoring").text
            #expect(!afterwards.contains("worklist-red"))
        }
    }

    @Test func `what cannot be is asked back about, and what is malformed is refused`() async throws {
        try await ServerFixture().run { client in
            let (_, karen) = try await Self.begin(client)
            let page = try await karen.get(Self.today).text
            for value in ["7", "860", "abc", ""] {
                let fields = try Self.saturation(value, page, transmission: "t-\(value.count)")
                #expect(try await karen.post(Self.today, fields).status == .unprocessableContent, "\(value)")
            }
            let good = try Self.saturation("93", page, transmission: "t-good")
            for (name, value) in [("transmission", ""), ("age", "-1"), ("age", "99999999"), ("activity", "x")] {
                var fields = good
                fields[name] = value
                #expect(try await karen.post(Self.today, fields).status == .badRequest, "\(name)")
            }
            var elsewhere = good
            elsewhere["plan"] = "nobodys"
            #expect(try await karen.post(Self.today, elsewhere).status == .notFound)
            #expect(try await karen.post(Self.today, good).headers[.location] == Self.today + "?done=sent")
        }
    }

    @Test func `a wish for contact stands on the unit's list, and a plan's limits are a doctor's with a reason`()
        async throws
    {
        try await ServerFixture().run { client in
            let (doctor, karen) = try await Self.begin(client)
            let plan = try Self.hidden("plan", try await karen.get(Self.today).text)
            let wish = ["do": "wish", "plan": plan, "about": "Nye+klemmer"]
            #expect(try await karen.post(Self.today, wish).headers[.location] == Self.today + "?done=wished")
            let list = try await doctor.get("/monitoring").text
            #expect(list.contains("worklist-wish") && list.contains("Nye klemmer"))

            let fields = try Self.saturation("93", try await karen.get(Self.today).text, transmission: "t-1")
            #expect(try await karen.post(Self.today, fields).status == .seeOther)
            var text = try await doctor.get(Self.monitored).text
            let form = try #require(text.split(separator: "<form").first { $0.contains("value=\"limit\"") })
            var limit = [
                "do": "limit", "plan": plan, "version": try Self.hidden("version", String(form)), "measure": "spo2",
                "alert-low": "90", "warning-low": "95",
            ]
            #expect(try await doctor.post(Self.monitored, limit).status == .badRequest)
            limit["why"] = "Hun+ligger+altid+h%C3%B8jt."
            var backwards = limit
            backwards["alert-low"] = "96"
            #expect(try await doctor.post(Self.monitored, backwards).status == .badRequest)
            #expect(
                try await doctor.post(Self.monitored, limit).headers[.location] == Self.monitored + "?done=limited")
            text = try await doctor.get(Self.monitored).text
            #expect(text.contains("Hun ligger altid højt."))
        }
    }

    @Test func `the worker may answer for citizens' pages, and no other file may`() async throws {
        try await ServerFixture().run { client in
            let karen = Visitor(client)
            try await karen.signIn(as: "p1")
            let page = try await karen.get(Self.today).text
            let worker = try #require(page.firstMatch(of: /data-worker="([^"]+)"/)).1
            let script = try #require(page.firstMatch(of: /src="([^"]+keeping[^"]+)"/)).1
            let allowed = try #require(HTTPField.Name("Service-Worker-Allowed"))
            #expect(try await karen.get(String(worker)).headers[allowed] == "/citizens/")
            #expect(try await karen.get(String(script)).headers[allowed] == nil)
        }
    }
}
