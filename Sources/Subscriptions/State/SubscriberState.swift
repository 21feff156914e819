import FHIR

/// How far a subscription has come, as the record keeps it.
package struct SubscriberState: Sendable, Hashable {
    /// The number of its newest event.
    package var last: Int64 = 0
    /// Events that the receiver has acknowledged.
    package var delivered: Int64 = 0
    /// Events that the subscriber may not see, and so was not told of.
    package var withheld: Int64 = 0
    /// Events that the operator gave up.
    package var givenUp: Int64 = 0
    /// Failures in a row.
    package var failures = 0
    package var lastFailure: HookFailure?
    /// Not before this instant is it tried again, in milliseconds since 1970-01-01T00:00:00Z.
    package var retryAt: Int64 = 0
    /// When the receiver last acknowledged something.
    package var lastContact: Int64 = 0
    /// Whether the receiver has answered the handshake of the subscription as it is now.
    package var isConfirmed = false

    package init() {}

    /// Events that wait.
    package var waiting: Int64 { max(0, last - delivered - withheld - givenUp) }

    /// The receiver acknowledged.
    mutating func succeed(at instant: Int64) {
        failures = 0
        lastFailure = nil
        retryAt = 0
        lastContact = instant
    }

    /// It did not.
    ///
    /// - Parameter delay: until all of it is tried again; nil: only what failed waits.
    mutating func fail(_ failure: HookFailure, at instant: Int64, delay: Int64?) {
        failures += 1
        lastFailure = failure
        if let delay { retryAt = instant + delay }
    }

    init?(_ value: [UInt8]) {
        guard let json = try? JSONDocument(value).root else { return nil }
        last = json["last"]?.integer ?? 0
        delivered = json["delivered"]?.integer ?? 0
        withheld = json["withheld"]?.integer ?? 0
        givenUp = json["givenUp"]?.integer ?? 0
        failures = json["failures"]?.integer.map { Int($0) } ?? 0
        lastFailure = json["lastFailure"]?.string.flatMap(HookFailure.init)
        retryAt = json["retryAt"]?.integer ?? 0
        lastContact = json["lastContact"]?.integer ?? 0
        isConfirmed = json["isConfirmed"]?.bool ?? false
    }

    var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("last", number: String(last))
            writer.member("delivered", number: String(delivered))
            writer.member("withheld", number: String(withheld))
            writer.member("givenUp", number: String(givenUp))
            writer.member("failures", failures)
            writer.member("lastFailure", lastFailure?.rawValue)
            writer.member("retryAt", number: String(retryAt))
            writer.member("lastContact", number: String(lastContact))
            writer.member("isConfirmed", isConfirmed)
        }
        return writer.bytes
    }
}

/// Why a notification was not acknowledged: a closed set, for operators and the subscription's own error text.
package enum HookFailure: String, Error, Sendable, Hashable, CaseIterable {
    /// The name of the endpoint leads nowhere.
    case unresolved
    /// The name of the endpoint leads to an address that nothing is sent to.
    case forbiddenAddress = "forbidden-address"
    /// No connection came about.
    case unreachable
    /// The receiver's certificate was not accepted.
    case untrusted
    /// The receiver did not answer in time.
    case tooSlow = "too-slow"
    /// The receiver is at another place, it says: that is not followed.
    case redirected
    /// The receiver answered 408, 429 or 5xx.
    case receiverFailed = "receiver-failed"
    /// The receiver answered another 4xx: it will not have this notification.
    case refused
    /// The subscriber may not see this any more.
    case notPermitted = "not-permitted"
    /// A fault of ours.
    case fault

    /// Whether what else waits for the receiver would fare the same.
    var concernsAll: Bool { self != .refused }

    /// For the status of the subscription.
    package var text: String {
        switch self {
        case .unresolved: "the name of the endpoint cannot be resolved"
        case .forbiddenAddress: "the endpoint resolves to an address that nothing is sent to"
        case .unreachable: "the endpoint cannot be reached"
        case .untrusted: "the endpoint's certificate is not trusted"
        case .tooSlow: "the endpoint did not answer in time"
        case .redirected: "the endpoint redirects, which is not followed"
        case .receiverFailed: "the endpoint answered with a failure of its own"
        case .refused: "the endpoint refused a notification"
        case .notPermitted: "the subscriber may not read this any more"
        case .fault: "a fault in the server"
        }
    }

    /// What an HTTP status means; nil where it acknowledges.
    package init?(status: Int) {
        switch status {
        case 200..<300: return nil
        case 300..<400: self = .redirected
        case 408, 425, 429, 500...: self = .receiverFailed
        case 400..<500: self = .refused
        default: self = .receiverFailed
        }
    }
}
