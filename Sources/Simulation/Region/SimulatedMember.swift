import Access

/// Somebody who works at a unit.
struct SimulatedMember: Sendable, Hashable {
    /// The id of the PractitionerRole.
    let id: String
    let unit: SimulatedUnit

    /// `PractitionerRole/id`.
    var reference: String { "PractitionerRole/" + id }
    /// `Practitioner/id`.
    var person: String { "Practitioner/p-" + id }

    var caller: Caller {
        Caller(
            identity: reference, role: .professional(profession), unit: unit.id, selves: [person],
            largerUnits: Set(unit.parent.map { ["Organization/" + $0] } ?? []))
    }

    private var profession: Profession {
        switch unit.kind {
        case .clinic: .generalPractitioner
        case .municipality: .municipalNurse
        case .region, .hospital, .department: .hospitalDoctor
        }
    }
}
