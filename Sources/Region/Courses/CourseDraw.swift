/// One citizen's lot: draws the courses in a fixed order.
struct CourseDraw {
    let citizen: Citizen
    let plan: RegionPlan
    let rates: Rates
    private var random: SplitRandom
    private let age: Int
    /// The first day of the record and the last day of the citizen's life in it.
    private let beginning: CivilDate
    private let end: CivilDate

    init(citizen: Citizen, plan: RegionPlan, rates: Rates) {
        self.citizen = citizen
        self.plan = plan
        self.rates = rates
        random = SplitRandom(seed: plan.seed, .plan, UInt64(citizen.index) << 1 | 1)
        end = citizen.death ?? plan.today
        age = citizen.age(on: end)
        beginning = max(citizen.birth, plan.today.adding(years: -Chart.years))
    }

    mutating func courses() -> [any Course] {
        var courses: [any Course] = []
        longTerm(&courses)
        everyday(&courses)
        return courses
    }

    /// Whether the citizen has what a share of those of the age have.
    private mutating func has(_ course: String) -> Bool {
        random.chance(rates.value(course, age: age, citizen.sex))
    }

    /// Days on which something happened that happens so many times a year.
    private mutating func events(_ course: String) -> [CivilDate] {
        var days: [CivilDate] = []
        var start = beginning
        while start < end {
            let rate = rates.value(course, age: citizen.age(on: start), citizen.sex)
            var left = rate
            while left > 0 {
                if random.chance(min(left, 1)) {
                    let day = start + random.int(0...364)
                    if day < end { days.append(day) }
                }
                left -= 1
            }
            start = start.adding(years: 1)
        }
        return days.sorted()
    }

    /// When a long illness began: months to twenty years ago, not before an age.
    private mutating func onset(notBefore years: Int) -> CivilDate {
        let wished = end - random.int(120...7000)
        let earliest = citizen.birth.adding(years: years)
        return max(min(wished, end - 60), min(earliest, end - 60))
    }

    private mutating func longTerm(_ courses: inout [any Course]) {
        if has("copd") {
            let function = random.normal(62, 14)
            let onset = onset(notBefore: 30)
            var admissions: [CivilDate] = []
            if random.chance(function < 50 ? 0.5 : 0.08) {
                admissions.append(max(beginning, end - random.int(20...1500)))
            }
            courses.append(
                LungDiseaseCourse(
                    onset: onset, lungFunction: max(28, function),
                    exacerbations: admissions.filter { $0 > onset && $0 < end - 12 },
                    measuresAtHome: function < 50 && random.chance(0.4), smokes: random.chance(0.35),
                    staff: random.int(0...5)))
        }
        if has("hypertension") {
            courses.append(
                HypertensionCourse(
                    onset: onset(notBefore: 25), first: random.normal(150, 8), now: random.normal(136, 8),
                    namesNobody: random.chance(0.1)))
        }
    }

    private mutating func everyday(_ courses: inout [any Course]) {
        let childhood = random.chance(rates.value("childvaccine", age: min(age, 17), citizen.sex))
        var autumns: [Int] = []
        for year in plan.today.year - Chart.years...plan.today.year where has("influenzavaccine") {
            autumns.append(year)
        }
        courses.append(
            VaccinationCourse(takesChildhood: childhood && age < 18, autumns: autumns))
        courses.append(ContactsCourse(days: events("contact")))
    }
}
