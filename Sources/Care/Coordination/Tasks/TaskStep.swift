import FHIR

/// That somebody took a step with a task. Steps are kept on the Task in the order they were taken, so that everybody who
/// sees it sees who did what, and when.
package struct TaskStep: Sendable, Hashable {
    package var code: Code
    package var at: Int64
    /// Who: a reference.
    package var by: String
    package var name: String?

    package init(_ code: Code, at: Int64, by: String, name: String? = nil) {
        self.code = code
        self.at = at
        self.by = by
        self.name = name
    }

    package enum Code: String, Sendable, Hashable, CaseIterable {
        case given, seen, accepted, declined, done, failed, withdrawn

        /// The status of the Task after it.
        var status: DelegatedTask.Status {
            switch self {
            case .given: .requested
            case .seen: .received
            case .accepted: .accepted
            case .declined: .rejected
            case .done: .completed
            case .failed: .failed
            case .withdrawn: .cancelled
            }
        }

        /// The statuses from which it can be taken.
        package var from: Set<DelegatedTask.Status> {
            switch self {
            case .given: []
            case .seen: [.requested]
            case .accepted, .declined: [.requested, .received]
            case .done, .failed: [.accepted]
            case .withdrawn: [.requested, .received, .accepted]
            }
        }

        /// Whether it is the giver's to take; the others are the owner's.
        package var isGivers: Bool { self == .given || self == .withdrawn }

        /// Whether it must be said why.
        package var needsReason: Bool { self == .declined || self == .failed }
    }
}

/// As an extension of the Task.
extension TaskStep {
    init?(_ json: JSONValue) {
        let parts = json.list("extension")
        func part(_ name: String) -> JSONValue? { parts.first { $0["url"]?.string == name } }
        guard let code = part("code")?["valueCode"]?.string.flatMap(Code.init),
            let at = part("at")?["valueInstant"]?.instantValue,
            let by = part("by")?["valueReference"]?["reference"]?.string
        else { return nil }
        self.init(code, at: at, by: by, name: part("by")?["valueReference"]?["display"]?.string)
    }

    /// Its members, within an object.
    func write(_ writer: inout JSONWriter) {
        writer.array("extension") { list in
            list.object {
                $0.member("url", "code")
                $0.member("valueCode", code.rawValue)
            }
            list.object {
                $0.member("url", "at")
                $0.member("valueInstant", InstantText.exact(at))
            }
            list.object {
                $0.member("url", "by")
                $0.reference("valueReference", by, display: name)
            }
        }
        writer.member("url", CoordinationSystems.step)
    }

    var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.object(write)
        return writer.bytes
    }
}
