import Access
import HTTPTypes
import Hummingbird
import NIOCore
import Record
import ServiceLifecycle
import Synchronization

/// Telling open pages that what they show may have changed (server-sent events). What is told, to whom and why so stands in
/// decision 27.
extension PageServer {
    /// Whoever renews an open page says so by this header: it is no use of the session.
    static let renewalHeader = "Tovholder-Renewal"

    /// The changes of what the visitor may see of one citizen.
    func changes(of citizen: String, since: Int64?, _ visit: Visit) async throws -> Response {
        let capacity = try capacity(for: citizen, visit)
        // Who listens learns when something happens: that is a look, in the audit before the first byte.
        let number = try await record.read(
            .patient(citizen), as: capacity.caller, because: capacity.purpose, doing: RoutePattern.changes.rawValue,
            asking: .brief
        ) { try $0.numbers(ofPatients: [citizen]).first }
        guard let number else { throw PageError.notFound }
        return try stream(.citizen(number), .patient(citizen), capacity, since: since, visit)
    }

    /// The changes of what is on the lists of the visitor's unit.
    func unitChanges(since: Int64?, _ visit: Visit) throws -> Response {
        guard let capacity = visit.session?.account.work?.capacity else { throw PageError.forbidden }
        return try stream(.unit(capacity.caller.selves), .lookup, capacity, since: since, visit)
    }

    private func stream(
        _ interest: ChangeListener.Interest, _ subject: Subject, _ capacity: Account.Capacity, since: Int64?,
        _ visit: Visit
    ) throws -> Response {
        guard let request = visit.request, let account = visit.session?.account else { throw PageError.unauthorized }
        // A token has no session: all that come with one person's tokens are one.
        let session = visit.sessionSecret == nil ? capacity.caller.identity : visit.session?.formToken ?? ""
        guard hub.hasRoom(for: session) else { throw PageError.busy }
        // A browser that comes back says how far it has heard.
        let heard = request.headers.value(of: "Last-Event-ID").flatMap { Int64($0) }
        let since = [since, heard].compactMap(\.self).max()
        var headers = HTTPFields()
        headers.set("Content-Type", "text/event-stream; charset=utf-8")
        headers.set("Cache-Control", "private, no-store")
        // Proxies of the nginx kind keep answers back until there is much of them.
        headers.set("X-Accel-Buffering", "no")
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody { writer in
                guard let listener = hub.listen(to: interest, session: session) else {
                    return try await writer.finish(nil)
                }
                var end = ChangeHub.End.broken
                defer { hub.leave(listener, because: end) }
                let outlook = LastOutlook()
                let stream = ChangeStream(listener: listener, hub: hub) { heard in
                    try await look(heard, subject, capacity, account, outlook, request)
                }
                end = try await request.body.consumeWithInboundCloseHandler { _ in
                    try await withGracefulShutdownHandler {
                        let told = hub.told
                        let missed = try await missed(by: listener, since: since)
                        return try await stream.write(to: &writer, missed: missed, told: told)
                    } onGracefulShutdown: {
                        listener.end()
                    }
                } onInboundClosed: {
                    listener.end()
                }
                try await writer.finish(nil)
            })
    }

    /// What a page missed that was read before its stream was opened.
    private func missed(by listener: ChangeListener, since: Int64?) async throws -> ChangeListener.Heard {
        guard let since else { return .init() }
        let limit = hub.limits.mostChanges
        let changes = try await record.engine.read { reading -> [HeardChange]? in
            guard try reading.lastEvent() - since <= Int64(limit) else { return nil }
            let withNames = if case .unit = listener.interest { true } else { false }
            return try HeardChange.all(after: since, limit: limit, withNames: withNames, in: reading)
        }
        guard let changes else { return .init(isAll: true) }
        let concerned = changes.filter { change in
            switch listener.interest {
            case .citizen(let number): change.event.key.patient == number
            case .unit(let names): !names.isDisjoint(with: change.names)
            }
        }
        return .init(changes: concerned.map(\.event))
    }

    /// Whether the session is there as it was, and the caller may still see; and whether what happened is something that
    /// the caller may see.
    private func look(
        _ heard: ChangeListener.Heard, _ subject: Subject, _ capacity: Account.Capacity, _ account: Account,
        _ last: LastOutlook, _ request: Request
    ) async throws -> ChangeStream.Look {
        guard try await visit(request, counts: false).session?.account == account else { return .mayNot(.signedOut) }
        let news = try await record.news(
            about: subject, in: heard.changes, since: last.outlook, as: capacity.caller, because: capacity.purpose)
        guard let news else { return .mayNot(.withdrawn) }
        last.outlook = news.outlook
        return .may(hasNews: news.hasChanged || heard.isAll)
    }
}

/// What the caller could see the last time.
private final class LastOutlook: Sendable {
    private let value = Mutex<Outlook?>(nil)

    var outlook: Outlook? {
        get { value.withLock { $0 } }
        set { value.withLock { $0 = newValue } }
    }
}
