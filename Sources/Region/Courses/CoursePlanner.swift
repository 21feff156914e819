/// Decides which courses a citizen has, and when somebody dies: draws by the rates of `rates.csv`, nothing else.
struct CoursePlanner {
    let plan: RegionPlan
    let rates: Rates

    /// The day of death, where it came within the years of the record.
    func death(of citizen: Citizen) -> RegionDay? {
        var random = SplitRandom(seed: plan.seed, .plan, UInt64(citizen.index) << 1)
        for back in (1...Chart.years).reversed() {
            let start = plan.today.adding(years: -back)
            guard citizen.birth <= start || back == 1 else { continue }
            let age = max(0, citizen.age(on: start))
            if random.chance(rates.value("death", age: age, citizen.sex)) {
                let day = start + random.int(1...364)
                if day > citizen.birth, day < plan.today { return day }
            }
        }
        return nil
    }

    /// The courses of a citizen, those that others build on first.
    func courses(for citizen: Citizen) -> [any Course] {
        var draw = CourseDraw(citizen: citizen, plan: plan, rates: rates)
        return draw.courses()
    }
}
