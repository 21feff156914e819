/// A citizen found by searching.
package struct PatientMatch: Sendable, Hashable {
    package var id: String
    package var name: String?
    package var civilRegistrationNumber: String?
    package var birthDate: String?
    package var gender: String?
    package var address: String?
    package var deceased: Bool

    package init(
        id: String, name: String? = nil, civilRegistrationNumber: String? = nil, birthDate: String? = nil,
        gender: String? = nil, address: String? = nil, deceased: Bool = false
    ) {
        self.id = id
        self.name = name
        self.civilRegistrationNumber = civilRegistrationNumber
        self.birthDate = birthDate
        self.gender = gender
        self.address = address
        self.deceased = deceased
    }
}
