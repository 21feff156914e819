/// Who the record is about.
package struct CitizenSummary: Sendable, Hashable {
    /// The Patient's id.
    package var id: String
    package var name: String?
    package var civilRegistrationNumber: String?
    package var birthDate: String?
    /// Whole years at the instant of the overview, or at death.
    package var age: Int?
    /// `male`, `female`, `other`, `unknown` or nil.
    package var gender: String?
    package var deceased: Bool
    package var deceasedDate: String?
    /// BCP 47 code of the preferred language of communication.
    package var language: String?
    package var needsInterpreter: Bool
    package var address: String?
    package var telephone: String?
    /// `meta.security` says so: name and address protection, or restricted.
    package var isConfidential: Bool
    /// What to fall back on when nobody else is named.
    package var generalPractitioner: Contact?
    package var relatives: [Contact]
    /// Whether whoever reads may see certain parts of the record only.
    package var isLimited: Bool
    /// The FHIR types of which whoever reads may see something; nil: of any.
    package var openTypes: Set<String>?

    package init(
        id: String, name: String? = nil, civilRegistrationNumber: String? = nil, birthDate: String? = nil,
        age: Int? = nil, gender: String? = nil, deceased: Bool = false, deceasedDate: String? = nil,
        language: String? = nil, needsInterpreter: Bool = false, address: String? = nil, telephone: String? = nil,
        isConfidential: Bool = false, generalPractitioner: Contact? = nil, relatives: [Contact] = [],
        isLimited: Bool = false, openTypes: Set<String>? = nil
    ) {
        self.id = id
        self.name = name
        self.civilRegistrationNumber = civilRegistrationNumber
        self.birthDate = birthDate
        self.age = age
        self.gender = gender
        self.deceased = deceased
        self.deceasedDate = deceasedDate
        self.language = language
        self.needsInterpreter = needsInterpreter
        self.address = address
        self.telephone = telephone
        self.isConfidential = isConfidential
        self.generalPractitioner = generalPractitioner
        self.relatives = relatives
        self.isLimited = isLimited
        self.openTypes = openTypes
    }

    /// Whether whoever reads may see something of one of these FHIR types.
    package func opens(_ types: Set<String>) -> Bool { openTypes.map { !types.isDisjoint(with: $0) } ?? true }
}
