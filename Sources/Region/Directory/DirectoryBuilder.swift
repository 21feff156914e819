/// Lays out the units of a region: the region itself, its hospitals with departments, specialists, and each municipality
/// with its units, clinics and pharmacy.
struct DirectoryBuilder {
    private(set) var units: [Unit] = []
    private(set) var ofMunicipality: [[String: [Int]]] = []
    private(set) var departments: [[String: Int]] = []
    let municipalities: [Municipality]
    private let plan: RegionPlan
    private let tables: RegionTables
    private let names: NameGiver

    init(_ plan: RegionPlan, _ tables: RegionTables, _ names: NameGiver) {
        self.plan = plan
        self.tables = tables
        self.names = names
        municipalities = tables.municipalities.filter { plan.area == .denmark || $0.region == plan.area.rawValue }
        ofMunicipality = municipalities.map { _ in [:] }
        departments = municipalities.map { _ in [:] }
    }

    mutating func build() {
        var regions: [String] = []
        for municipality in municipalities where !regions.contains(municipality.region) {
            regions.append(municipality.region)
        }
        for region in regions { addRegion(region) }
        for place in municipalities.indices { addMunicipality(place) }
    }

    private mutating func addRegion(_ region: String) {
        let served = municipalities.indices.filter { municipalities[$0].region == region }
        guard let first = served.first else { return }
        let name = municipalities[first].regionName
        let authority = UnitKind(level: "region", sector: "region", name: name, staff: "QQ")
        let regionUnit = add(authority, name: name, parent: nil, at: first, street: "Regionshuset 1")
        let sites = tables.hospitals.filter { $0.region == region }
        var found: [String: [(municipality: Int, unit: Int)]] = [:]
        for site in sites {
            let place = municipalities.firstIndex { $0.code == site.municipality } ?? first
            let kind = UnitKind(level: "hospital", sector: "hospital", name: site.name, staff: "")
            let hospital = add(kind, name: site.name, parent: regionUnit, at: place, street: site.street)
            for department in tables.unitKindOrder where Self.has(site.level, department) {
                let unit = add(
                    department, name: "\(department.name), \(site.name)", parent: hospital, at: place,
                    street: site.street)
                found[department.key, default: []].append((place, unit))
            }
        }
        for kind in tables.unitKindOrder where kind.level == "specialist" {
            let name = "\(kind.name) i \(municipalities[first].name)"
            found[kind.key] = [(first, add(kind, name: name, parent: nil, at: first, street: "Torvet 2"))]
        }
        for (offset, place) in served.enumerated() {
            for kind in tables.unitKindOrder {
                guard let offers = found[kind.key], !offers.isEmpty else { continue }
                let own = offers.first { $0.municipality == place }
                departments[place][kind.key] = (own ?? offers[offset % offers.count]).unit
            }
        }
    }

    /// A university hospital has everything that a regional one has.
    private static func has(_ level: String, _ department: UnitKind) -> Bool {
        department.level == level || (level == "university" && department.level == "regional")
    }

    private mutating func addMunicipality(_ place: Int) {
        let municipality = municipalities[place]
        var authority: Int?
        for kind in tables.unitKindOrder where kind.level == "municipality" {
            let isAuthority = kind.key == "municipality"
            let name = isAuthority ? "\(municipality.name) Kommune" : "\(kind.name), \(municipality.name) Kommune"
            let unit = add(kind, name: name, parent: authority, at: place, street: "Rådhustorvet 1")
            if isAuthority { authority = unit }
            ofMunicipality[place][kind.key, default: []].append(unit)
        }
        let total = municipalities.reduce(0) { $0 + $1.population }
        let here = Double(plan.citizens) * municipality.population / total
        let clinics = max(1, Int((here / Double(Directory.citizensPerClinic)).rounded()))
        for kind in tables.unitKindOrder where kind.level == "practice" {
            for _ in 0..<(kind.key == "gp" ? clinics : 1) {
                var random = SplitRandom(seed: plan.seed, .unit, UInt64(units.count))
                let street = random.pick(tables.streets)
                let name = kind.key == "gp" ? "Lægerne på \(street)" : "\(municipality.name) Apotek"
                let unit = add(kind, name: name, parent: nil, at: place, street: "\(street) \(random.int(1...60))")
                ofMunicipality[place][kind.key, default: []].append(unit)
            }
        }
    }

    private mutating func add(
        _ kind: UnitKind, name: String, parent: Int?, at place: Int, street: String
    ) -> Int {
        let number = units.count
        var random = SplitRandom(seed: plan.seed, .unit, UInt64(number) + 1 << 40)
        let municipality = municipalities[place]
        let areas = tables.postalAreas[municipality.code] ?? []
        let staff = kind.staff.enumerated().compactMap { offset, letter in
            tables.professions[letter].map { self.member($0, unit: number, offset: offset) }
        }
        units.append(
            Unit(
                number: number, id: ResourceIdentity.unit(seed: plan.seed, number), kind: kind, name: name,
                parent: parent, municipality: place, street: street,
                postalArea: areas.isEmpty ? PostalArea(nowhereIn: municipality) : random.pick(areas),
                phone: PhoneNumber.make(&random), staff: staff, identifier: identifier(kind, number, municipality)))
        return number
    }

    private func identifier(
        _ kind: UnitKind, _ number: Int, _ municipality: Municipality
    ) -> (system: String, value: String)? {
        switch kind.level {
        case "municipality" where kind.key == "municipality":
            (CodeSystems.municipality, municipality.code)
        case "region": (CodeSystems.region, municipality.region)
        // Practices have six digits; numbers from 990000 are taken to be unused (docs/region.md).
        case "practice" where kind.key == "gp", "specialist":
            ("urn:oid:1.2.208.176.1.4", "99" + Digits.padded(number % 10_000, 4))
        default: nil
        }
    }

    private func member(_ profession: Profession, unit: Int, offset: Int) -> StaffMember {
        let index = UInt64(unit) * 16 + UInt64(offset)
        var random = SplitRandom(seed: plan.seed, .staff, index)
        let sex: Sex = random.chance(profession.letter == "L" ? 0.52 : 0.85) ? .female : .male
        let birthYear = plan.today.year - random.int(28...63)
        let name = names.name(sex, birthYear: birthYear, tongue: nil, &random)
        return StaffMember(
            id: ResourceIdentity.staff(seed: plan.seed, index), given: name.given, family: name.family, sex: sex,
            profession: profession, phone: PhoneNumber.make(&random),
            authorisation: AuthorisationNumber.make(&random))
    }
}

extension UnitKind {
    /// A kind that is in no table: an authority or a whole hospital.
    init(level: String, sector: String, name: String, staff: String) {
        key = level
        self.level = level
        self.sector = sector
        self.name = name
        service = ""
        specialty = nil
        self.staff = Array(staff)
        opens = "08:00"
        closes = "15:00"
        always = level == "hospital"
    }
}
