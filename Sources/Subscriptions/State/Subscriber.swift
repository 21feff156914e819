package import Access
import FHIR

/// On whose behalf a subscription's notifications are sent, kept beside the resource: who made it last, what that token
/// was good for, and the secrets of its headers. It leaves the record only as the headers of a notification.
package struct Subscriber: Sendable, Hashable {
    package var caller: Caller
    package var purpose: Purpose
    /// The types that the token let its holder read, among those of the subscription.
    package var types: Set<String>
    package var headers: [HookHeader]
    /// Events after this one are the subscription's.
    package var start: Int64

    package init(caller: Caller, purpose: Purpose, types: Set<String>, headers: [HookHeader] = [], start: Int64 = 0) {
        self.caller = caller
        self.purpose = purpose
        self.types = types
        self.headers = headers
        self.start = start
    }

    // MARK: As the record keeps it

    init?(_ value: [UInt8]) {
        guard let json = try? JSONDocument(value).root, let identity = json["identity"]?.string,
            let role = json["role"]?.string.flatMap(Self.role), let start = json["start"]?.integer,
            let purpose = json["purpose"]?.string.flatMap(Purpose.init)
        else { return nil }
        caller = Caller(identity: identity, role: role)
        self.purpose = purpose
        types = Set(json["types"]?.elements.compactMap(\.string) ?? [])
        headers =
            json["headers"]?.elements.compactMap { header in
                header["name"]?.string.map { HookHeader(name: $0, value: header["value"]?.string ?? "") }
            } ?? []
        self.start = start
    }

    var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("identity", caller.identity)
            writer.member("role", Self.word(caller.role))
            writer.member("purpose", purpose.rawValue)
            writer.array("types") { writer in for type in types.sorted() { writer.string(type) } }
            writer.array("headers") { writer in
                for header in headers {
                    writer.object {
                        $0.member("name", header.name)
                        $0.member("value", header.value)
                    }
                }
            }
            writer.member("start", number: String(start))
        }
        return writer.bytes
    }

    /// Only these may write resources that are in nobody's compartment, so only these have subscriptions.
    private static func word(_ role: Role) -> String {
        if case .operator = role { return "operator" }
        return "system"
    }

    private static func role(_ word: String) -> Role? {
        switch word {
        case "system": .system
        case "operator": .operator
        default: nil
        }
    }
}
