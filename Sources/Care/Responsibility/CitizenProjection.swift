import FHIR
package import Record

/// What lists call citizens by, so that a list of hundreds asks once.
package enum CitizenProjection {
    package static let projection = Projection(
        name: "citizen", version: 1, columns: [.init("name", .text), .init("number", .text), .init("born", .text)],
        types: ["Patient"],
        rows: { json in
            guard let patient = Patient(json) else { return [] }
            return [
                [
                    .text(orNull: HumanName.best(of: patient.names)?.display),
                    .text(orNull: CitizenRules.civilRegistrationNumber(of: patient.identifiers)),
                    .text(orNull: patient.birthDate?.text),
                ]
            ]
        })
}
