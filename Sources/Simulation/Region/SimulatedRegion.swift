/// The units, people and citizens of a simulated region: all invented, and known by numbers only.
struct SimulatedRegion: Sendable {
    /// Those that can be responsible for pathways, and what they are part of.
    let units: [SimulatedUnit]
    let members: [SimulatedMember]
    /// The ids of the Patients.
    let citizens: [String]
    /// Each citizen's clinic.
    private let clinics: [SimulatedUnit]

    /// Whether some units and citizens have what messages need.
    let hasMessages: Bool

    private static let membersOfUnit = 3

    init(citizens count: Int, hasMessages: Bool = false) {
        self.hasMessages = hasMessages
        var units: [SimulatedUnit] = []
        for region in 1...2 {
            units.append(SimulatedUnit(id: "region-\(region)", kind: .region, parent: nil))
            units.append(SimulatedUnit(id: "hospital-\(region)", kind: .hospital, parent: "region-\(region)"))
        }
        for number in 1...max(4, count / 60) {
            let hospital = "hospital-\(number.isMultiple(of: 2) ? 2 : 1)"
            units.append(SimulatedUnit(id: "department-\(number)", kind: .department, parent: hospital))
        }
        clinics = (1...max(2, count / 120)).map { SimulatedUnit(id: "clinic-\($0)", kind: .clinic, parent: nil) }
        units += clinics
        for number in 1...max(2, count / 300) {
            units.append(SimulatedUnit(id: "municipality-\(number)", kind: .municipality, parent: nil))
        }
        self.units = units
        members = units.filter(\.givesCare).flatMap { unit in
            (1...Self.membersOfUnit).map { SimulatedMember(id: "\(unit.id)-\($0)", unit: unit) }
        }
        citizens = (1...max(1, count)).map { "citizen-\($0)" }
    }

    func units(_ kind: SimulatedUnit.Kind) -> [SimulatedUnit] { units.filter { $0.kind == kind } }

    func unit(_ reference: String) -> SimulatedUnit? { units.first { $0.reference == reference } }

    func member(_ reference: String) -> SimulatedMember? { members.first { $0.reference == reference } }

    /// Those who work at a unit; nobody where it is none of the region's.
    func members(of reference: String) -> [SimulatedMember] { members.filter { $0.unit.reference == reference } }

    /// The clinic of a citizen, by the Patient's id.
    func clinic(of citizen: String) -> SimulatedUnit? {
        citizens.firstIndex(of: citizen).map { clinics[$0 % clinics.count] }
    }
}
