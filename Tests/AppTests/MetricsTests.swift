import Apps
import HTTPTypes
import HummingbirdTesting
import Measures
import Record
import Subscriptions
import TestSupport
import Testing

@testable import App

/// What operators see at `/metrics`, and who does.
struct MetricsTests {
    private static let operatorsToken = ("Authorization", "Bearer operators")

    private static func text(_ visitor: Visitor) async throws -> String {
        try await visitor.get("/metrics", headers: [operatorsToken]).text
    }

    @Test func `requests are counted by the pattern of their route, never by their address`() async throws {
        let fixture = try await ServerFixture()
        let token = try await AccessTokens(fixture.temporary.record).issue(
            holder: "system", scope: "system/*.*", minutes: 5)
        try await fixture.run(metricsToken: "operators") { client in
            let visitor = Visitor(client)
            let bearer = ("Authorization", "Bearer \(token)")
            for _ in 0..<3 { _ = try await visitor.get("/fhir/Patient/karen", headers: [bearer]) }
            _ = try await visitor.get("/fhir/Patient/nobody", headers: [bearer])
            _ = try await visitor.get("/fhir/Observation?patient=karen&code=NPU18016", headers: [bearer])
            _ = try await visitor.get("/fhir/Patient/karen")
            _ = try await visitor.get("/citizens/karen/thread")
            _ = try await visitor.get("/no-such-page/640348-1234")
            let text = try await Self.text(visitor)
            func line(_ method: String, _ route: String, _ status: String, _ count: Int) -> String {
                "tovholder_requests_total{method=\"\(method)\",route=\"\(route)\",status=\"\(status)\"} \(count)\n"
            }
            #expect(text.contains(line("GET", "/fhir/{type}/{id}", "2xx", 3)))
            #expect(text.contains(line("GET", "/fhir/{type}/{id}", "4xx", 2)))
            #expect(text.contains(line("GET", "/fhir/{type}", "2xx", 1)))
            #expect(text.contains(line("any", "(none)", "4xx", 1)))
            #expect(text.contains("route=\"/citizens/{citizen}/thread\""))
            #expect(text.contains("tovholder_request_seconds_count{method=\"GET\",route=\"/fhir/{type}/{id}\"} 5\n"))
            #expect(text.contains("tovholder_requests_under_way 1\n"))
            for secret in ["karen", "NPU18016", "640348", "nobody"] { #expect(!text.contains(secret), "\(secret)") }
        }
    }

    @Test func `the record's own figures are there, and the process's`() async throws {
        let fixture = try await ServerFixture()
        try await fixture.run(metricsToken: "operators") { client in
            let text = try await Self.text(Visitor(client))
            #expect(text.contains("tovholder_record_info{engine=\"sqlite\"} 1\n"))
            #expect(text.contains("tovholder_writer_queue 0\n"))
            #expect(text.contains("tovholder_writer_queue_limit 1024\n"))
            #expect(text.contains("tovholder_readers_busy 0\n"))
            #expect(text.contains("tovholder_commit_failures_total 0\n"))
            let commits = try #require(text.firstMatch(of: /tovholder_commit_seconds_count (\d+)\n/))
            #expect(try #require(Int(commits.1)) > 0)
            for name in ["process_resident_memory_bytes", "process_start_time_seconds", "tovholder_record_bytes"] {
                let line = try #require(text.split(separator: "\n").first { $0.hasPrefix(name + " ") }, "\(name)")
                #expect(try #require(Double(line.split(separator: " ")[1])) > 10_000)
            }
        }
    }

    @Test func `whoever works with the record can add a figure`() async throws {
        let fixture = try await ServerFixture()
        fixture.temporary.record.metrics.gauge("tovholder_deliveries_waiting", "Deliveries that wait.") { 4 }
        try await fixture.run(metricsToken: "operators") { client in
            let text = try await Self.text(Visitor(client))
            #expect(text.contains("tovholder_deliveries_waiting 4\n"))
        }
    }

    @Test func `only operators see it`() async throws {
        let fixture = try await ServerFixture()
        try await fixture.run(metricsToken: "operators") { client in
            let visitor = Visitor(client)
            #expect(try await visitor.get("/metrics").status == .unauthorized)
            #expect(try await visitor.get("/metrics", headers: [("Authorization", "Bearer x")]).status == .unauthorized)
            try await visitor.signIn(as: "p4")
            #expect(try await visitor.get("/metrics").status == .unauthorized)
            #expect(try await visitor.get("/metrics", headers: [Self.operatorsToken]).status == .ok)
        }
        // Without a token it is for those on this machine; here nobody is known to be.
        try await fixture.run { client in
            let response = try await Visitor(client).get("/metrics")
            #expect(response.status == .notFound)
        }
    }

    @Test func `without a token it is for this machine, unless a proxy stands in front`() async throws {
        let fixture = try await ServerFixture()
        try await fixture.run(live: true) { client in
            let response = try await Visitor(client).get("/metrics")
            #expect(response.status == .ok)
        }
        try await fixture.run(address: "https://record.example", live: true) { client in
            let response = try await Visitor(client).get("/metrics")
            #expect(response.status == .notFound)
        }
    }

    @Test func `somebody who makes up addresses does not fill the memory`() {
        let metrics = RequestMetrics()
        for number in 0..<1000 {
            metrics.route(interaction: nil, pattern: nil, HTTPRequest.Method("M\(number)") ?? .get)
                .record(status: 404, .milliseconds(1))
        }
        let lines = PrometheusText.text(metrics.families()).split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("tovholder_requests_total{") } == 1)
        #expect(lines.contains("tovholder_requests_total{method=\"any\",route=\"(none)\",status=\"4xx\"} 1000"))
    }

    @Test func `subscriptions are told of in numbers`() {
        var figures = SubscriptionFigures()
        figures.byStatus = ["active": 2, "error": 1]
        figures.byFailure = [.unreachable: 1]
        figures.delivered = 7
        figures.waiting = 3
        figures.oldestWaiting = 4_000
        figures.isLeader = true
        let lines = PrometheusText.text(SubscriptionMetrics.families(figures, at: 9_500)).split(separator: "\n")
        for line in [
            "tovholder_subscriptions{status=\"active\"} 2", "tovholder_subscriptions{status=\"error\"} 1",
            "tovholder_subscriptions_failing{failure=\"unreachable\"} 1",
            "tovholder_notifications_delivered_total 7", "tovholder_notifications_waiting 3",
            "tovholder_notifications_oldest_waiting_seconds 5.5", "tovholder_notifications_leader 1",
        ] {
            #expect(lines.contains { $0 == line }, "\(line)")
        }
    }
}
