import FHIRServer
import TestSupport

/// Changes on a condition by those who may change nothing: whether they would have matched must not show.
enum WriteSurface {
    static func conditional(_ draw: inout Draw) -> Question {
        let item = draw.item("Observation")
        let word = Marker.word(item.number, item.versions.count)
        let condition = draw.pick("identifier=\(word)", "_id=\(item.id)")
        var question: Question
        let body = """
            {"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/nobody"}}
            """
        switch Int.random(in: 0..<6, using: &draw.random) {
        case 0:
            question = Question("Observation")
            question.method = .post
            question.headers.ifNoneExist = condition
            question.body = body
        case 1:
            question = Question("Observation", ["_id": item.id])
            question.method = .put
            question.body = body
        case 2:
            question = Question("Observation", ["identifier": word])
            question.method = .delete
        case 3:
            question = Question(item.reference)
            question.method = .delete
        case 4:
            question = Question(item.reference)
            question.method = .put
            question.headers.ifMatch = "W/\"1\""
            question.body = body.replacing("{\"resourceType\"", with: "{\"id\":\"\(item.id)\",\"resourceType\"")
        default:
            question = Question("Observation", ["_id": item.id])
            question.method = .patch
            question.headers.contentType = "application/json-patch+json"
            question.body = #"[{"op":"replace","path":"/status","value":"amended"}]"#
        }
        question.judge = .absent(item.number)
        // Who may see it may hear that it is there.
        if draw.oracle.sees(item) { question.judge = .words }
        if !draw.oracle.changesNothing { return ReadSurface.read(&draw) }
        return question
    }
}
