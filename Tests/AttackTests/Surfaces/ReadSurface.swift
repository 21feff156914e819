import FHIRServer
import TestSupport

/// One resource by its address.
enum ReadSurface {
    static func read(_ draw: inout Draw) -> Question {
        let item = draw.chance(95) ? draw.item() : draw.population[draw.one(of: draw.population.units)]
        switch Int.random(in: 0..<10, using: &draw.random) {
        case 0: return Question(item.reference, ["_summary": draw.pick("true", "text", "data")])
        case 1: return Question(item.reference, ["_elements": draw.pick("status", "subject", "code,name")])
        default: return Question(item.reference)
        }
    }

    /// Whether somebody has this version already: tags and dates must not tell that there is one.
    static func conditional(_ draw: inout Draw) -> Question {
        let item = draw.item()
        var question = Question(item.reference)
        switch Int.random(in: 0..<3, using: &draw.random) {
        case 0: question.headers.ifNoneMatch = "W/\"\(Int.random(in: 1...item.versions.count, using: &draw.random))\""
        case 1: question.headers.ifNoneMatch = "*"
        default: question.headers.ifModifiedSince = "Sat, 21 Nov 2026 09:00:00 GMT"
        }
        return question
    }

    static func meta(_ draw: inout Draw) -> Question { Question(draw.item().reference + "/$meta") }
}
