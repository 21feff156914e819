import FHIRServer
import TestSupport

/// In what order, in how many pages, how many: none of which hidden resources may change.
enum OrderSurface {
    static func sort(_ draw: inout Draw) -> Question {
        let (type, keys) = draw.pick(
            ("Observation", "-date,code"), ("Observation", "value-quantity"), ("Observation", "-_lastUpdated"),
            ("Patient", "family"), ("Patient", "-birthdate,_id"), ("Encounter", "-date,identifier"),
            ("Condition", "recorded-date,-_id"), ("Patient", "address-city"))
        return Question(type, ["_sort": keys, "_count": draw.pick("3", "10", "1000")])
    }

    static func pages(_ draw: inout Draw) -> Question {
        let type = draw.type()
        var question = Question(type, ["_count": draw.pick("2", "5"), "_total": draw.pick("accurate", "none")])
        if draw.chance(30) { question.query.append(.init("_sort", "-_lastUpdated")) }
        question.pages = 3
        return question
    }

    static func count(_ draw: inout Draw) -> Question {
        let patient = draw.citizen()
        let type = draw.type()
        let name = Draw.patientParameter(type)
        switch Int.random(in: 0..<6, using: &draw.random) {
        case 0: return Question(type, ["_summary": "count"])
        case 1:
            var question = Question(type, [name: patient.reference, "_summary": "count"])
            if draw.oracle.patients.contains(patient.number) { question.counted = patient.number }
            return question
        case 2: return Question(type, [name: patient.reference, "_total": "accurate", "_count": "1"])
        case 3: return Question("Patient", ["_summary": "count", "family": draw.word(of: patient)])
        case 4: return Question("Observation", ["_count": "0", "value-quantity": "ge7000000"])
        default:
            let item = draw.item()
            return Question(item.type, ["_id": item.id, "_summary": "count"])
        }
    }
}
