package import FHIR
import Questionnaires

/// Answers as they stand in the record: a view of a QuestionnaireResponse.
package struct AnswerSheet: Sendable {
    /// That the answers are to a questionnaire which a unit has sent: the Task.
    static let task = "https://tovholder.dk/fhir/StructureDefinition/answers-task"
    /// That answers were corrected after they had been sent: who, when and why.
    static let amendment = "https://tovholder.dk/fhir/StructureDefinition/answers-amended"

    package enum Status: String, Sendable, Hashable, CaseIterable {
        case inProgress = "in-progress"
        case completed, amended
        case enteredInError = "entered-in-error"
        case stopped

        /// Whether they have been sent.
        package var isSent: Bool { self == .completed || self == .amended }
    }

    /// A correction after sending.
    package struct Amendment: Sendable, Hashable {
        package let at: Int64
        package let by: String
        package let reason: String
    }

    package let json: JSONValue

    package init?(_ json: JSONValue) {
        guard json["resourceType"]?.string == "QuestionnaireResponse", Self.status(of: json) != nil else { return nil }
        self.json = json
    }

    static func status(of json: JSONValue) -> Status? { json["status"]?.string.flatMap(Status.init) }

    package var status: Status { Self.status(of: json) ?? .stopped }
    package var questionnaire: String? { json["questionnaire"]?.string }
    package var authored: Int64? { json["authored"]?.instantValue }
    /// Who wrote them down, and who answered, as references.
    package var author: String? { json["author"]?["reference"]?.string }
    package var source: String? { json["source"]?["reference"]?.string }
    package var sourceName: String? { json["source"]?["display"]?.string }
    /// The id of the Task by which they were asked for.
    package var assignment: String? {
        json.extensionElement(Self.task)?["valueReference"]?["reference"]?.string.flatMap {
            $0.hasPrefix("Task/") ? String($0.dropFirst("Task/".count)) : nil
        }
    }

    /// The id of the CarePlan that they are for; nil for none.
    package var plan: String? { QuestionnaireAssignment.plan(in: json) }

    /// The corrections after sending, oldest first.
    package var amendments: [Amendment] {
        json.extensionElements(Self.amendment).compactMap { element in
            func part(_ name: String) -> JSONValue? { element.list("extension").first { $0["url"]?.string == name } }
            guard let at = part("at")?["valueDateTime"]?.instantValue,
                let by = part("by")?["valueReference"]?["reference"]?.string,
                let reason = part("reason")?["valueString"]?.string, CoordinationSystems.isText(reason)
            else { return nil }
            return Amendment(at: at, by: by, reason: reason)
        }
    }

    /// Whether a relative has answered for the citizen.
    package var isByProxy: Bool { source?.hasPrefix("RelatedPerson/") == true }
}

/// Writes them.
extension AnswerSheet {
    /// Who answers: a citizen, or a relative for one.
    struct Hand: Sendable {
        let reference: String
        let name: String?
    }

    /// - Parameter current: what stands there; its corrections are kept.
    static func json(
        _ answers: FormAnswers, of assignment: QuestionnaireAssignment, over current: JSONValue?, status: Status,
        by hand: Hand, at instant: Int64, because reason: String? = nil, language: String
    ) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "QuestionnaireResponse")
            $0.member("id", assignment.id)
            $0.member("language", language)
            $0.array("extension") { list in
                list.object {
                    $0.member("url", task)
                    $0.reference("valueReference", "Task/" + assignment.id, display: nil)
                }
                for former in current?.extensionElements(amendment) ?? [] { list.value(former) }
                if let reason { list.object { write(reason, by: hand, at: instant, to: &$0) } }
            }
            if let plan = assignment.plan {
                $0.array("basedOn") { list in list.object { $0.member("reference", "CarePlan/" + plan) } }
            }
            $0.member("questionnaire", assignment.questionnaire)
            $0.member("status", status.rawValue)
            $0.reference("subject", "Patient/" + assignment.patient, display: nil)
            $0.member("authored", InstantText.exact(instant))
            $0.reference("author", hand.reference, display: hand.name)
            $0.reference("source", hand.reference, display: hand.name)
            answers.writeItems(to: &$0, language: language, isDraft: status == .inProgress)
        }
        return try JSONDocument(writer.bytes).root
    }

    private static func write(_ reason: String, by hand: Hand, at instant: Int64, to writer: inout JSONWriter) {
        writer.member("url", amendment)
        writer.array("extension") { list in
            list.object {
                $0.member("url", "at")
                $0.member("valueDateTime", InstantText.exact(instant))
            }
            list.object {
                $0.member("url", "by")
                $0.reference("valueReference", hand.reference, display: hand.name)
            }
            list.object {
                $0.member("url", "reason")
                $0.member("valueString", reason)
            }
        }
    }
}
