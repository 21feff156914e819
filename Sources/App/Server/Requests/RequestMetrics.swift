import FHIRServer
import HTTPTypes
import Measures
import Synchronization

/// Requests by the pattern of their route, with how they ended and how long they took.
final class RequestMetrics: Sendable {
    /// What is counted of one route and method.
    struct Route: Sendable {
        let method: String
        /// A pattern of a route table, never an address.
        let pattern: String
        /// By the first digit of the status, from 1xx.
        private let answers = (1...5).map { _ in Counter() }
        private let durations = Histogram.durations()

        init(method: String, pattern: String) {
            self.method = method
            self.pattern = pattern
        }

        func record(status: Int, _ duration: Duration) {
            answers[min(max(status / 100, 1), 5) - 1].add()
            durations.record(duration)
        }

        fileprivate func add(to requests: inout MetricFamily, _ seconds: inout MetricFamily) {
            let labels = [("method", method), ("route", pattern)]
            for (place, counter) in answers.enumerated() where counter.value > 0 {
                requests.add(counter, labels: labels + [("status", "\(place + 1)xx")])
            }
            if durations.cumulative.last != 0 { seconds.add(durations, unit: 1e-9, labels: labels) }
        }
    }

    /// Requests that are under way.
    let underWay = Gauge()
    /// Requests that were told to come back, for too many were under way.
    let refused = Counter()

    /// The API's, by their line in its table. Made once: looking one up takes no lock.
    private let interactions: [String: Route]
    /// Pages and files, by their pattern and method. They are few, and each is made when it is first asked for.
    private let pages = Mutex<[String: Route]>([:])
    /// What no route table has: whatever address somebody makes up is counted here, so that nobody can fill the memory.
    private let unknown = Route(method: "any", pattern: "(none)")

    /// What Hummingbird's router says where it has no route.
    private static let noRoute = "NotFound"

    init() {
        interactions = Dictionary(
            uniqueKeysWithValues: FHIRRoute.allCases.map { route in
                (route.rawValue, Route(method: route.method.rawValue, pattern: route.pattern))
            })
    }

    /// - Parameters:
    ///   - interaction: the line of the API's table, where it is one of the API's.
    ///   - pattern: the pattern of the server's router; nil: none fits.
    func route(interaction: String?, pattern: String?, _ method: HTTPRequest.Method) -> Route {
        if let interaction, let route = interactions[interaction] { return route }
        guard let pattern, pattern != Self.noRoute else { return unknown }
        // Only methods that a route was made for come so far.
        let method = method == .head ? "GET" : method.rawValue
        return pages.withLock { pages in
            if let route = pages[method + pattern] { return route }
            let route = Route(method: method, pattern: pattern)
            pages[method + pattern] = route
            return route
        }
    }

    func families() -> [MetricFamily] {
        var requests = MetricFamily(
            "tovholder_requests_total", .counter, "Requests answered, by route and status class.")
        var seconds = MetricFamily(
            "tovholder_request_seconds", .histogram, "Seconds until a request was answered, by route.")
        let routes = interactions.values + pages.withLock { Array($0.values) } + [unknown]
        for route in routes.sorted(by: { ($0.pattern, $0.method) < ($1.pattern, $1.method) }) {
            route.add(to: &requests, &seconds)
        }
        var underWay = MetricFamily("tovholder_requests_under_way", .gauge, "Requests that are being answered.")
        underWay.add(Double(self.underWay.value))
        var refused = MetricFamily(
            "tovholder_requests_refused_total", .counter, "Requests told to come back, for too many were under way.")
        refused.add(self.refused)
        return [requests, seconds, underWay, refused]
    }
}
