import FHIRServer
import TestSupport

/// Searches by what stands in resources, and by whose they are.
enum SearchSurface {
    /// By the words, numbers and references of a resource, which may be hidden.
    static func byValue(_ draw: inout Draw) -> Question {
        let item = draw.item()
        let parameters = values(of: item, &draw)
        guard let (name, value) = parameters.isEmpty ? nil : draw.one(of: parameters) else {
            return Question(item.type, ["_id": item.id])
        }
        if draw.chance(20) {
            return Question(item.type, [name: value, "_id": "\(item.id),\(draw.item(item.type).id)"])
        }
        return Question(item.type, [name: value])
    }

    private static func values(of item: Item, _ draw: inout Draw) -> [(String, String)] {
        let word = draw.word(of: item)
        let owner = draw.population[item.owner ?? 0]
        switch item.type {
        case "Patient":
            return [
                ("name", word), ("family", word), ("family:exact", word), ("name:contains", String(word.dropFirst(2))),
                ("identifier", "urn:attack|\(word)"), ("identifier", word), ("given", "Given1"), ("_id", item.id),
                ("telecom", "tel \(Marker.number(item.number, 1))"),
                ("address-city", "By\(Marker.number(item.number, 1))"), ("birthdate", "lt2100-01-01"),
                ("general-practitioner", draw.population.reference(draw.one(of: draw.population.units))),
            ]
        case "Observation":
            return [
                ("identifier", "urn:attack|\(word)"), ("value-quantity", Marker.number(item.number, 1)),
                ("value-quantity", "gt7000000"), ("category", "vital-signs"), ("code", "8867-4"),
                ("code:not", "8867-4"), ("encounter:missing", "true"), ("date", "gt2026-01-01"), ("_security", "V"),
                ("_security", "http://terminology.hl7.org/CodeSystem/v3-Confidentiality|R"),
                ("performer", draw.population.reference(draw.one(of: draw.population.units))),
            ]
        case "Encounter":
            return [
                ("identifier", word), ("status", "finished"), ("episode-of-care:missing", "false"),
                ("service-provider", draw.population.reference(draw.one(of: draw.population.units))),
                ("part-of:missing", "false"), ("_security", "V"),
            ]
        case "RelatedPerson": return [("name", word), ("relationship", "MTH")]
        case "Consent": return [("status", "active"), ("actor", draw.item("RelatedPerson").reference)]
        case "Condition": return [("code", "13645005"), ("code:text", word), ("clinical-status", "active")]
        case "DocumentReference":
            return [("description", word), ("status", "current"), ("encounter", draw.item("Encounter").reference)]
        case "Appointment": return [("status", "booked"), ("date", "gt2026-11-01"), ("actor", owner.reference)]
        case "ServiceRequest", "Task", "MedicationRequest", "Communication":
            return [("code:text", word), ("status", "active"), ("_lastUpdated", "gt2026-11-21T05:00:00Z")]
        case "List": return [("title", word), ("item", draw.item("Observation").reference)]
        default: return [("_id", item.id), ("status", "active")]
        }
    }

    static func ofPatient(_ draw: inout Draw) -> Question {
        let type = draw.type()
        let patient = draw.citizen()
        let name = Draw.patientParameter(type)
        switch Int.random(in: 0..<4, using: &draw.random) {
        case 0: return Question(type, [name: patient.id])
        case 1: return Question(type, [name: patient.reference, "_summary": "true"])
        case 2: return Question(type, ["\(name):Patient": patient.id])
        default: return Question(type, [name: "\(patient.reference),\(draw.citizen().reference)"])
        }
    }

    static func byForm(_ draw: inout Draw) -> Question {
        let asked = byValue(&draw)
        var question = Question(asked.path[0] + "/_search")
        question.method = .post
        question.body = QueryParameters(asked.query).encoded
        question.headers.contentType = "application/x-www-form-urlencoded"
        return question
    }

    static func compartment(_ draw: inout Draw) -> Question {
        let patient = draw.citizen()
        let path = "Patient/\(patient.id)/\(draw.type())"
        var question = Question(path, draw.chance(30) ? ["_summary": "count"] : [:])
        question.judge = draw.oracle.judge(ofCompartment: patient.number)
        return question
    }

    static func system(_ draw: inout Draw) -> Question {
        let (one, other) = (draw.item(), draw.item())
        switch Int.random(in: 0..<3, using: &draw.random) {
        case 0: return Question("", ["_id": "\(one.id),\(other.id)", "_type": "\(one.type),\(other.type)"])
        case 1: return Question("", ["_id": "\(one.id),\(other.id)"])
        default: return Question("", ["_lastUpdated": "gt2026-11-21T05:00:00Z", "_count": "30"])
        }
    }

    /// What stands in a list that may be hidden, or that names what is hidden.
    static func list(_ draw: inout Draw) -> Question {
        Question(draw.pick("Observation", "Condition", "Appointment"), ["_list": draw.item("List").id])
    }
}
