import Apps
import Dispatch
import FHIR
import HTTPTypes
import HummingbirdTesting
import Logging
import Measures
import NIOCore
import Record
import RecordSQL
import Synchronization
import TestSupport
import Testing
import Tracing

@testable import App

/// The spans of requests, from the first line to the durable commit.
struct TracingTests {
    /// Collects spans as they end.
    private final class Spans: Sendable {
        private let ended = Mutex<[Logger.Metadata]>([])
        private let numbers = Mutex<UInt64>(0)

        func tracer(share: Double = 1) -> LogTracer {
            LogTracer(share: share, random: { self.next() }, write: { span in self.ended.withLock { $0.append(span) } })
        }

        /// Different each time, and spread over all 64 bits.
        private func next() -> UInt64 {
            numbers.withLock { number in
                number += 1
                return number &* 0x9E37_79B9_7F4A_7C15
            }
        }

        var all: [[String: String]] {
            ended.withLock { $0 }.map { $0.mapValues { "\($0)" } }
        }

        func named(_ name: String) -> [[String: String]] { all.filter { $0["span"] == name } }
    }

    private static let parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

    private static func run(
        _ spans: Spans, share: Double = 1, _ body: @escaping @Sendable (Visitor, (String, String)) async throws -> Void
    ) async throws {
        let fixture = try await ServerFixture()
        let token = try await AccessTokens(fixture.temporary.record).issue(
            holder: "system", scope: "system/*.*", minutes: 5)
        try await fixture.run(tracer: spans.tracer(share: share)) { client in
            try await body(Visitor(client), ("Authorization", "Bearer \(token)"))
        }
    }

    @Test func `a look has a span for each part of its way`() async throws {
        let spans = Spans()
        try await Self.run(spans) { visitor, token in
            let response = try await visitor.get(
                "/fhir/Observation/o1", headers: [token, ("traceparent", Self.parent)])
            #expect(response.status == .ok)
        }
        let request = try #require(spans.named("GET /fhir/{type}/{id}").first)
        #expect(request["trace"] == "0af7651916cd43dd8448eb211c80319c")
        #expect(request["parent"] == "b7ad6b7169203331")
        #expect(request["kind"] == "server")
        #expect(request["http.response.status_code"] == "200")
        let look = try #require(spans.named("read").first { $0["trace"] == request["trace"] })
        #expect(look["parent"] == request["id"])
        #expect(spans.named("gate").contains { $0["parent"] == look["id"] })
        let audit = try #require(spans.named("audit").first)
        #expect(audit["parent"] == look["id"])
        // The group that made the audit durable.
        let group = try #require(spans.named("write group").first { $0["trace"] == request["trace"] })
        #expect(group["parent"] == look["id"])
        #expect(group["size"] == "1")
    }

