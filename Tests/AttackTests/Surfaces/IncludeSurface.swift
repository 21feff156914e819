import TestSupport

/// What comes along with matches.
enum IncludeSurface {
    static func include(_ draw: inout Draw) -> Question {
        let item = draw.item("Observation", "DiagnosticReport")
        let patient = draw.citizen()
        let unit = draw.population[draw.one(of: draw.population.units)]
        switch Int.random(in: 0..<11, using: &draw.random) {
        case 0: return Question("Observation", ["_id": item.id, "_include": "Observation:encounter"])
        case 1: return Question("DiagnosticReport", ["_id": item.id, "_include": "DiagnosticReport:result"])
        case 2: return Question("Patient", ["_id": patient.id, "_revinclude": "Observation:subject"])
        case 3: return Question("Patient", ["_id": patient.id, "_revinclude": "Consent:patient"])
        case 4:
            return Question(
                "Encounter",
                [
                    "_id": draw.item("Encounter").id, "_include": "Encounter:episode-of-care",
                    "_include:iterate": "EpisodeOfCare:patient", "_revinclude": "DocumentReference:encounter",
                ])
        case 5:
            return Question(
                "DiagnosticReport",
                [
                    "patient": patient.reference, "_include": "DiagnosticReport:result",
                    "_include:iterate": "Observation:encounter", "_revinclude:iterate": "Condition:encounter",
                ])
        // Units are for everybody to see: what refers to them is not.
        case 6: return Question("Organization", ["_id": unit.id, "_revinclude": "Encounter:service-provider"])
        case 7: return Question("Organization", ["_id": unit.id, "_revinclude": "EpisodeOfCare:organization"])
        case 8: return Question("Practitioner", ["_revinclude": "Encounter:participant", "_count": "20"])
        case 9: return Question("List", ["_id": draw.item("List").id, "_include": "List:item"])
        default: return Question("Consent", ["patient": patient.id, "_include": "Consent:data"])
        }
    }
}
