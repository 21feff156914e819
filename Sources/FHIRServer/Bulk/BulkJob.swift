import Access
import FHIR

/// An export or import that was asked for: a note in the record, so that a server that is started again, and other
/// servers on the same record, know of it. It names nobody.
struct BulkJob: Sendable, Hashable {
    enum Kind: String, Sendable, Hashable {
        case exporting, importing
    }

    enum State: String, Sendable, Hashable {
        case running, finished, failed
    }

    /// Whose part of the record is exported.
    enum Level: Sendable, Hashable {
        case everything
        case citizens
        /// The members that this version of a Group has.
        case group(id: String, version: Int)
    }

    /// Who asked: nobody else may know of it.
    struct Owner: Sendable, Hashable {
        var identity: String
        var purpose: Purpose

        /// Only systems may ask.
        var caller: Caller { Caller(identity: identity, role: .system) }
    }

    /// A file that the manifest names.
    struct Output: Sendable, Hashable {
        /// The file's name: the type's, with an ending.
        var file: String { kind.file(type) }
        var kind: Kind
        var type: String
        var count: Int

        enum Kind: String, Sendable, Hashable {
            case resources, deletions, errors

            func file(_ type: String) -> String {
                switch self {
                case .resources: "\(type).ndjson"
                case .deletions: "deleted.ndjson"
                case .errors: "errors.ndjson"
                }
            }
        }
    }

    var name: String
    var kind: Kind
    var owner: Owner
    /// The address as it was asked, but for filters, which may name somebody.
    var request: String
    /// What stands in the audit.
    var activity: String
    /// The moment that is exported; of an import, when it was asked for: milliseconds since 1970-01-01T00:00:00Z.
    var moment: Int64
    var expires: Int64
    var level = Level.everything
    var types: [String] = []
    var since: Int64?
    /// The types of which only what filters found is exported.
    var filtered: [String] = []
    /// What a lenient client's request left out.
    var ignored: [String] = []
    /// The server process that carries it out.
    var process: String
    /// When that process last said that it is at work.
    var alive: Int64
    var state = State.running
    var outputs: [Output] = []
    /// What an import did: resources created, updated, unchanged, deleted, refused.
    var counts: [String: Int] = [:]
    /// Why it failed.
    var reason: String?
}

extension BulkJob.Owner {
    init(_ capacity: FHIRHolder.Capacity) {
        self.init(identity: capacity.caller.identity, purpose: capacity.purpose)
    }
}

/// As it is kept.
extension BulkJob {
    var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("kind", kind.rawValue)
            writer.member("owner", owner.identity)
            writer.member("purpose", owner.purpose.rawValue)
            writer.member("request", request)
            writer.member("activity", activity)
            writer.member("moment", Int(moment))
            writer.member("expires", Int(expires))
            switch level {
            case .everything: break
            case .citizens: writer.member("citizens", true)
            case .group(let id, let version):
                writer.member("group", id)
                writer.member("groupVersion", version)
            }
            writer.array("types") { for type in types { $0.string(type) } }
            if let since { writer.member("since", Int(since)) }
            writer.array("filtered") { for type in filtered { $0.string(type) } }
            writer.array("ignored") { for text in ignored { $0.string(text) } }
            writer.member("process", process)
            writer.member("alive", Int(alive))
            writer.member("state", state.rawValue)
            writer.array("outputs") { writer in
                for output in outputs {
                    writer.object { writer in
                        writer.member("kind", output.kind.rawValue)
                        writer.member("type", output.type)
                        writer.member("count", output.count)
                    }
                }
            }
            writer.object("counts") { writer in
                for (name, count) in counts.sorted(by: { $0.key < $1.key }) { writer.member(name, count) }
            }
            writer.member("reason", reason)
        }
        return writer.bytes
    }

    /// Nil where the bytes are not what ``bytes`` makes.
    init?(name: String, bytes: [UInt8]) {
        guard let root = try? JSONDocument(bytes).root, let kind = root["kind"]?.string.flatMap(Kind.init),
            let identity = root["owner"]?.string, let purpose = root["purpose"]?.string.flatMap(Purpose.init),
            let request = root["request"]?.string, let activity = root["activity"]?.string,
            let moment = Self.integer(root["moment"]), let expires = Self.integer(root["expires"]),
            let process = root["process"]?.string, let alive = Self.integer(root["alive"]),
            let state = root["state"]?.string.flatMap(State.init)
        else { return nil }
        self.init(
            name: name, kind: kind, owner: Owner(identity: identity, purpose: purpose), request: request,
            activity: activity, moment: moment, expires: expires, process: process, alive: alive, state: state)
        if let group = root["group"]?.string {
            level = .group(id: group, version: Int(Self.integer(root["groupVersion"]) ?? 0))
        } else if root["citizens"]?.bool == true {
            level = .citizens
        }
        types = root["types"]?.elements.compactMap(\.string) ?? []
        since = Self.integer(root["since"])
        filtered = root["filtered"]?.elements.compactMap(\.string) ?? []
        ignored = root["ignored"]?.elements.compactMap(\.string) ?? []
        outputs =
            root["outputs"]?.elements.compactMap { output in
                guard let kind = output["kind"]?.string.flatMap(Output.Kind.init), let type = output["type"]?.string
                else { return nil }
                return Output(kind: kind, type: type, count: Int(Self.integer(output["count"]) ?? 0))
            } ?? []
        for member in root["counts"]?.members.map({ $0 }) ?? [] {
            counts[member.name] = Int(Self.integer(member.value) ?? 0)
        }
        reason = root["reason"]?.string
    }

    private static func integer(_ value: JSONValue?) -> Int64? { value?.numberText.flatMap { Int64($0) } }
}
