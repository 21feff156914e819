package import FHIR
package import Record

/// Writes notifications as the guide wants them in R4: a history Bundle whose first entry is the subscription's status.
///
/// Source: Subscriptions R5 Backport 1.1.0, profiles `backport-subscription-notification-r4` and
/// `backport-subscription-status-r4`.
package struct NotificationWriter: Sendable {
    /// What links begin with, such as `https://record.example/fhir`.
    package let base: String

    private static let profiles = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/"
    /// A Bundle is closed before it is larger; one resource goes into it however large.
    static let mostBytes = 4 << 20

    package init(base: String) {
        self.base = base
    }

    /// What a status says.
    package struct Status: Sendable {
        /// The subscription's id.
        package var id: String
        package var topic: String?
        /// The Subscription's own status.
        package var status: String
        /// Events since the subscription began, this notification's included.
        package var events: Int64
        package var error: String?

        package init(id: String, topic: String?, status: String, events: Int64, error: String? = nil) {
            self.id = id
            self.topic = topic
            self.status = status
            self.events = events
            self.error = error
        }
    }

    /// Source: FHIR R5, value set `subscription-notification-type`.
    package enum Kind: String, Sendable {
        case handshake, heartbeat
        case eventNotification = "event-notification"
        case queryStatus = "query-status"
        case queryEvent = "query-event"
    }

    /// A notice with the version that it is about.
    package struct Event: Sendable {
        package var notice: Notice
        package var version: StoredResource

        package init(notice: Notice, version: StoredResource) {
            self.notice = notice
            self.version = version
        }
    }

    /// A whole notification.
    ///
    /// - Parameters:
    ///   - identifier: a new id for the entry of the status.
    ///   - instant: when it is sent, in milliseconds since 1970-01-01T00:00:00Z.
    package func bundle(
        _ kind: Kind, _ status: Status, events: [Event] = [], content: SubscriptionTerms.PayloadContent,
        identifier: String, at instant: Int64
    ) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("resourceType", "Bundle")
            writer.object("meta") { writer in
                writer.array("profile") { $0.string(Self.profiles + "backport-subscription-notification-r4") }
            }
            writer.member("type", "history")
            writer.member("timestamp", Self.instant(instant))
            writer.array("entry") { writer in
                writer.object { writer in
                    writer.member("fullUrl", "urn:uuid:\(identifier)")
                    writer.key("resource")
                    parameters(kind, status, events: events, content: content, id: nil, &writer)
                    writer.object("request") { writer in
                        writer.member("method", "GET")
                        writer.member("url", "Subscription/\(status.id)/$status")
                    }
                    writer.object("response") { $0.member("status", "200") }
                }
                if content != .empty {
                    for event in events { writer.object { entry(event, content, &$0) } }
                }
            }
        }
        return writer.bytes
    }

    /// The status as a resource of its own.
    ///
    /// - Parameter id: its id, where it has one.
    package func parameters(
        _ kind: Kind, _ status: Status, events: [Event] = [],
        content: SubscriptionTerms.PayloadContent = .empty, id: String? = nil, _ writer: inout JSONWriter
    ) {
        writer.object { writer in
            writer.member("resourceType", "Parameters")
            writer.member("id", id)
            writer.object("meta") { writer in
                writer.array("profile") { $0.string(Self.profiles + "backport-subscription-status-r4") }
            }
            writer.array("parameter") { writer in
                Self.parameter("subscription", &writer) { writer in
                    writer.object("valueReference") { $0.member("reference", "\(base)/Subscription/\(status.id)") }
                }
                if let topic = status.topic, content != .empty || kind != .eventNotification {
                    Self.parameter("topic", &writer) { $0.member("valueCanonical", topic) }
                }
                Self.parameter("status", &writer) { $0.member("valueCode", status.status) }
                Self.parameter("type", &writer) { $0.member("valueCode", kind.rawValue) }
                Self.parameter("events-since-subscription-start", &writer) {
                    $0.member("valueString", String(status.events))
                }
                for event in events { notificationEvent(event, content, &writer) }
                if let error = status.error {
                    Self.parameter("error", &writer) { writer in
                        writer.object("valueCodeableConcept") { $0.member("text", error) }
                    }
                }
            }
        }
    }

    private func notificationEvent(
        _ event: Event, _ content: SubscriptionTerms.PayloadContent, _ writer: inout JSONWriter
    ) {
        Self.parameter("notification-event", &writer) { writer in
            writer.array("part") { writer in
                Self.parameter("event-number", &writer) { $0.member("valueString", String(event.notice.number)) }
                Self.parameter("timestamp", &writer) { $0.member("valueInstant", Self.instant(event.notice.instant)) }
                guard content != .empty else { return }
                Self.parameter("focus", &writer) { writer in
                    writer.object("valueReference") { $0.member("reference", "\(base)/\(event.notice.reference)") }
                }
            }
        }
    }

    private func entry(
        _ event: Event, _ content: SubscriptionTerms.PayloadContent, _ writer: inout JSONWriter
    ) {
        let (notice, version) = (event.notice, event.version)
        writer.member("fullUrl", "\(base)/\(notice.reference)")
        if content == .fullResource, !version.isDeletion {
            writer.key("resource")
            writer.raw(version.bytes)
        }
        writer.object("request") { writer in
            switch notice.change {
            case .created:
                writer.member("method", "POST")
                writer.member("url", notice.type)
            case .deleted:
                writer.member("method", "DELETE")
                writer.member("url", notice.reference)
            case .updated, .unchanged:
                writer.member("method", "PUT")
                writer.member("url", notice.reference)
            }
        }
        writer.object("response") { writer in
            writer.member("status", notice.change == .created ? "201" : notice.change == .deleted ? "204" : "200")
            writer.member("etag", "W/\"\(notice.version)\"")
            writer.member("lastModified", Self.instant(notice.instant))
        }
    }

    private static func parameter(
        _ name: String, _ writer: inout JSONWriter, _ content: (inout JSONWriter) -> Void
    ) {
        writer.object { writer in
            writer.member("name", name)
            content(&writer)
        }
    }

    private static func instant(_ milliseconds: Int64) -> String {
        InstantText.exact(milliseconds)
    }
}