    @Test func `a change has one, and one that fails says what kind of error it was`() async throws {
        let spans = Spans()
        try await Self.run(spans) { visitor, token in
            let type = ("Content-Type", "application/fhir+json")
            let made = try await visitor.request(
                "/fhir/Patient/new", .put, headers: [token, type],
                body: .init(string: #"{"resourceType":"Patient","id":"new","active":true}"#))
            #expect(made.status == .created)
            let refused = try await visitor.request(
                "/fhir/Patient/new", .put, headers: [token, type, ("If-Match", "W/\"7\"")],
                body: .init(string: #"{"resourceType":"Patient","id":"new","active":false}"#))
            #expect(refused.status == .preconditionFailed)
        }
        let requests = spans.named("PUT /fhir/{type}/{id}")
        #expect(requests.map { $0["http.response.status_code"] } == ["201", "412"])
        let writes = spans.named("write")
        #expect(writes.count == 2)
        #expect(writes.map { $0["parent"] } == requests.map { $0["id"] })
        #expect(writes.map { $0["failed"] } == [nil, "true"])
        #expect(writes[1]["error.type"] == "FHIRError")
    }

    @Test func `a commit that several share is in the trace of one, and names the others`() async throws {
        let spans = Spans()
        let tracer = spans.tracer()
        let (began, gate) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let temporary = try await TemporaryRecord(
            on: .sqlite,
            faults: FaultInjection(beforeCommit: {
                began.signal()
                gate.wait()
            }))
        func submit(_ name: String) throws -> PendingWrite<Void> {
            let span = tracer.startSpan(name, context: .topLevel)
            defer { span.end() }
            return try ServiceContext.withValue(Trace.context(tracer, in: span.context)) {
                try temporary.engine.submit { try $0.setNote(name, to: [1]) }
            }
        }
        // The first is being committed when the others come, so that those share the next commit.
        let first = try submit("first")
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                began.wait()
                continuation.resume()
            }
        }
        let others = try ["second", "third", "fourth"].map(submit)
        for _ in 0..<2 { gate.signal() }
        for pending in [first] + others { try await pending.value }
        let groups = spans.named("write group")
        #expect(groups.map { $0["size"] } == ["1", "3"])
        #expect(groups[1]["trace"] == spans.named("second").first?["trace"])
        let linked = groups[1]["links"]?.split(separator: " ").map(String.init)
        let expected = ["third", "fourth"].compactMap { name in
            spans.named(name).first.map { "\($0["trace"] ?? "")-\($0["id"] ?? "")" }
        }
        #expect(linked == expected)
    }

    @Test func `nothing in a span is about anybody`() async throws {
        let spans = Spans()
        try await Self.run(spans) { visitor, token in
            _ = try await visitor.get("/fhir/Patient?family=Sørensen&identifier=6403481234", headers: [token])
            _ = try await visitor.get("/fhir/Patient/karen", headers: [token])
            _ = try await visitor.get("/citizens/karen")
            _ = try await visitor.get("/6403481234")
            try await visitor.signIn(as: "p3")
            _ = try await visitor.post("/find", ["number": "640348-1234"])
        }
        #expect(spans.named("POST /find").count == 1)
        #expect(spans.named("any (none)").count == 1)
        for span in spans.all {
            for (name, value) in span {
                for secret in ["karen", "rensen", "6403481234", "640348"] {
                    #expect(!value.contains(secret), "\(name): \(value)")
                }
            }
        }
    }

    @Test func `whoever asks says whether it is traced, and else a share is`() async throws {
        let none = Spans()
        try await Self.run(none, share: 0) { visitor, _ in
            _ = try await visitor.get("/help")
            _ = try await visitor.get("/help", headers: [("traceparent", Self.parent)])
            _ = try await visitor.get("/help", headers: [("traceparent", "00-0-0-01")])
        }
        #expect(none.named("GET /help").map { $0["trace"] } == ["0af7651916cd43dd8448eb211c80319c"])
        let all = Spans()
        try await Self.run(all, share: 1) { visitor, _ in
            _ = try await visitor.get("/help")
            let unsampled = Self.parent.dropLast(2) + "00"
            _ = try await visitor.get("/help", headers: [("traceparent", String(unsampled))])
        }
        #expect(all.named("GET /help").count == 1)
    }

    @Test(arguments: [
        "", "00", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-x",
        "00-0af7651916cd43dd8448eb211c8031 c-b7ad6b7169203331-01",
    ])
    func `a malformed header starts a new trace`(header: String) {
        #expect(TraceParent(header) == nil)
    }

    @Test func `a trace is taken, and passed on with the span below it`() throws {
        let spans = Spans()
        let tracer = spans.tracer()
        var context = ServiceContext.topLevel
        tracer.extract(["traceparent": Self.parent], into: &context, using: Header())
        let span = tracer.startSpan("delivery", context: context)
        var headers: [String: String] = [:]
        tracer.inject(span.context, into: &headers, using: Header())
        span.end()
        let passed = try #require(headers["traceparent"].flatMap(TraceParent.init))
        #expect(passed.trace == "0af7651916cd43dd8448eb211c80319c")
        #expect(passed.span == spans.named("delivery").first?["id"])
        #expect(passed.isSampled)
    }

    private struct Header: Extractor, Injector {
        func extract(key: String, from carrier: [String: String]) -> String? { carrier[key] }
        func inject(_ value: String, forKey key: String, into carrier: inout [String: String]) { carrier[key] = value }
    }
}
