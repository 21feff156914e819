/// The Danish childhood vaccination programme by age, and the vaccinations of autumn for those who take them.
struct VaccinationCourse: Course {
    let takesChildhood: Bool
    /// Years in whose autumn the influenza vaccine was taken.
    let autumns: [Int]

    func write(to chart: Chart) {
        if takesChildhood { childhood(chart) }
        for year in autumns {
            let day = RegionDay(year, 10, 1) + chart.random.int(0...45)
            guard day < chart.end, day > chart.citizen.birth + 180 else { continue }
            let pharmacy = chart.directory.unit("pharmacy", in: chart.citizen.municipality)
            let unit = chart.random.chance(0.5) ? pharmacy : chart.citizen.clinic
            chart.vaccinate("influenza", on: day, unit: unit)
            if chart.age(on: day) >= 65, year >= chart.today.year - 1 { chart.vaccinate("covid", on: day, unit: unit) }
        }
    }

    /// Months of age of each vaccination: 3, 5 and 12; 15 months; 4 and 5 years; 12 years (Statens Serum Institut).
    private static let programme: [(months: Int, keys: [String])] = [
        (3, ["dtap1", "pneumococcal1"]), (5, ["dtap2", "pneumococcal2"]), (12, ["dtap3", "pneumococcal3"]),
        (15, ["mmr1"]), (48, ["mmr2"]), (60, ["dtapbooster"]), (144, ["hpv1"]), (150, ["hpv2"]),
    ]

    private func childhood(_ chart: Chart) {
        for step in Self.programme {
            let day = (chart.citizen.birth + step.months * 30 + step.months / 2 + chart.random.int(0...20)).onWeekday
            guard day < chart.end else { break }
            for key in step.keys { chart.vaccinate(key, on: day) }
        }
    }
}
