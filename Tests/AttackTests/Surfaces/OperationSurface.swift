import FHIRServer
import TestSupport

/// Operations of their own name.
enum OperationSurface {
    static func everything(_ draw: inout Draw) -> Question {
        if draw.chance(15) { return accessLog(&draw) }
        let patient = draw.citizen()
        let path = "Patient/\(patient.id)/$everything"
        var question =
            switch Int.random(in: 0..<5, using: &draw.random) {
            case 0: Question(path, ["_type": draw.type()])
            case 1: Question(path, ["_since": "2026-11-21T04:30:00Z"])
            case 2: Question(path, ["start": "2026-01-01", "end": "2026-12-31"])
            case 3: Question(path, ["_count": "4"])
            default: Question(path)
            }
        question.pages = 2
        question.judge = draw.oracle.judge(ofCompartment: patient.number)
        return question
    }

    /// Who has looked is told to the citizen; to all others it is refused, or there is nobody.
    private static func accessLog(_ draw: inout Draw) -> Question {
        let patient = draw.citizen()
        var question = Question("Patient/\(patient.id)/$access-log", ["_count": draw.pick("1", "20")])
        question.judge = draw.oracle.isClosed(patient.number) ? .absent(patient.number) : .words
        return question
    }

    static func lastN(_ draw: inout Draw) -> Question {
        let patient = draw.citizen()
        var question = Question("Observation/$lastn", ["subject": patient.reference, "max": draw.pick("1", "2")])
        if draw.chance(30) { question.query.append(.init("category", "vital-signs")) }
        return question
    }

    static func subscription(_ draw: inout Draw) -> Question {
        draw.chance(50) ? Question("Subscription/$status", [:], .words) : Question("Subscription", [:], .words)
    }

    /// Exports are for systems; for everybody else it is refused, whatever there is.
    static func export(_ draw: inout Draw) -> Question {
        var question = Question(draw.pick("$export", "Patient/$export"), ["_type": draw.type()], .words)
        // Those that begin one would leave it running: the export has a test of its own.
        question.headers.prefer = nil
        return question
    }
}
