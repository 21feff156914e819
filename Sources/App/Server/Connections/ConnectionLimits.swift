import Measures

/// How many connections there may be, and how slow one may be.
final class ConnectionLimits: Sendable {
    /// Beyond this many, a connection is told to come back and closed.
    let most: Int
    /// Seconds within which the next part of an answer must be taken: a client that does not read holds memory.
    let stallSeconds: Int64
    /// Seconds that a body may take however little of it comes.
    let bodySeconds: Int64
    /// Bytes that a body must bring each second on average after that. A telephone on a bad line brings more.
    let leastRate: Int
    /// Seconds that a request may take when the server has been asked to stop.
    let stopSeconds: Int64

    let open = Gauge()
    /// Connections that were told to come back.
    let refused = Counter()
    /// Connections that were closed for being too slow.
    let slow = Counter()

    init(_ configuration: ServerConfiguration) {
        most = configuration.mostConnections
        stallSeconds = configuration.stallSeconds
        bodySeconds = configuration.bodySeconds
        leastRate = configuration.leastBodyRate
        stopSeconds = configuration.stopSeconds
    }

    func families() -> [MetricFamily] {
        var open = MetricFamily("tovholder_connections", .gauge, "Connections that are open.")
        open.add(Double(self.open.value))
        var limit = MetricFamily("tovholder_connections_limit", .gauge, "More are told to come back.")
        limit.add(Double(most))
        var closed = MetricFamily(
            "tovholder_connections_closed_total", .counter, "Connections that the server closed, by reason.")
        closed.add(refused, labels: [("reason", "too-many")])
        closed.add(slow, labels: [("reason", "too-slow")])
        return [open, limit, closed]
    }
}
