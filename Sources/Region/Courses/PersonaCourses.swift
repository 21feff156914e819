/// What happens to the personas, told by days before today so that it is always as recent.
struct PersonaCourses {
    let today: CivilDate

    /// A woman with COPD, diabetes and heart failure, discharged nine days ago.
    func chronicallyIll(_ citizen: Citizen) -> [any Course] {
        [
            LungDiseaseCourse(
                onset: today.adding(years: -9), lungFunction: 46, exacerbations: [today - 640, today - 15],
                measuresAtHome: true, smokes: true, staff: 0),
            HypertensionCourse(onset: today.adding(years: -18), first: 152, now: 134, namesNobody: false),
            VaccinationCourse(takesChildhood: false, autumns: autumns),
            ContactsCourse(days: [today - 900, today - 410, today - 70]),
        ]
    }

    func youngAndHealthy() -> [any Course] {
        [
            VaccinationCourse(takesChildhood: false, autumns: []),
            ContactsCourse(days: [today - 1200, today - 520, today - 60]),
        ]
    }

    func mother(of child: Citizen) -> [any Course] {
        [
            VaccinationCourse(takesChildhood: false, autumns: []),
            ContactsCourse(days: [today - 1300, today - 200]),
        ]
    }

    func child() -> [any Course] {
        [VaccinationCourse(takesChildhood: true, autumns: []), ContactsCourse(days: [today - 300, today - 45])]
    }

    func oldMan(_ citizen: Citizen) -> [any Course] {
        [
            HypertensionCourse(onset: today.adding(years: -25), first: 148, now: 138, namesNobody: true),
            VaccinationCourse(takesChildhood: false, autumns: autumns),
            ContactsCourse(days: [today - 800, today - 300, today - 90]),
        ]
    }

    func middleAged(_ citizen: Citizen) -> [any Course] {
        [
            VaccinationCourse(takesChildhood: false, autumns: []),
            ContactsCourse(days: [today - 1000, today - 400, today - 120]),
        ]
    }

    private var autumns: [Int] { Array(today.year - Chart.years...today.year) }
}
