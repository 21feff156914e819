import Apps
import FHIR
import Record
import Subscriptions

/// What a client asks about its subscriptions.
///
/// Source: Subscriptions R5 Backport 1.1.0, operations `$status` and `$events`.
extension FHIRService {
    /// Events in one answer: the newest of what was asked for.
    private static let mostEvents = 1_000

    /// How one subscription stands, or each that the caller may see.
    func subscriptionStatus(_ call: FHIRCall) async throws -> FHIRAnswer {
        try call.permit(.read, type: "Subscription")
        try call.permitParameters()
        let query = call.request.query
        func values(_ name: String) -> [String]? {
            let values = query.all.filter { $0.name == name }.flatMap {
                $0.value.split(separator: ",").map(String.init)
            }
            return values.isEmpty ? nil : values
        }
        let (ids, statuses) = (values("id"), values("status"))
        let id = call.target.id
        let found: [StoredResource] = try await look(call) { reading in
            if let id { return try reading.resource("Subscription", id).map { [$0] } ?? [] }
            if let ids { return try ids.compactMap { try reading.resource("Subscription", $0) } }
            return try reading.resources(ofTypes: ["Subscription"])
        }
        if id != nil, found.isEmpty { throw FHIRError.notFound }
        let notifications = NotificationWriter(base: call.request.base)
        var bundle = BundleWriter(type: "searchset")
        var count = 0
        for resource in found {
            let status = try await status(of: resource)
            guard statuses?.contains(status.status) ?? true else { continue }
            count += 1
            bundle.entry { writer in
                writer.member("fullUrl", "\(call.request.base)/Parameters/\(resource.id)")
                writer.key("resource")
                var inner = JSONWriter()
                notifications.parameters(.queryStatus, status, id: resource.id, &inner)
                writer.raw(inner.bytes)
                writer.object("search") { $0.member("mode", "match") }
            }
        }
        bundle.total = count
        bundle.link("self", "\(call.request.base)/\(call.request.path.joined(separator: "/"))")
        return FHIRAnswer(status: 200, body: bundle.bytes)
    }

    /// The events that a subscription has had, as far as they are kept and the caller may see them.
    func subscriptionEvents(_ call: FHIRCall) async throws -> FHIRAnswer {
        try call.permit(.read, type: "Subscription")
        try call.permitParameters()
        let query = call.request.query
        func number(_ name: String, unless standard: Int64) throws -> Int64 {
            guard let text = query[name] else { return standard }
            guard let number = Int64(text), number >= 0 else {
                throw FHIRError.malformed("\(name) is a number from 0 up")
            }
            return number
        }
        let first = try number("eventsSinceNumber", unless: 0)
        let last = try number("eventsUntilNumber", unless: .max)
        guard let id = call.target.id else { throw FHIRError.notFound }
        guard let content = SubscriptionTerms.PayloadContent(rawValue: query["content"] ?? "full-resource") else {
            throw FHIRError.malformed("content is empty, id-only or full-resource")
        }
        let notices = try await record.engine.read { reading in
            try Outbox.notices(of: id, from: first, through: last, limit: Self.mostEvents, in: reading)
        }
        let scopes = call.holder.scopes
        let (resource, events) = try await look(call) { reading in
            guard let resource = try reading.resource("Subscription", id) else { throw FHIRError.notFound }
            let events = try notices.compactMap { notice -> NotificationWriter.Event? in
                guard scopes.permitAll(.read, notice.type),
                    let version = try reading.version(notice.version, of: notice.type, notice.id)
                else { return nil }
                return .init(notice: notice, version: version)
            }
            return (resource, events)
        }
        let body = NotificationWriter(base: call.request.base).bundle(
            .queryEvent, try await status(of: resource), events: events, content: content,
            identifier: record.surroundings.newIdentifier(), at: record.surroundings.now())
        return FHIRAnswer(status: 200, body: body)
    }

    private func status(of resource: StoredResource) async throws -> NotificationWriter.Status {
        let json = try resource.json()
        let state = try await record.engine.read { reading in try Outbox.state(resource.id, reading.note) }
        let criteria = json["criteria"]?.string
        return NotificationWriter.Status(
            id: resource.id, topic: criteria.flatMap { $0.contains("?") ? nil : $0 },
            status: json["status"]?.string ?? "off", events: state.last, error: json["error"]?.string)
    }
}
