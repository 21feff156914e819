import Access
/// Those whom one can sign in to the pages as, on a record that is made for trying out.
extension PopulationMaker {
    /// The professions of those at work, in the order of ``Population/professionals``; nil where there is one already.
    private static let professions: [String?] = [
        "hospital-doctor", "hospital-nurse", "therapist", "secretary", "general-practitioner", "gp-clinic-staff", nil,
        "coordinator", "municipal-nurse", "acute-line-nurse",
    ]

    mutating func makePersonas() {
        for (place, citizen) in citizens.prefix(6).enumerated() {
            let patient = reference(citizen.patient)
            makePersona(
                "citizen-\(place)", .citizen(citizen.patient), [patient], of: citizen.patient, identity: patient)
        }
        for (place, relative) in citizens.flatMap(\.relatives).prefix(12).enumerated() {
            let me = reference(relative)
            makePersona("relative-\(place)", .relative(relative), [me], of: nil, identity: me)
        }
        for (worker, profession) in zip(professionals, Self.professions) {
            guard let profession else { continue }
            makePersona(
                profession, .professional(worker), [reference(worker.practitioner)], of: nil,
                identity: reference(worker.role), role: reference(worker.role))
        }
        makePersona(
            "quality-officer", .without(.qualityOfficer), [], of: nil, identity: "Person/" + Marker.id(items.count))
    }

    private mutating func makePersona(
        _ code: String, _ standing: Asker.Standing, _ links: [String], of owner: Int?, identity: String,
        role: String? = nil
    ) {
        let person = add(
            "Person", of: owner,
            [
                "meta": Fragment.object([
                    "tag": Fragment.array([Fragment.coding("https://tovholder.dk/fhir/CodeSystem/persona", code)])
                ]),
                "extension": role.map { role in
                    let url = "https://tovholder.dk/fhir/StructureDefinition/persona-role"
                    return "[{\"url\":\"\(url)\",\"valueReference\":\(Fragment.reference(role))}]"
                },
                "name": Fragment.array([Fragment.object(["text": Fragment.quoted("persona \(word)")])]),
                "link": Fragment.array(links.map { Fragment.object(["target": Fragment.reference($0)]) }),
            ])
        personas.append(.init(code: code, person: person, standing: standing, identity: identity))
    }
}
