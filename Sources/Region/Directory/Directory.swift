/// All units of a region and those who work there. Its size follows the population, a few hundred units at least.
struct Directory: Sendable {
    let units: [Unit]
    let municipalities: [Municipality]
    /// Running sums of the municipalities' populations.
    let shares: [Double]
    private let ofMunicipality: [[String: [Int]]]
    private let departments: [[String: Int]]

    /// Citizens that one clinic of general practice looks after: about two doctors' lists of 1,600.
    static let citizensPerClinic = 3200

    init(_ plan: RegionPlan, _ tables: RegionTables, _ names: NameGiver) {
        var builder = DirectoryBuilder(plan, tables, names)
        builder.build()
        units = builder.units
        municipalities = builder.municipalities
        shares = builder.municipalities.map(\.population).runningSums
        ofMunicipality = builder.ofMunicipality
        departments = builder.departments
    }

    /// The municipality's own unit of a kind, or the pharmacy there.
    func unit(_ kind: String, in municipality: Int) -> Unit? {
        ofMunicipality[municipality][kind]?.first.map { units[$0] }
    }

    /// The clinics of general practice of a municipality.
    func clinics(in municipality: Int) -> [Unit] {
        (ofMunicipality[municipality]["gp"] ?? []).map { units[$0] }
    }

    /// The hospital department or specialist of a kind that serves a municipality.
    func department(_ kind: String, for municipality: Int) -> Unit? {
        departments[municipality][kind].map { units[$0] }
    }
}
