import TestSupport

/// What was so once: each version is judged by its own content.
enum HistorySurface {
    static func version(_ draw: inout Draw) -> Question {
        let item = draw.item()
        let version = Int.random(in: 1...item.versions.count + 1, using: &draw.random)
        return Question("\(item.reference)/_history/\(version)", [:], .version(item.number, version))
    }

    static func instance(_ draw: inout Draw) -> Question {
        let item = draw.item()
        return Question(item.reference + "/_history", [:], .versions(draw.oracle.versions(of: [item])))
    }

    static func type(_ draw: inout Draw) -> Question {
        let type = draw.type()
        let items = (draw.oracle.ofType[type] ?? []).map { draw.population[$0] }
        var question = Question(type + "/_history", ["_count": "1000"], .versions(draw.oracle.versions(of: items)))
        if draw.chance(30) {
            question = Question(type + "/_history", ["_count": "40"], .versions(draw.oracle.versions(of: items)))
            question.pages = 20
        }
        return question
    }

    static func system(_ draw: inout Draw) -> Question {
        var question = Question(
            "_history", ["_count": "1000"], .versions(draw.oracle.versions(of: draw.population.items)))
        question.pages = 5
        return question
    }
}
