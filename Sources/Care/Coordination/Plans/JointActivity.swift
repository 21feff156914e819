import FHIR
import Record

/// What somebody does, and by when.
package struct JointActivity: Sendable, Hashable {
    package var id: String
    package var text: String
    /// Who does it: a unit, the citizen or a relative.
    package var owner: String
    package var ownerName: String?
    /// The last day, as FHIR writes it.
    package var due: String
    package var status: Status
    /// What an editor has seen: another mark, and somebody has changed it since.
    package var mark: String

    package init(
        id: String, text: String, owner: String, ownerName: String? = nil, due: String, status: Status = .planned,
        mark: String = ""
    ) {
        self.id = id
        self.text = text
        self.owner = owner
        self.ownerName = ownerName
        self.due = due
        self.status = status
        self.mark = mark
    }

    package enum Status: String, Sendable, Hashable, CaseIterable {
        case planned = "not-started"
        case done = "completed"
        case cancelled
    }

    package var isOpen: Bool { status == .planned }

    /// Whether its day has passed: before this instant, by dates as they are where the reader is.
    package func isLate(on today: String) -> Bool { isOpen && due < today }

    /// - Throws: ``ShapeProblem`` with the element that is wrong.
    init(reading json: JSONValue) throws(ShapeProblem) {
        let place = "CarePlan.activity"
        guard let id = json["id"]?.string, !id.isEmpty else { throw ShapeProblem(place + ".id") }
        guard let detail = json["detail"] else { throw ShapeProblem(place + ".detail") }
        guard let status = detail["status"]?.string.flatMap(Status.init) else {
            throw ShapeProblem(place + ".detail.status: not-started, completed or cancelled")
        }
        guard let text = detail["description"]?.string, CoordinationSystems.isText(text) else {
            throw ShapeProblem(place + ".detail.description: what is done, in at most 1000 characters")
        }
        let performers = detail.list("performer")
        guard performers.count == 1, let owner = performers[0]["reference"]?.string, Self.mayOwn(owner) else {
            throw ShapeProblem(place + ".detail.performer: one unit, the Patient or a RelatedPerson")
        }
        let end = detail["scheduledPeriod"]?["end"]?.string
        guard let due = end, DateTime(due)?.precision == .day else {
            throw ShapeProblem(place + ".detail.scheduledPeriod.end: a day")
        }
        var digest = ContentDigest()
        for part in [text, owner, due, status.rawValue] { digest.add(part) }
        self.init(
            id: id, text: text, owner: owner, ownerName: performers[0]["display"]?.string, due: due, status: status,
            mark: String(digest.text.prefix(16)))
    }

    private static func mayOwn(_ reference: String) -> Bool {
        ["Organization/", "Patient/", "RelatedPerson/"].contains { reference.hasPrefix($0) }
    }

    /// Whether it says the same as another, apart from how far it has come.
    func hasSameTerms(as other: JointActivity) -> Bool {
        id == other.id && text == other.text && owner == other.owner && due == other.due
    }

    var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.object {
            $0.member("id", id)
            $0.object("detail") {
                $0.member("status", status.rawValue)
                $0.object("scheduledPeriod") { $0.member("end", due) }
                $0.array("performer") { list in
                    list.object {
                        $0.member("reference", owner)
                        $0.member("display", ownerName)
                    }
                }
                $0.member("description", text)
            }
        }
        return writer.bytes
    }
}
