/// One who lives, or has lived, in the region: everything about them that is not a course.
struct Citizen: Sendable {
    let index: Int
    let id: String
    let sex: Sex
    let birth: RegionDay
    var death: RegionDay?
    var given: String
    var family: String
    let cpr: String
    /// The place of the municipality in the directory.
    let municipality: Int
    let street: String
    let postalArea: PostalArea
    let phone: String
    /// Nil for Danish.
    let tongue: MotherTongue?
    let needsInterpreter: Bool
    /// Name and address protection.
    let isProtected: Bool
    let clinic: Unit
    let doctor: StaffMember?
    var maritalStatus: MaritalStatus
    var relatives: [Relative] = []
    /// Exempt from Digital Post, or without a screen: what is told goes on paper.
    var isNotDigital = false
    /// Nil for children.
    var livesAlone: Bool?

    var reference: String { "Patient/" + id }
    var name: String { given + " " + family }

    func age(on date: RegionDay) -> Int { birth.years(until: date) }
}

/// The marital statuses that a region tells apart; the raw values are HL7's `v3-MaritalStatus`.
enum MaritalStatus: String, Sendable {
    case single = "S"
    case married = "M"
    case widowed = "W"

    var display: String {
        switch self {
        case .single: "Ugift"
        case .married: "Gift"
        case .widowed: "Enke eller enkemand"
        }
    }
}

/// Somebody near a citizen: a RelatedPerson.
struct Relative: Sendable {
    let given: String
    let family: String
    let sex: Sex
    let birth: RegionDay?
    let relation: Relation
    let phone: String
    /// The CPR number, where the relative is a citizen of the region too.
    let cpr: String?

    enum Relation: String, Sendable {
        case partner = "SPS"
        case mother = "MTH"
        case father = "FTH"
        case daughter = "DAUC"
        case son = "SONC"
        case neighbour = "NBOR"

        var isParent: Bool { self == .mother || self == .father }

        var display: String {
            switch self {
            case .partner: "Ægtefælle eller samlever"
            case .mother: "Mor"
            case .father: "Far"
            case .daughter: "Datter"
            case .son: "Søn"
            case .neighbour: "Nabo"
            }
        }
    }
}

extension Relative {
    /// A citizen as the relative of another.
    init(_ citizen: Citizen, as relation: Relation) {
        self.init(
            given: citizen.given, family: citizen.family, sex: citizen.sex, birth: citizen.birth, relation: relation,
            phone: citizen.phone, cpr: citizen.cpr)
    }
}
