import TestSupport

/// Documents, messages, requests and lists.
extension PopulationMaker {
    private mutating func keep(_ place: Int, _ number: Int) { citizens[place].others.append(number) }

    private mutating func encounter(_ place: Int) -> String? { some(of: citizens[place].encounters, 60).map(reference) }

    private mutating func confidentiality(_ percent: Int = 14) -> String? {
        guard chance(percent) else { return nil }
        return Fragment.object([
            "security": Fragment.array([
                Fragment.coding(
                    "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", random.pick("R", "V", "N"))
            ])
        ])
    }

    mutating func makeDocument(_ place: Int) {
        let patient = citizens[place].patient
        let context = encounter(place).map { Fragment.object(["encounter": Fragment.references([$0])]) }
        keep(
            place,
            add(
                "DocumentReference", of: patient,
                [
                    "meta": confidentiality(25), "status": "\"current\"",
                    "subject": Fragment.reference(reference(patient)), "date": Fragment.quoted(Day.noon(-50)),
                    "author": chance(70) ? Fragment.references([actor()]) : nil,
                    "description": Fragment.quoted("document \(word)"),
                    "content": Fragment.array([
                        Fragment.object([
                            "attachment": Fragment.object([
                                "contentType": "\"text/plain\"", "title": Fragment.quoted("title \(word)"),
                            ])
                        ])
                    ]), "context": context,
                ]))
    }

    mutating func makeCommunication(_ place: Int) {
        let patient = citizens[place].patient
        keep(
            place,
            add(
                "Communication", of: patient,
                [
                    "meta": confidentiality(), "status": "\"completed\"",
                    "subject": Fragment.reference(reference(patient)),
                    "encounter": encounter(place).map(Fragment.reference), "sent": Fragment.quoted(Day.noon(-5)),
                    "recipient": Fragment.references([reference(patient)]), "sender": Fragment.reference(person()),
                    "payload": Fragment.array([Fragment.object(["contentString": Fragment.quoted("message \(word)")])]),
                ]))
    }

    mutating func makeRequest(_ place: Int) {
        let patient = citizens[place].patient
        keep(
            place,
            add(
                "ServiceRequest", of: patient,
                [
                    "meta": confidentiality(),
                    "status": Fragment.quoted(random.pick("active", "active", "completed", "revoked")),
                    "intent": "\"order\"", "code": Fragment.text("request \(word)"),
                    "subject": Fragment.reference(reference(patient)),
                    "encounter": encounter(place).map(Fragment.reference),
                    "authoredOn": Fragment.quoted(Day.noon(-30)),
                    "requester": chance(60) ? Fragment.reference(actor()) : nil,
                    "performer": chance(60) ? Fragment.references([actor()]) : nil,
                ]))
    }

    mutating func makeTask(_ place: Int) {
        let patient = citizens[place].patient
        keep(
            place,
            add(
                "Task", of: patient,
                [
                    "meta": confidentiality(),
                    "status": Fragment.quoted(random.pick("requested", "in-progress", "completed", "rejected")),
                    "intent": "\"order\"", "description": Fragment.quoted("task \(word)"),
                    "for": Fragment.reference(reference(patient)),
                    "encounter": encounter(place).map(Fragment.reference),
                    "authoredOn": Fragment.quoted(Day.noon(-3)),
                    "requester": chance(50) ? Fragment.reference(actor()) : nil,
                    "owner": chance(60) ? Fragment.reference(actor()) : nil,
                ]))
    }

    mutating func makeMedication(_ place: Int) {
        let patient = citizens[place].patient
        keep(
            place,
            add(
                "MedicationRequest", of: patient,
                [
                    "meta": confidentiality(), "status": "\"active\"", "intent": "\"order\"",
                    "medicationCodeableConcept": Fragment.text("medicine \(word)"),
                    "subject": Fragment.reference(reference(patient)),
                    "encounter": encounter(place).map(Fragment.reference),
                    "authoredOn": Fragment.quoted(Day.noon(-90)), "requester": Fragment.reference(person()),
                ]))
    }

    /// A report with results, some of which may be hidden where it is not.
    mutating func makeReport(_ place: Int) {
        let patient = citizens[place].patient
        let results = citizens[place].others.filter { items[$0].type == "Observation" }.map(reference)
        keep(
            place,
            add(
                "DiagnosticReport", of: patient,
                [
                    "meta": confidentiality(), "status": "\"final\"",
                    "code": Fragment.concept("http://loinc.org", "58410-2", text: "report \(word)"),
                    "subject": Fragment.reference(reference(patient)),
                    "encounter": encounter(place).map(Fragment.reference), "issued": Fragment.quoted(Day.noon(-40)),
                    "result": Fragment.references(results), "conclusion": Fragment.quoted(word),
                ]))
    }

    mutating func makeList(_ place: Int) {
        let patient = citizens[place].patient
        let members = citizens[place].others.map(reference)
        keep(
            place,
            add(
                "List", of: patient,
                [
                    "status": "\"current\"", "mode": "\"working\"", "title": Fragment.quoted("list \(word)"),
                    "subject": Fragment.reference(reference(patient)),
                    "entry": Fragment.array(
                        members.prefix(6).map { Fragment.object(["item": Fragment.reference($0)]) }),
                ]))
    }
}
