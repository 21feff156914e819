import FHIR
import Record
import TestSupport
import Testing

@testable import FHIRServer
@testable import Subscriptions

/// Subscriptions as the API takes them in and tells of them.
@Suite(.onEachEngine) struct SubscriptionTests {
    private static func subscription(
        _ criteria: String = "Observation?code=http://loinc.org|15074-8", status: String = "requested",
        endpoint: String = "https://receiver.example/hook", header: String = "Authorization: Bearer s3cret"
    ) -> String {
        """
        {"resourceType":"Subscription","id":"s","status":"\(status)","reason":"a test","criteria":"\(criteria)",\
        "channel":{"type":"rest-hook","endpoint":"\(endpoint)","payload":"application/fhir+json","header":["\(header)"]}}
        """
    }

    private static func subscriber(_ fixture: APIFixture) async throws -> Subscriber? {
        try await fixture.temporary.engine.read { try $0.note(Outbox.subscriber("s")).flatMap(Subscriber.init) }
    }

    @Test func `secrets go into the record and do not come out again`() async throws {
        let fixture = try await APIFixture()
        let created = try await fixture.send("PUT /Subscription/s", body: Self.subscription())
        #expect(created.status == 201)
        #expect(try created.json["status"]?.string == "requested")
        #expect(try created.json["channel"]?["header"]?[0]?.string == "Authorization: ********")
        #expect(
            try await Self.subscriber(fixture)?.headers == [HookHeader(name: "Authorization", value: "Bearer s3cret")])
        for line in [
            "/Subscription/s", "/Subscription", "/Subscription/s/_history", "/_history", "/Subscription/s/$status",
        ] {
            let answer = try await fixture.send("GET " + line)
            #expect(answer.status == 200)
            #expect(!answer.text.contains("s3cret"), "\(line)")
        }
    }

    @Test func `what was read can be written back, and keeps its secrets, but not to another place`() async throws {
        let fixture = try await APIFixture()
        _ = try await fixture.send("PUT /Subscription/s", body: Self.subscription())
        let read = try await fixture.send("GET /Subscription/s").text
        let back = try await fixture.send("PUT /Subscription/s", body: read.replacing("a test", with: "another reason"))
        #expect(back.status == 200)
        #expect(try await Self.subscriber(fixture)?.headers.first?.value == "Bearer s3cret")
        let moved = read.replacing("receiver.example", with: "thief.example")
        let refused = try await fixture.send("PUT /Subscription/s", body: moved)
        #expect(refused.status == 422)
        let patch =
            #"{"resourceType":"Parameters","parameter":[{"name":"operation","part":[{"name":"type","valueCode":"replace"},{"name":"path","valueString":"Subscription.channel.endpoint"},{"name":"value","valueUrl":"https://thief.example/"}]}]}"#
        #expect(try await fixture.send("PATCH /Subscription/s", body: patch).status == 422)
        #expect(try await fixture.send("GET /Subscription/s").text.contains("receiver.example"))
        // With the secret written anew it may move.
        let anew = Self.subscription(endpoint: "https://other.example/", header: "Authorization: Bearer new")
        #expect(try await fixture.send("PUT /Subscription/s", body: anew).status == 200)
        #expect(try await Self.subscriber(fixture)?.headers.first?.value == "Bearer new")
    }

    @Test(
        arguments: [
            (subscription("Observation?colour=red"), "colour"), (subscription("Observation?_sort=date"), "_sort"),
            (subscription("https://example.org/no-topic"), "topic"), (subscription(status: "active"), "requested"),
            (subscription(endpoint: "http://receiver.example/"), "https"),
            (subscription(endpoint: "https://169.254.169.254/"), "address"),
            (subscription(header: "Authorization: ********"), "header"),
        ])
    func `what cannot be done is refused with 422, by name`(body: String, word: String) async throws {
        let fixture = try await APIFixture()
        let answer = try await fixture.send("PUT /Subscription/s", body: body)
        #expect(answer.status == 422)
        #expect(answer.text.contains(word), "\(answer.text)")
        #expect(try await fixture.send("GET /Subscription/s").status == 404)
        #expect(try await Self.subscriber(fixture) == nil)
    }

    @Test func `whoever may not read something may not subscribe to it`() async throws {
        let fixture = try await APIFixture()
        for token in ["nurse", "ida", "quality", "observations"] {
            #expect(try await fixture.send("PUT /Subscription/s", as: token, body: Self.subscription()).status == 403)
        }
        let encounters = Self.subscription("Encounter?status=finished")
        #expect(try await fixture.send("PUT /Subscription/s", as: "subscriber", body: encounters).status == 403)
        #expect(
            try await fixture.send("PUT /Subscription/s", as: "subscriber", body: Self.subscription()).status == 201)
        #expect(try await Self.subscriber(fixture)?.types == ["Observation"])
        #expect(try await fixture.send("DELETE /Subscription/s").status == 204)
        #expect(try await Self.subscriber(fixture) == nil)
    }

    @Test func `a transaction takes subscriptions in the same way`() async throws {
        let fixture = try await APIFixture()
        let bundle = """
            {"resourceType":"Bundle","type":"transaction","entry":[{"resource":\(Self.subscription()),\
            "request":{"method":"PUT","url":"Subscription/s"}}]}
            """
        #expect(try await fixture.send("POST /", body: bundle).status == 200)
        #expect(try await Self.subscriber(fixture) != nil)
        let read = try await fixture.send("GET /Subscription/s")
        #expect(!read.text.contains("s3cret"))
        let wrong = bundle.replacing("15074-8", with: "15074-8&colour=red")
        #expect(try await fixture.send("POST /", body: wrong).status == 422)
    }

    @Test func `status and events are told as the guide says`() async throws {
        let fixture = try await APIFixture()
        _ = try await fixture.send("PUT /Subscription/s", body: Self.subscription())
        let status = try await fixture.send("GET /Subscription/s/$status").json
        #expect(Validator().validate(status).isEmpty)
        #expect(status["type"]?.string == "searchset" && status["total"]?.numberText == "1")
        let all = try await fixture.send("GET /Subscription/$status?status=requested,active").json
        #expect(all["total"]?.numberText == "1")
        #expect(try await fixture.send("GET /Subscription/$status?status=off").json["total"]?.numberText == "0")
        #expect(try await fixture.send("GET /Subscription/$status?colour=red").status == 400)
        let notices = (1...3).map { number in
            Notice(
                number: number, event: number, patient: 1, type: "Observation", id: "o\(number)", version: 1,
                change: .created, instant: 0)
        }
        try await fixture.temporary.engine.write { transaction in
            for notice in notices {
                let prefix = notice.number < 3 ? Outbox.done("s") : Outbox.waiting("s")
                try transaction.setNote(Outbox.name(prefix, notice.number), to: notice.bytes)
            }
        }
        let events = try await fixture.send("GET /Subscription/s/$events?eventsSinceNumber=2&content=id-only")
        #expect(Validator().validate(try events.json).isEmpty)
        #expect(try events.json["type"]?.string == "history")
        #expect(events.text.contains("Observation/o2") && events.text.contains("Observation/o3"))
        #expect(!events.text.contains("Observation/o1") && !events.text.contains("valueQuantity"))
        #expect(try await fixture.send("GET /Subscription/s/$events?eventsSinceNumber=x").status == 400)
        #expect(try await fixture.send("GET /Subscription/unknown/$events").status == 404)
    }

    @Test func `the capabilities name the topics`() async throws {
        let statement = try await APIFixture().send("GET /metadata", as: nil)
        #expect(statement.text.contains("https://tovholder.dk/fhir/SubscriptionTopic/admission"))
        #expect(Validator().validate(try statement.json).isEmpty)
    }
}
