import Access
import FHIRServer
import TestSupport

/// One change by somebody who may change something, on a condition that names what may be hidden: whether the condition is
/// met, and what stands in its way, must not tell that it is there.
struct WritingQuestion {
    let question: Question
    /// What the condition names.
    let item: Item
    /// What must come of it where the item may be seen; nil: nothing that can be said beforehand.
    var whenSeen: Int?

    /// - Parameter patient: in whose record something is written, which the asker may do.
    init(_ draw: inout Draw, in patient: Item) {
        let kinds = 12
        let kind = Int.random(in: 0..<kinds, using: &draw.random)
        let isChain = kind == 1 || kind == 2
        item = isChain ? draw.item(kind == 1 ? "Encounter" : "Patient") : draw.item("Observation")
        let word = Marker.word(item.number, item.versions.count)
        let condition = draw.pick("identifier=urn:attack|\(word)", "_id=\(item.id)")
        let body = Self.observation(of: patient, by: draw.asker)
        var question: Question
        switch kind {
        case 0:
            question = Self.change(.post, "Observation", body)
            question.headers.ifNoneExist = condition
            // A word of a former version finds nothing; an id finds what there is.
            if condition.hasPrefix("_id"), !item.isDeleted { whenSeen = 200 }
        case 1:
            question = Self.change(.post, "Observation", body)
            question.headers.ifNoneExist = "encounter=\(item.reference)&encounter.identifier=\(word)"
        case 2:
            question = Self.change(.post, "Observation", body)
            question.headers.ifNoneExist = "subject:Patient.family=\(word)&subject=\(item.reference)"
        case 3: question = Self.change(.put, "Observation?" + condition, body)
        case 4: question = Self.change(.delete, "Observation?" + condition, "")
        case 5: question = Self.change(.patch, "Observation?" + condition, Self.patch)
        case 6: question = Self.change(.delete, item.reference, "")
        case 7: question = Self.change(.patch, item.reference, Self.patch)
        case 8:
            question = Self.change(
                .put, item.reference,
                body.replacing("{\"resourceType\"", with: "{\"id\":\"\(item.id)\",\"resourceType\""))
            question.headers.ifMatch = "W/\"\(item.versions.count)\""
        case 9:
            question = Self.change(.patch, item.reference, Self.patch)
            question.headers.ifMatch = "W/\"\(item.versions.count)\""
        case 10: question = Self.transaction("POST", "Observation", body, ifNoneExist: condition)
        default:
            let target = draw.chance(50) ? "Observation?\(condition)" : "Encounter?identifier=\(word)"
            let referring = body.replacing(
                "\"status\"", with: "\"hasMember\":[{\"reference\":\"\(target)\"}],\"status\"", maxReplacements: 1)
            question = Self.transaction("POST", "Observation", referring)
        }
        question.headers.prefer = "return=minimal"
        self.question = question
    }

    private static let patch = #"[{"op":"replace","path":"/status","value":"amended"}]"#

    /// In the name of the asker, where only that may be written.
    private static func observation(of patient: Item, by asker: Asker) -> String {
        let own = asker.holder?.capacities.first?.caller.identity ?? ""
        let performer = own.hasPrefix("Patient/") ? ",\"performer\":[{\"reference\":\"\(own)\"}]" : ""
        return """
            {"resourceType":"Observation","status":"final","code":{"text":"x"}\(performer),\
            "subject":{"reference":"\(patient.reference)"}}
            """
    }

    private static func change(_ method: FHIRMethod, _ address: String, _ body: String) -> Question {
        let parts = address.split(separator: "?", maxSplits: 1)
        var question = Question(String(parts[0]), [:], .words)
        if parts.count > 1 {
            let pair = parts[1].split(separator: "=", maxSplits: 1)
            question.query = [.init(String(pair[0]), String(pair[1]))]
        }
        question.method = method
        question.body = body
        if method == .patch { question.headers.contentType = "application/json-patch+json" }
        return question
    }

    private static func transaction(
        _ method: String, _ address: String, _ body: String, ifNoneExist: String? = nil
    ) -> Question {
        var question = Question("", [:], .words)
        question.method = .post
        question.body = Fragment.object([
            "resourceType": "\"Bundle\"", "type": "\"transaction\"",
            "entry": Fragment.array([
                Fragment.object([
                    "resource": body,
                    "request": Fragment.object([
                        "method": Fragment.quoted(method), "url": Fragment.quoted(address),
                        "ifNoneExist": ifNoneExist.map(Fragment.quoted),
                    ]),
                ])
            ]),
        ])
        return question
    }
}
