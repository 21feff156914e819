import Access
import FHIR
import FHIRServer
import Record
import TestSupport
import Testing

/// `$everything` in one answer that goes out in pieces, on each engine.
@Suite(.onEachEngine) struct EverythingTests {
    /// A patient with more than a piece holds; the last refers to somebody whom no other does.
    private static func resources(_ count: Int) -> [String] {
        let observations = (1...count).map { number in
            let last = number == count ? #","device":{"reference":"Device/d"}"# : ""
            return """
                {"resourceType":"Observation","id":"n\(number)","status":"final","code":{"text":"x"},\
                "subject":{"reference":"Patient/ida"},"performer":[{"reference":"Organization/auh"}]\(last)}
                """
        }
        return [
            APIFixture.ida, APIFixture.bo, #"{"resourceType":"Organization","id":"auh","name":"then"}"#,
            #"{"resourceType":"Device","id":"d","lotNumber":"then"}"#,
        ] + observations
    }

    private static let count = 700

    /// Takes a stream to its end.
    ///
    /// - Parameter afterFirst: what happens when the first pieces have gone out.
    private static func take(
        _ stream: FHIRStream, afterFirst: () async throws -> Void = {}
    ) async throws -> (bundle: JSONValue, pieces: Int) {
        var bytes: [UInt8] = []
        var pieces = 0
        try await stream.body { piece in
            bytes += piece
            pieces += 1
            if pieces == 2 { try await afterFirst() }
        }
        return (try JSONDocument(bytes).root, pieces)
    }

    private static func entries(_ bundle: JSONValue) -> [String: (version: String, mode: String, body: JSONValue)] {
        var entries: [String: (version: String, mode: String, body: JSONValue)] = [:]
        for entry in bundle["entry"]?.elements.map({ $0 }) ?? [] {
            guard let body = entry["resource"], let type = body["resourceType"]?.string, let id = body["id"]?.string
            else { continue }
            #expect(entries["\(type)/\(id)"] == nil, "\(type)/\(id) comes twice")
            entries["\(type)/\(id)"] = (
                body["meta"]?["versionId"]?.string ?? "", entry["search"]?["mode"]?.string ?? "", body
            )
        }
        return entries
    }

