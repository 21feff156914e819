package import FHIR

/// Something about a look that somebody must look into: a citizen's question, or what a rule or the draw has put on the
/// reviewer's list. A Task; the citizen sees the questions.
package struct LookCase: Sendable, Hashable {
    package var id: String
    package var kind: Kind
    /// The Patient's id; nil where it is about somebody who looks, and no citizen in particular.
    package var patient: String?
    /// The number of the row in the audit; nil where it is about more than one.
    package var look: Int64?
    /// Who looked, as the audit has it.
    package var who: String?
    /// Who looked, in the words that the citizen was shown.
    package var whoInWords: String?
    /// When it was, in milliseconds since 1970-01-01T00:00:00Z.
    package var lookedAt: Int64?
    /// What is asked, or why it is on the list.
    package var text: String?
    /// What it rests on, such as the Consent of an emergency access.
    package var focus: String?
    package var opened: Int64
    /// When it must be answered; nil where nobody waits.
    package var deadline: Int64?
    /// The answer, or what was found.
    package var finding: String?
    package var closed: Int64?

    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A citizen asks.
        case question = "citizens-question"
        /// An emergency access was taken.
        case emergency
        /// A stated reason that the record does not explain.
        case unexplained = "unexplained-reason"
        /// Drawn by lot.
        case sampled
        /// Somebody has looked at very many citizens in a short time.
        case manyPatients = "many-patients"
        /// Somebody has looked at a relative, or at somebody with the same address.
        case ownFamily = "own-family"
        /// Somebody has looked at a citizen whose name many know.
        case wellKnown = "well-known-name"
        /// Somebody whose work is by day has looked at night.
        case unusualHour = "unusual-hour"
    }

    package init(
        id: String, kind: Kind, patient: String? = nil, look: Int64? = nil, who: String? = nil,
        whoInWords: String? = nil, lookedAt: Int64? = nil, text: String? = nil, focus: String? = nil, opened: Int64,
        deadline: Int64? = nil, finding: String? = nil, closed: Int64? = nil
    ) {
        self.id = id
        self.kind = kind
        self.patient = patient
        self.look = look
        self.who = who
        self.whoInWords = whoInWords
        self.lookedAt = lookedAt
        self.text = text
        self.focus = focus
        self.opened = opened
        self.deadline = deadline
        self.finding = finding
        self.closed = closed
    }

    package var isOpen: Bool { closed == nil }
}

/// As a Task.
extension LookCase {
    /// The resource.
    package func json() throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "Task")
            $0.member("id", id)
            $0.lookMeta()
            $0.member("status", isOpen ? "requested" : "completed")
            $0.member("intent", "order")
            $0.member("priority", kind == .emergency ? "urgent" : "routine")
            $0.lookConcept("code", LookSystems.review, kind.rawValue)
            $0.member("description", text)
            if let focus { $0.lookReference("focus", focus) }
            if let patient { $0.lookReference("for", "Patient/" + patient) }
            $0.member("authoredOn", InstantText.exact(opened))
            $0.member("lastModified", InstantText.exact(closed ?? opened))
            if kind == .question, let patient { $0.lookReference("requester", "Patient/" + patient) }
            if let deadline {
                $0.object("restriction") { $0.object("period") { $0.member("end", InstantText.exact(deadline)) } }
            }
            inputs(&$0)
            if let finding {
                $0.array("output") { list in list.object { $0.part("finding", finding) } }
            }
        }
        return try JSONDocument(writer.bytes).root
    }

    private func inputs(_ writer: inout JSONWriter) {
        let parts: [(String, String?)] = [
            ("look", look.map { String($0) }), ("who", who), ("who-in-words", whoInWords),
            ("looked-at", lookedAt.map(InstantText.exact)),
        ]
        guard parts.contains(where: { $0.1 != nil }) else { return }
        writer.array("input") { list in
            for (code, value) in parts {
                if let value { list.object { $0.part(code, value) } }
            }
        }
    }

    /// Nil where it is no Task about a look.
    package init?(_ json: JSONValue) {
        guard json["resourceType"]?.string == "Task", let id = json["id"]?.string,
            let code = json["code"]?.list("coding").first(where: { $0["system"]?.string == LookSystems.review }),
            let kind = code["code"]?.string.flatMap(Kind.init),
            let opened = json["authoredOn"]?.string.flatMap(DateTime.init)
        else { return nil }
        let input = Self.parts(json, "input")
        let isClosed = json["status"]?.string == "completed"
        self.init(
            id: id, kind: kind, patient: Reference(json["for"])?.patient,
            look: input["look"].flatMap { Int64($0) }, who: input["who"], whoInWords: input["who-in-words"],
            lookedAt: input["looked-at"].flatMap(DateTime.init)?.earliest, text: json["description"]?.string,
            focus: json["focus"]?["reference"]?.string, opened: opened.earliest,
            deadline: json["restriction"]?["period"]?["end"]?.string.flatMap(DateTime.init)?.earliest,
            finding: Self.parts(json, "output")["finding"],
            closed: isClosed ? json["lastModified"]?.string.flatMap(DateTime.init)?.earliest ?? opened.earliest : nil)
    }

    private static func parts(_ json: JSONValue, _ name: String) -> [String: String] {
        var parts: [String: String] = [:]
        for part in json.list(name) {
            let coding = part["type"]?.list("coding").first { $0["system"]?.string == LookSystems.part }
            guard let code = coding?["code"]?.string, let value = part["valueString"]?.string else { continue }
            parts[code] = value
        }
        return parts
    }
}

extension JSONWriter {
    fileprivate mutating func part(_ code: String, _ value: String) {
        lookConcept("type", LookSystems.part, code)
        member("valueString", value)
    }
}
