/// Names by sex and year of birth, as common as they are about then.
struct NameGiver: Sendable {
    private let decades: [String: (names: [String], sums: [Double])]
    private let surnames: WeightedNames

    init(_ tables: RegionTables) {
        surnames = tables.surnames
        var decades: [String: (names: [String], sums: [Double])] = [:]
        for sex in [Sex.female, .male] {
            for decade in Self.firstDecade...Self.lastDecade {
                let fitting = tables.givenNames.filter { $0.sex == sex }
                let weights = fitting.map { name in
                    // A name fades with its distance from the years in which it was most given.
                    let distance = Double(abs(name.peak - (decade * 10 + 5))) / 9
                    return name.weight / (1 + distance * distance * distance * distance)
                }
                decades[Self.key(sex, decade)] = (fitting.map(\.name), weights.runningSums)
            }
        }
        self.decades = decades
    }

    private static let firstDecade = 192
    private static let lastDecade = 203
    private static func key(_ sex: Sex, _ decade: Int) -> String { sex.rawValue + String(decade) }

    /// A given name and a family name, those of another mother tongue where there is one.
    func name(
        _ sex: Sex, birthYear: Int, tongue: MotherTongue?, _ random: inout SplitRandom
    ) -> (given: String, family: String) {
        if let tongue {
            return (random.pick(sex == .female ? tongue.female : tongue.male), random.pick(tongue.family))
        }
        return (given(sex, birthYear: birthYear, &random), surnames.pick(&random))
    }

    func given(_ sex: Sex, birthYear: Int, _ random: inout SplitRandom) -> String {
        let decade = min(max(birthYear / 10, Self.firstDecade), Self.lastDecade)
        guard let choice = decades[Self.key(sex, decade)] else { return "" }
        return choice.names[random.weighted(choice.sums)]
    }
}