    @Test func `all comes in one answer in pieces, each resource once and in one look`() async throws {
        let fixture = try await APIFixture(Self.resources(Self.count))
        let answer = try await fixture.send("GET /Patient/ida/$everything?_format=json")
        let looks = try await fixture.audited().filter { $0.patient == "ida" && $0.action == .read }
        #expect(looks.count == 1)
        let (bundle, pieces) = try await Self.take(try #require(answer.stream))
        #expect(pieces > 3)
        #expect(Validator().validate(bundle).isEmpty)
        #expect(bundle["total"]?.numberText == String(Self.count + 1))
        #expect(bundle["link"]?[0]?["url"]?.string == APIFixture.base + "/Patient/ida/$everything")
        let entries = Self.entries(bundle)
        #expect(entries.count == Self.count + 3)
        #expect(entries["Patient/ida"]?.mode == "match")
        #expect(entries["Organization/auh"]?.mode == "include")
        #expect(entries["Device/d"]?.mode == "include")
        #expect(try await fixture.audited().filter { $0.patient == "ida" && $0.action == .read }.count == 1)
    }

    @Test func `it is one moment, whatever is written while it goes out`() async throws {
        let fixture = try await APIFixture(Self.resources(Self.count))
        let answer = try await fixture.send("GET /Patient/ida/$everything")
        fixture.temporary.clock.advance(by: 1000)
        // All of it before anything goes out: what was found then is what comes.
        for number in [1, 200, Self.count] {
            try await fixture.put(
                #"{"resourceType":"Observation","id":"n\#(number)","status":"amended","code":{"text":"new"},"subject":{"reference":"Patient/ida"}}"#
            )
        }
        try await fixture.delete("Observation", "n\(Self.count - 1)")
        try await fixture.put(APIFixture.observation("new", of: "ida", "2026-01-01", 1))
        try await fixture.put(#"{"resourceType":"Device","id":"d","lotNumber":"now"}"#)
        try await fixture.delete("Organization", "auh")
        let (bundle, _) = try await Self.take(try #require(answer.stream))
        let entries = Self.entries(bundle)
        #expect(entries.count == Self.count + 3)
        #expect(entries.values.allSatisfy { $0.version == "1" })
        #expect(entries["Observation/new"] == nil)
        #expect(entries["Observation/n\(Self.count - 1)"] != nil)
        #expect(entries["Device/d"]?.body["lotNumber"]?.string == "then")
        #expect(entries["Organization/auh"]?.body["name"]?.string == "then")
    }

    @Test func `whoever may no longer look gets no more of it`() async throws {
        let fixture = try await APIFixture(Self.resources(Self.count))
        let answer = try await fixture.send("GET /Patient/ida/$everything", as: "ida")
        let stream = try #require(answer.stream)
        // Moved to another: the citizen's own token finds nothing there any more.
        for number in 1...Self.count {
            try await fixture.put(
                #"{"resourceType":"Observation","id":"n\#(number)","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/bo"}}"#
            )
        }
        let (bundle, _) = try await Self.take(stream)
        let entries = Self.entries(bundle)
        #expect(entries.count < Self.count)
        let outcome = bundle["entry"]?.elements.map { $0 }.last
        #expect(outcome?["search"]?["mode"]?.string == "outcome")
        #expect(outcome?["resource"]?["issue"]?[0]?["code"]?.string == "conflict")
        #expect(Validator().validate(bundle).isEmpty)
    }

    @Test(.timeLimit(.minutes(3))) func `a reader who takes nothing holds nobody up`() async throws {
        let fixture = try await APIFixture(Self.resources(Self.count))
        // More than any engine has readers.
        let dawdlers = 24
        let (starts, start) = AsyncStream.makeStream(of: Void.self)
        let gates = (0..<dawdlers).map { _ in AsyncStream<Void>.makeStream() }
        try await withThrowingTaskGroup(of: Int.self) { group in
            for gate in gates {
                group.addTask {
                    let answer = try await fixture.send("GET /Patient/ida/$everything")
                    let (bundle, _) = try await Self.take(try #require(answer.stream)) {
                        start.yield()
                        for await _ in gate.stream {}
                    }
                    return Self.entries(bundle).count
                }
            }
            var started = starts.makeAsyncIterator()
            for _ in 0..<dawdlers { await started.next() }
            for _ in 0..<dawdlers { #expect(try await fixture.send("GET /Patient/bo").status == 200) }
            try await fixture.put(APIFixture.observation("n1", of: "ida", "2026-01-01", 1))
            for gate in gates { gate.continuation.finish() }
            for try await count in group { #expect(count == Self.count + 3) }
        }
    }

    @Test func `pages, XML and entries of a batch are whole`() async throws {
        let fixture = try await APIFixture(Self.resources(Self.count))
        let page = try await fixture.send("GET /Patient/ida/$everything?_count=300")
        #expect(page.stream == nil)
        #expect(try page.references.count == 301)
        var next = try page.link("next")
        var found = Set(try page.references)
        while let address = next {
            let page = try await fixture.send("GET " + address.dropFirst(APIFixture.base.count))
            found.formUnion(try page.references)
            next = try page.link("next")
        }
        #expect(found.count == Self.count + 3)
        for wish in ["_format=xml", "_pretty=true"] {
            let whole = try await fixture.send("GET /Patient/ida/$everything?" + wish)
            #expect(whole.stream == nil)
            #expect(!whole.body.isEmpty)
        }
        let batch = try await fixture.send(
            "POST /",
            body:
                #"{"resourceType":"Bundle","type":"batch","entry":[{"request":{"method":"GET","url":"Patient/ida/$everything"}}]}"#
        )
        let inner = try batch.json["entry"]?[0]?["resource"]
        #expect(inner?["entry"]?.elements.map { $0 }.count == Self.count + 3)
    }
}
