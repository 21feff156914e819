/// One citizen's lot: draws the courses in a fixed order.
struct CourseDraw {
    let citizen: Citizen
    let plan: RegionPlan
    let rates: Rates
    private var random: SplitRandom
    private let age: Int
    /// The first day of the record and the last day of the citizen's life in it.
    private let beginning: RegionDay
    private let end: RegionDay

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
        var courses: [any Course] = [
            SensitivityCourse(
                medicineAllergy: has("drugallergy"), hayFever: has("hayfever"), contraception: has("contraception"))
        ]
        lungsAndHeart(&courses)
        otherLongTerm(&courses)
        mind(&courses)
        cancer(&courses)
        acute(&courses)
        planned(&courses)
        pregnancies(&courses)
        nursing(&courses)
        everyday(&courses)
        return courses
    }

    /// Whether the citizen has what a share of those of the age have.
    private mutating func has(_ course: String) -> Bool {
        random.chance(rates.value(course, age: age, citizen.sex))
    }

    /// Days on which something happened that happens so many times a year.
    private mutating func events(_ course: String) -> [RegionDay] {
        var days: [RegionDay] = []
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
    private mutating func onset(notBefore years: Int) -> RegionDay {
        let wished = end - random.int(120...7000)
        let earliest = citizen.birth.adding(years: years)
        return max(min(wished, end - 60), min(earliest, end - 60))
    }

    private mutating func lungsAndHeart(_ courses: inout [any Course]) {
        if has("copd") {
            let function = max(28, random.normal(62, 14))
            let onset = onset(notBefore: 30)
            courses.append(
                LungDiseaseCourse(
                    onset: onset, lungFunction: function,
                    exacerbations: stays(
                        random.chance(function < 50 ? 0.5 : 0.08) ? random.int(1...2) : 0, after: onset),
                    measuresAtHome: function < 50 && random.chance(0.4), smokes: random.chance(0.35),
                    staff: random.int(0...5)))
        }
        if has("diabetes") {
            let first = random.normal(56, 8)
            let isHard = random.chance(0.14)
            courses.append(
                DiabetesCourse(
                    onset: onset(notBefore: 30), first: first + (isHard ? 14 : 0),
                    now: random.normal(isHard ? 66 : 51, 6),
                    isAtHospital: isHard, takesInsulin: isHard && random.chance(0.6), staff: random.int(0...5)))
        }
        if has("heartfailure") {
            let onset = onset(notBefore: 40)
            courses.append(
                HeartFailureCourse(
                    onset: onset, ejection: max(20, random.normal(39, 8)),
                    admissions: stays(random.chance(0.35) ? random.int(1...2) : 0, after: onset),
                    measuresAtHome: random.chance(0.2), staff: random.int(0...5)))
        }
        if has("hypertension") {
            courses.append(
                HypertensionCourse(
                    onset: onset(notBefore: 25), first: random.normal(150, 8), now: random.normal(136, 8),
                    namesNobody: random.chance(0.1)))
        }
        if has("atrialfibrillation") {
            courses.append(AtrialFibrillationCourse(onset: onset(notBefore: 40), takesWarfarin: random.chance(0.12)))
        }
    }

    private mutating func otherLongTerm(_ courses: inout [any Course]) {
        if has("asthma") {
            courses.append(
                AsthmaCourse(onset: onset(notBefore: min(3, max(0, age - 1))), isModerate: random.chance(0.3)))
        }
        if has("kidney") {
            courses.append(
                KidneyDiseaseCourse(
                    onset: onset(notBefore: 45), filtration: min(58, max(20, random.normal(46, 9))),
                    staff: random.int(0...5)))
        }
        if has("osteoporosis") { courses.append(OsteoporosisCourse(onset: onset(notBefore: 48))) }
        if has("dementia") {
            courses.append(
                DementiaCourse(
                    onset: max(end - random.int(200...2200), citizen.birth.adding(years: 60)), staff: random.int(0...5))
            )
        }
    }

    private mutating func mind(_ courses: inout [any Course]) {
        if has("depression") {
            let onset = max(end - random.int(60...1700), citizen.birth.adding(years: min(14, age)))
            let recovered = onset + random.int(240...700)
            courses.append(
                DepressionCourse(
                    onset: onset, recovered: recovered < end ? recovered : nil, isInPsychiatry: random.chance(0.35),
                    staff: random.int(0...5)))
        }
        if has("psychosis") {
            let onset = onset(notBefore: 17)
            courses.append(
                PsychosisCourse(
                    onset: onset, admissions: stays(random.int(0...2), after: onset), staff: random.int(0...5)))
        }
    }

    /// Days of stays in hospital within the record, far enough apart for one to be over before the next.
    private mutating func stays(_ count: Int, after onset: RegionDay) -> [RegionDay] {
        guard count > 0 else { return [] }
        let first = max(beginning, onset) + 1
        let room = (end - first) / count
        guard room > 50 else { return [] }
        return (0..<count).map { first + $0 * room + random.int(0...(room - 45)) }
    }

    private mutating func cancer(_ courses: inout [any Course]) {
        for kind in CancerCourse.Kind.allCases {
            guard let day = events(kind.rawValue).first else { continue }
            courses.append(CancerCourse(kind: kind, day: day, staff: random.int(0...5)))
        }
        guard citizen.death != nil, (45...95).contains(age) else {
            if age >= 60, random.chance(0.0015) {
                courses.append(
                    PalliativeCourse(
                        start: end - random.int(10...120), diagnosis: "fremskreden sygdom", staff: random.int(0...5)))
            }
            return
        }
        // About three in ten die of cancer, and most of them, and some others, are helped by a palliative team.
        let diesOfCancer = random.chance(0.3)
        if diesOfCancer {
            let kind = random.pick([CancerCourse.Kind.lung, .colon, citizen.sex == .female ? .breast : .prostate])
            courses.append(CancerCourse(kind: kind, day: end - random.int(120...900), staff: random.int(0...5)))
        }
        if random.chance(diesOfCancer ? 0.7 : 0.12) {
            courses.append(
                PalliativeCourse(
                    start: max(end - random.int(20...150), citizen.birth),
                    diagnosis: diesOfCancer ? "kræft" : "fremskreden sygdom",
                    staff: random.int(0...5)))
        }
    }

    private mutating func acute(_ courses: inout [any Course]) {
        for day in events("hipfracture").prefix(2) {
            courses.append(HipFractureCourse(day: day, nights: random.int(4...10)))
        }
        for day in events("wristfracture").prefix(2) { courses.append(FractureCourse(day: day)) }
        for day in events("pneumonia").prefix(3) {
            courses.append(PneumoniaCourse(day: day, nights: random.int(2...9)))
        }
        if let day = events("myocardialinfarction").first { courses.append(HeartAttackCourse(day: day)) }
        if let day = events("stroke").first { courses.append(StrokeCourse(day: day)) }
        if let day = events("appendicitis").first { courses.append(AbdominalSurgeryCourse(organ: .appendix, day: day)) }
        if let day = events("gallbladder").first {
            courses.append(AbdominalSurgeryCourse(organ: .gallbladder, day: day))
        }
    }

    /// What is planned may also lie ahead: within the next hundred days.
    private mutating func planned(_ courses: inout [any Course]) {
        let replacement = events("jointreplacement").first ?? ahead("jointreplacement")
        if replacement != nil || has("osteoarthritis") {
            let before = (replacement ?? end) - random.int(200...1500)
            courses.append(
                OsteoarthritisCourse(
                    joint: random.chance(0.5) ? .hip : .knee,
                    onset: min(max(before, citizen.birth.adding(years: 35)), end - 60),
                    replacement: replacement))
        }
        if let day = events("cataract").first ?? ahead("cataract") {
            courses.append(CataractCourse(day: day.onWeekday))
        }
    }

    private mutating func ahead(_ course: String) -> RegionDay? {
        guard citizen.death == nil, random.chance(rates.value(course, age: age, citizen.sex) * 100 / 365) else {
            return nil
        }
        return (plan.today + random.int(3...100)).onWeekday
    }

    /// Births at least a year and a half apart; one may still be expected.
    private mutating func pregnancies(_ courses: inout [any Course]) {
        guard citizen.sex == .female else { return }
        var last = RegionDay(day: .min / 2)
        var births = events("pregnancy")
        if citizen.death == nil, random.chance(rates.value("pregnancy", age: age, .female) * 0.6) {
            births.append(plan.today + random.int(5...215))
        }
        for due in births where due.day - last.day > 550 {
            courses.append(PregnancyCourse(due: due))
            last = due
        }
    }

    private mutating func nursing(_ courses: inout [any Course]) {
        let hasWound = has("legulcer")
        guard has("homenursing") || hasWound else { return }
        courses.append(
            HomeNursingCourse(
                start: max(beginning, end - random.int(30...1400)) + 1, hasWound: hasWound,
                because: random.pick(["dementia", "heartfailure", "copd", "diabetes"]), staff: random.int(0...5),
                namesNobody: random.chance(0.08)))
    }

    private mutating func everyday(_ courses: inout [any Course]) {
        let childhood = random.chance(rates.value("childvaccine", age: min(age, 17), citizen.sex))
        var autumns: [Int] = []
        for year in plan.today.year - 3...plan.today.year where has("influenzavaccine") {
            autumns.append(year)
        }
        courses.append(
            VaccinationCourse(takesChildhood: childhood && age < 18, autumns: autumns))
        if age < 6 { courses.append(ChildhoodCourse()) }
        courses.append(ContactsCourse(days: events("contact")))
    }
}
