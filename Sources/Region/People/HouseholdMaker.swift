/// Makes the people of one household from its number: who they are to each other, not what happens to them.
struct HouseholdMaker: Sendable {
    let plan: RegionPlan
    let tables: RegionTables
    let directory: Directory
    let names: NameGiver
    private let series: CPRSeries
    private let headAges: [Double]
    private let tongueSums: [Double]

    init(_ plan: RegionPlan, _ tables: RegionTables, _ directory: Directory, _ names: NameGiver) {
        self.plan = plan
        self.tables = tables
        self.directory = directory
        self.names = names
        series = CPRSeries(citizens: plan.citizens)
        // The eldest of a household stands for one or two adults, so bands where many live alone have more households.
        headAges =
            tables.ages.map { band in
                band.ages.lowerBound < 20 ? 0 : (band.female + band.male) * (band.alone + (1 - band.alone) / 2)
            }.runningSums
        tongueSums = tables.languages.map(\.weight).runningSums
    }

    /// What the members of a household share.
    struct Home {
        let municipality: Int
        let street: String
        let postalArea: PostalArea
        let clinic: Unit
        let tongue: MotherTongue?
        let isProtected: Bool
    }

    /// The household of a number, its first member at a place in the row of all citizens.
    func make(household: Int, firstCitizen: Int) -> [Citizen] {
        var random = SplitRandom(seed: plan.seed, .household, UInt64(household))
        let home = makeHome(&random)
        let band = tables.ages[random.weighted(headAges)]
        let age = random.int(band.ages)
        let livesAlone = random.chance(band.alone)
        let female = band.female / (band.female + band.male)
        let headSex: Sex = random.chance(female) ? .female : .male
        var people = [person(firstCitizen, headSex, age: age, home, family: nil, &random)]
        if !livesAlone {
            people.append(partner(of: people[0], at: firstCitizen + 1, home, &random))
        }
        let adults = people.count
        addChildren(to: &people, home, &random)
        relate(&people, adults: adults, &random)
        return people
    }

    func makeHome(_ random: inout SplitRandom) -> Home {
        let municipality = random.weighted(directory.shares)
        let areas = tables.postalAreas[directory.municipalities[municipality].code] ?? []
        let area = areas.isEmpty ? PostalArea(nowhereIn: directory.municipalities[municipality]) : random.pick(areas)
        let foreign = random.chance(tables.rates.value("origin", age: 35, .female))
        return Home(
            municipality: municipality, street: "\(random.pick(tables.streets)) \(random.int(1...98))",
            postalArea: area, clinic: random.pick(directory.clinics(in: municipality)),
            tongue: foreign ? tables.languages[random.weighted(tongueSums)] : nil,
            isProtected: random.chance(tables.rates.value("protectedaddress", age: 35, .female)))
    }

    /// One citizen, of an age in years today.
    func person(
        _ index: Int, _ sex: Sex, age: Int, _ home: Home, family: String?, _ random: inout SplitRandom
    ) -> Citizen {
        // A number that is nobody else's may move the day back: not past the birthday, where that can be.
        let wished = plan.today.adding(years: -age) - random.int(0...max(0, 365 - series.days))
        return person(index, sex, born: wished, home, family: family, &random)
    }

    /// One citizen, born about a day.
    func person(
        _ index: Int, _ sex: Sex, born wished: RegionDay, _ home: Home, family: String?, _ random: inout SplitRandom
    ) -> Citizen {
        let place = series.place(citizen: index, wished: min(wished, plan.today))
        let age = place.birth.years(until: plan.today)
        // The very old were born here: the share with another mother tongue falls with age.
        let tongue =
            age < 65 || random.chance(0.4) ? home.tongue : nil
        let name = names.name(sex, birthYear: place.birth.year, tongue: tongue, &random)
        return Citizen(
            index: index, id: ResourceIdentity.citizen(seed: plan.seed, index), sex: sex, birth: place.birth,
            given: name.given, family: family ?? name.family,
            cpr: CPRNumber.make(birth: place.birth, sex: sex, serial: place.serial), municipality: home.municipality,
            street: home.street, postalArea: home.postalArea, phone: PhoneNumber.make(&random), tongue: tongue,
            needsInterpreter: age >= 18 && random.chance(tongue?.interpreter ?? 0), isProtected: home.isProtected,
            clinic: home.clinic, doctor: home.clinic.member("L", random.int(0...9)), maritalStatus: .single)
    }

