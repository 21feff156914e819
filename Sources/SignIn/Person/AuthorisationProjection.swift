import FHIR
package import Record

/// Practitioners by the authorisation id of a qualification, where dk-core has it and no search parameter of R4 leads.
package enum AuthorisationProjection {
    static let name = "authorisation"
    static let system = "https://autregweb.sst.dk"

    /// What this room brings to the record.
    package static let capability = Capability(name: "sign-in", projections: [projection])

    static let projection = Projection(
        name: name, version: 1, columns: [.init("number", .text)], indexes: [.init("number", on: ["number"])],
        types: ["Practitioner"]
    ) { practitioner in
        let numbers = practitioner["qualification"]?.elements.flatMap { qualification in
            qualification["identifier"]?.elements.filter { $0["system"]?.string == system }
                .compactMap { $0["value"]?.string?.uppercased() } ?? []
        }
        return (numbers ?? []).map { [.text($0)] }
    }
}
