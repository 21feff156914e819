import TestSupport

/// What is written about a citizen.
extension PopulationMaker {
    mutating func makeChart(_ place: Int) {
        let patient = citizens[place].patient
        for code in ["MTH", "CHILD"] {
            let relative = add(
                "RelatedPerson", of: patient,
                [
                    "patient": Fragment.reference(reference(patient)),
                    "relationship": Fragment.array([
                        Fragment.concept("http://terminology.hl7.org/CodeSystem/v3-RoleCode", code)
                    ]),
                    "name": Fragment.array([Fragment.object(["family": Fragment.quoted(word)])]),
                ])
            citizens[place].relatives.append(relative)
        }
        makeCourses(place)
        for _ in 0..<3 { makeObservation(place) }
        for _ in 0..<2 {
            makeCondition(place)
            makeAppointment(place)
        }
        makeDocument(place)
        makeCommunication(place)
        makeRequest(place)
        makeTask(place)
        makeMedication(place)
        if chance(60) { makeReport(place) }
        if chance(40) { makeList(place) }
    }

    private mutating func keep(_ place: Int, _ number: Int) { citizens[place].others.append(number) }

    /// One of the citizen's contacts, or none.
    private mutating func encounter(_ place: Int, _ percent: Int = 60) -> String? {
        some(of: citizens[place].encounters, percent).map { Fragment.reference(reference($0)) }
    }

    /// `R` or `V` on some.
    private mutating func meta() -> String? {
        guard chance(14) else { return nil }
        let code = random.pick("R", "V")
        return Fragment.object([
            "security": Fragment.array([
                Fragment.coding("http://terminology.hl7.org/CodeSystem/v3-Confidentiality", code)
            ])
        ])
    }

    private mutating func makeCourses(_ place: Int) {
        let patient = citizens[place].patient
        for _ in 0..<2 {
            let status = random.pick("active", "active", "finished", "planned", "cancelled")
            let isOver = status == "finished" || status == "cancelled"
            let episode = add(
                "EpisodeOfCare", of: patient,
                [
                    "meta": meta(), "status": Fragment.quoted(status),
                    "type": Fragment.array([Fragment.text("course \(word)")]),
                    "patient": Fragment.reference(reference(patient)),
                    "managingOrganization": Fragment.reference(unit()),
                    "careManager": chance(50) ? Fragment.reference(person()) : nil,
                    "period": Fragment.period(Day.text(-900), isOver ? Day.text(-700) : nil),
                ])
            citizens[place].episodes.append(episode)
        }
        for turn in 0..<3 { makeEncounter(place, isFirst: turn == 0) }
        if chance(50) {
            keep(
                place,
                add(
                    "CareTeam", of: patient,
                    [
                        "status": Fragment.quoted(random.pick("active", "inactive")),
                        "name": Fragment.quoted(word), "subject": Fragment.reference(reference(patient)),
                        "encounter": encounter(place, 30),
                        "participant": Fragment.array([Fragment.object(["member": Fragment.reference(person())])]),
                        "managingOrganization": chance(50) ? Fragment.references([unit()]) : nil,
                    ]))
        }
    }

    private mutating func makeEncounter(_ place: Int, isFirst: Bool) {
        let patient = citizens[place].patient
        let (status, start, end) =
            random.pick(
                ("in-progress", -3, nil), ("planned", 10, nil), ("finished", -800, -790), ("finished", -1000, -999),
                ("cancelled", -20, nil), ("entered-in-error", -3, nil)) as (String, Int, Int?)
        let episode = some(of: citizens[place].episodes, 70).map(reference)
        let earlier = isFirst ? nil : some(of: citizens[place].encounters, 30)
        let encounter = add(
            "Encounter", of: patient,
            [
                "meta": meta(), "status": Fragment.quoted(status),
                "class": Fragment.coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "AMB"),
                "identifier": Fragment.array([
                    Fragment.object(["system": "\"urn:attack\"", "value": Fragment.quoted(word)])
                ]),
                "subject": Fragment.reference(reference(patient)),
                "episodeOfCare": episode.flatMap { Fragment.references([$0]) },
                "participant": chance(50)
                    ? Fragment.array([Fragment.object(["individual": Fragment.reference(person())])]) : nil,
                "period": Fragment.period(Day.noon(start), end.map(Day.noon)),
                "serviceProvider": chance(60) ? Fragment.reference(unit()) : nil,
                "partOf": earlier.map { Fragment.reference(reference($0)) },
            ])
        citizens[place].encounters.append(encounter)
    }

    private mutating func makeObservation(_ place: Int) {
        let patient = citizens[place].patient
        let category = random.pick("vital-signs", "laboratory")
        keep(
            place,
            add(
                "Observation", of: patient,
                [
                    "meta": meta(), "status": "\"final\"",
                    "identifier": Fragment.array([
                        Fragment.object(["system": "\"urn:attack\"", "value": Fragment.quoted(word)])
                    ]),
                    "category": Fragment.array([
                        Fragment.concept("http://terminology.hl7.org/CodeSystem/observation-category", category)
                    ]),
                    "code": Fragment.concept("http://loinc.org", random.pick("8867-4", "15074-8", "29463-7")),
                    "subject": Fragment.reference(reference(patient)), "encounter": encounter(place),
                    "effectiveDateTime": Fragment.quoted(Day.noon(-Int.random(in: 1...400, using: &random))),
                    "performer": chance(70) ? Fragment.references([actor()]) : nil,
                    "valueQuantity": Fragment.object([
                        "value": number, "unit": "\"g\"", "system": "\"http://unitsofmeasure.org\"", "code": "\"g\"",
                    ]),
                    "note": Fragment.array([Fragment.text("note \(word)")]),
                ]))
    }

    private mutating func makeCondition(_ place: Int) {
        let patient = citizens[place].patient
        keep(
            place,
            add(
                "Condition", of: patient,
                [
                    "meta": meta(),
                    "clinicalStatus": Fragment.concept(
                        "http://terminology.hl7.org/CodeSystem/condition-clinical", random.pick("active", "resolved")),
                    "code": Fragment.concept("http://snomed.info/sct", "13645005", text: "condition \(word)"),
                    "subject": Fragment.reference(reference(patient)), "encounter": encounter(place),
                    "recordedDate": Fragment.quoted(Day.text(-200)),
                ]))
    }

    private mutating func makeAppointment(_ place: Int) {
        let patient = citizens[place].patient
        let (status, day) =
            random.pick(
                ("booked", 5), ("pending", 20), ("fulfilled", -700), ("cancelled", 6), ("booked", -900))
            as (String, Int)
        var participants = [reference(patient)]
        if chance(60) { participants.append(person()) }
        keep(
            place,
            add(
                "Appointment", of: patient,
                [
                    "meta": meta(), "status": Fragment.quoted(status),
                    "description": Fragment.quoted("appointment \(word)"),
                    "supportingInformation": some(of: citizens[place].episodes, 40)
                        .flatMap { Fragment.references([reference($0)]) },
                    "start": Fragment.quoted(Day.noon(day)), "end": Fragment.quoted(Day.text(day) + "T13:00:00Z"),
                    "participant": Fragment.array(
                        participants.map {
                            Fragment.object(["actor": Fragment.reference($0), "status": "\"accepted\""])
                        }),
                ]))
    }
}