    private func partner(of head: Citizen, at index: Int, _ home: Home, _ random: inout SplitRandom) -> Citizen {
        let sex = random.chance(0.02) ? head.sex : head.sex.other
        let gap = Int(random.normal(head.sex == .female ? -2 : 2, 2.5) * 365)
        let latest = plan.today.adding(years: -19)
        let shared = head.tongue == nil && random.chance(0.7)
        return person(
            index, sex, born: min(head.birth + gap, latest), home, family: shared ? head.family : nil, &random)
    }

    /// Children under 19 who live at home, by the age of the mother (or of the one parent).
    private func addChildren(to people: inout [Citizen], _ home: Home, _ random: inout SplitRandom) {
        let parent = people.first { $0.sex == .female } ?? people[0]
        let age = parent.age(on: plan.today)
        let together = people.count > 1
        guard (21...58).contains(age), random.chance(together ? 0.86 : 0.22) else { return }
        var born = parent.birth + Int(random.normal(29.5, 3.6) * 365.25)
        let family = together ? people[1].family : parent.family
        for _ in 0..<(random.chance(0.16) ? 1 : random.chance(0.70) ? 2 : 3) {
            let childAge = born.years(until: plan.today)
            if born > plan.today - 70 || parent.birth.years(until: born) < 18 { break }
            if childAge <= 18 {
                let sex: Sex = random.chance(0.487) ? .female : .male
                let index = people[0].index + people.count
                people.append(person(index, sex, born: born, home, family: family, &random))
            }
            born = born + random.int(600...1500)
        }
    }

    /// Lets everybody of the household know the others, and old people have children elsewhere, or nobody.
    ///
    /// - Parameter count: how many of them, the first, are the adults.
    func relate(_ people: inout [Citizen], adults count: Int, _ random: inout SplitRandom) {
        let adults = people.prefix(count)
        for place in people.indices { live(&people[place], with: people.count - 1) }
        if adults.count == 2 {
            let married = adults[0].family == adults[1].family
            for place in 0..<2 {
                people[place].maritalStatus = married ? .married : .single
                people[place].relatives.append(Relative(people[1 - place], as: .partner))
            }
        }
        for child in people.indices.dropFirst(count) {
            for adult in adults {
                people[child].relatives.append(Relative(adult, as: adult.sex == .female ? .mother : .father))
            }
        }
        for place in people.indices where people[place].age(on: plan.today) >= 60 {
            let alone = adults.count == 1
            if alone { people[place].maritalStatus = random.chance(0.6) ? .widowed : .single }
            // About three in ten of those who live alone have no children near.
            if random.chance(alone ? 0.7 : 0.6) {
                people[place].relatives.append(grownChild(of: people[place], &random))
            } else if alone, random.chance(0.3) {
                people[place].relatives.append(neighbour(&random))
            }
        }
    }

    /// How somebody lives, by a stream of its own: nothing else is drawn otherwise by it.
    func live(_ citizen: inout Citizen, with others: Int) {
        let age = citizen.age(on: plan.today)
        guard age >= 18 else { return }
        var random = SplitRandom(seed: plan.seed, .living, UInt64(citizen.index))
        citizen.isNotDigital = random.chance(tables.rates.value("notdigital", age: age, citizen.sex))
        citizen.livesAlone = others == 0
    }

    private func grownChild(of parent: Citizen, _ random: inout SplitRandom) -> Relative {
        let sex: Sex = random.chance(0.5) ? .female : .male
        let birth = parent.birth + random.int(23...34) * 365 + random.int(0...300)
        return Relative(
            given: names.given(sex, birthYear: birth.year, &random), family: parent.family, sex: sex, birth: birth,
            relation: sex == .female ? .daughter : .son, phone: PhoneNumber.make(&random), cpr: nil)
    }

    private func neighbour(_ random: inout SplitRandom) -> Relative {
        let sex: Sex = random.chance(0.5) ? .female : .male
        let name = names.name(sex, birthYear: plan.today.year - random.int(40...75), tongue: nil, &random)
        return Relative(
            given: name.given, family: name.family, sex: sex, birth: nil, relation: .neighbour,
            phone: PhoneNumber.make(&random), cpr: nil)
    }
}
