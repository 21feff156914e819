/// A part of the health service that a citizen meets: a hospital, a department, a municipal unit, a clinic.
struct Unit: Sendable {
    let number: Int
    let id: String
    let kind: UnitKind
    let name: String
    let parent: Int?
    /// The place of its municipality in the directory.
    let municipality: Int
    let street: String
    let postalArea: PostalArea
    let phone: String
    let staff: [StaffMember]
    /// A second identifier that the kind of unit has: ydernummer for practices, municipality code for municipalities.
    let identifier: (system: String, value: String)?

    var organization: String { "Organization/" + id }
    var location: String { "Location/" + id }
    var service: String { "HealthcareService/" + id }

    /// Who leads it: a doctor where there is one.
    var leader: StaffMember? { member("L", 0) ?? member("S", 0) ?? staff.first }

    /// Somebody of a profession who works here; another colleague for another number; nil where there is nobody.
    func member(_ letters: String, _ number: Int = 0) -> StaffMember? {
        let fitting = staff.filter { letters.contains($0.profession.letter) }
        return fitting.isEmpty ? nil : fitting[number % fitting.count]
    }
}

/// Somebody who works in a unit: a Practitioner with one PractitionerRole of the same id.
struct StaffMember: Sendable {
    let id: String
    let given: String
    let family: String
    let sex: Sex
    let profession: Profession
    let phone: String
    let authorisation: String

    var name: String { given + " " + family }
    var practitioner: String { "Practitioner/" + id }
    var role: String { "PractitionerRole/" + id }
}
