import Testing

@testable import Measures

struct MeasuresTests {
    @Test func `a histogram counts each number once, at its bound or below`() {
        let histogram = Histogram(bounds: [1, 10, 100])
        for number in [0, 1, 2, 10, 11, 100, 101, 5000] { histogram.record(number) }
        #expect(histogram.cumulative == [2, 4, 6, 8])
        #expect(histogram.sum == 5225)
    }

    @Test func `a duration is recorded in nanoseconds`() {
        let histogram = Histogram.durations()
        histogram.record(.microseconds(1500))
        histogram.record(.seconds(11))
        #expect(histogram.sum == 11_001_500_000)
        #expect(histogram.cumulative.last == 2)
        #expect(histogram.cumulative.dropLast().last == 1)
    }

    @Test func `numbers recorded by many at once are all there`() async {
        let histogram = Histogram.sizes()
        await withTaskGroup { group in
            for _ in 0..<8 {
                group.addTask { for number in 1...1000 { histogram.record(number) } }
            }
        }
        #expect(histogram.cumulative.last == 8000)
        #expect(histogram.sum == 8 * 500_500)
    }

    @Test func `the text is what Prometheus reads`() {
        var requests = MetricFamily("tovholder_requests_total", .counter, "Requests answered.")
        let counter = Counter()
        counter.add(3)
        requests.add(counter, labels: [("route", "/fhir/{type}"), ("status", "2xx")])
        var durations = MetricFamily("tovholder_commit_seconds", .histogram, "Line one\nand \"two\".")
        let histogram = Histogram(bounds: [1_000_000, 500_000_000])
        histogram.record(.milliseconds(250))
        durations.add(histogram, unit: 1e-9)
        #expect(
            PrometheusText.text([requests, durations, MetricFamily("nothing", .gauge, "Not measured.")]) == """
                # HELP tovholder_requests_total Requests answered.
                # TYPE tovholder_requests_total counter
                tovholder_requests_total{route="/fhir/{type}",status="2xx"} 3
                # HELP tovholder_commit_seconds Line one\\nand "two".
                # TYPE tovholder_commit_seconds histogram
                tovholder_commit_seconds_bucket{le="0.001"} 0
                tovholder_commit_seconds_bucket{le="0.5"} 1
                tovholder_commit_seconds_bucket{le="+Inf"} 1
                tovholder_commit_seconds_sum 0.25
                tovholder_commit_seconds_count 1

                """)
    }

    @Test func `a label cannot break out of its line`() {
        var family = MetricFamily("a", .gauge, "")
        family.add(1.5, labels: [("b", "c\"d\\e\nf")])
        #expect(PrometheusText.text([family]).hasSuffix("a{b=\"c\\\"d\\\\e\\nf\"} 1.5\n"))
    }

    @Test func `a registry asks for each measurement when it is read`() async {
        let registry = MetricsRegistry()
        let gauge = Gauge()
        registry.gauge("waiting", "How many wait.") { gauge.value }
        let counter = registry.counter("done_total", "How many are done.")
        gauge.increase()
        gauge.increase()
        gauge.decrease()
        counter.add(7)
        let text = PrometheusText.text(await registry.families())
        #expect(text.contains("waiting 1\n"))
        #expect(text.contains("done_total 7\n"))
    }
}
