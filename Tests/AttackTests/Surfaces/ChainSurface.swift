import TestSupport

/// Searches within searches: what lies between may be hidden.
enum ChainSurface {
    static func chain(_ draw: inout Draw) -> Question {
        let patient = draw.citizen()
        let name = draw.word(of: patient)
        let encounter = draw.item("Encounter")
        let unit = draw.population[draw.one(of: draw.population.units)]
        switch Int.random(in: 0..<10, using: &draw.random) {
        case 0: return Question("Observation", ["subject:Patient.family": name])
        case 1: return Question("Observation", ["encounter.identifier": draw.word(of: encounter)])
        case 2: return Question("Observation", ["encounter.episode-of-care.status": draw.pick("active", "finished")])
        case 3: return Question("DocumentReference", ["encounter:Encounter.service-provider": unit.reference])
        case 4: return Question("DiagnosticReport", ["result.identifier": draw.word(of: draw.item("Observation"))])
        case 5: return Question("Encounter", ["patient.general-practitioner": unit.reference])
        case 6: return Question("Encounter", ["part-of.identifier": draw.word(of: encounter)])
        case 7: return Question("Consent", ["actor:RelatedPerson.name": draw.word(of: draw.item("RelatedPerson"))])
        case 8: return Question("Appointment", ["actor:Patient.birthdate": "gt1950-01-01", "_summary": "count"])
        default: return Question("Communication", ["subject:Patient.identifier": name, "_total": "accurate"])
        }
    }

    static func has(_ draw: inout Draw) -> Question {
        let observation = draw.item("Observation")
        let unit = draw.population[draw.one(of: draw.population.units)]
        switch Int.random(in: 0..<9, using: &draw.random) {
        case 0: return Question("Patient", ["_has:Observation:patient:identifier": draw.word(of: observation)])
        case 1: return Question("Encounter", ["_has:Observation:encounter:identifier": draw.word(of: observation)])
        case 2: return Question("Patient", ["_has:Consent:patient:status": "active"])
        case 3: return Question("Patient", ["_has:Observation:patient:_security": draw.pick("V", "R")])
        // Units are for everybody to see: what happens there is not.
        case 4:
            return Question(
                "Organization",
                ["_id": unit.id, "_has:Encounter:service-provider:identifier": draw.word(of: draw.item("Encounter"))])
        case 5: return Question("Practitioner", ["_has:Encounter:participant:status": "finished"])
        case 6: return Question("Observation", ["_has:DiagnosticReport:result:status": "final"])
        case 7:
            return Question(
                "Patient", ["_has:Encounter:patient:_has:Observation:encounter:value-quantity": "gt7000000"])
        default:
            return Question(
                "Organization", ["_has:Observation:performer:code": "8867-4", "_summary": draw.pick("count", "false")])
        }
    }
}
