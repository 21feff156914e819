/// What happens to the personas, told by days before today so that it is always as recent.
struct PersonaCourses {
    let today: RegionDay

    /// A woman with COPD, diabetes and heart failure, discharged nine days ago.
    func chronicallyIll(_ citizen: Citizen) -> [any Course] {
        [
            SensitivityCourse(medicineAllergy: true, hayFever: false, contraception: false),
            LungDiseaseCourse(
                onset: today.adding(years: -9), lungFunction: 46, exacerbations: [today - 640, today - 15],
                measuresAtHome: true, smokes: true, staff: 0),
            HeartFailureCourse(
                onset: today.adding(years: -4), ejection: 36, admissions: [today - 230], measuresAtHome: true, staff: 1),
            DiabetesCourse(
                onset: today.adding(years: -12), first: 72, now: 55, isAtHospital: false, takesInsulin: false, staff: 0),
            HypertensionCourse(onset: today.adding(years: -18), first: 152, now: 134, namesNobody: false),
            OsteoarthritisCourse(joint: .knee, onset: today.adding(years: -3), replacement: nil),
            CataractCourse(day: (today + 24).onWeekday),
            DischargeCourse(discharged: today - 9),
            HomeNursingCourse(start: today - 9, hasWound: false, because: "copd", staff: 0, namesNobody: false),
            VaccinationCourse(takesChildhood: false, autumns: autumns),
            ContactsCourse(days: [today - 900, today - 410, today - 70]),
            CoordinationCourse(discharged: today - 9),
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
            PregnancyCourse(due: child.birth), VaccinationCourse(takesChildhood: false, autumns: []),
            ContactsCourse(days: [today - 1300, today - 200]),
        ]
    }

    func child() -> [any Course] {
        [
            VaccinationCourse(takesChildhood: true, autumns: []), ChildhoodCourse(),
            ContactsCourse(days: [today - 300, today - 45]),
        ]
    }

    func oldMan(_ citizen: Citizen) -> [any Course] {
        [
            AtrialFibrillationCourse(onset: today.adding(years: -7), takesWarfarin: false),
            DementiaCourse(onset: today.adding(years: -2), staff: 0), HipFractureCourse(day: today - 48, nights: 8),
            HomeNursingCourse(start: today - 39, hasWound: false, because: "dementia", staff: 0, namesNobody: true),
            HypertensionCourse(onset: today.adding(years: -25), first: 148, now: 138, namesNobody: true),
            VaccinationCourse(takesChildhood: false, autumns: autumns),
            ContactsCourse(days: [today - 800, today - 300, today - 90]),
        ]
    }

    /// At home with COPD, with a nurse who comes.
    func frail() -> [any Course] {
        [
            LungDiseaseCourse(
                onset: today.adding(years: -11), lungFunction: 58, exacerbations: [], measuresAtHome: false,
                smokes: false, staff: 0),
            HypertensionCourse(onset: today.adding(years: -20), first: 154, now: 138, namesNobody: false),
            HomeNursingCourse(start: today - 220, hasWound: false, because: "copd", staff: 0, namesNobody: false),
            VaccinationCourse(takesChildhood: false, autumns: autumns),
            ContactsCourse(days: [today - 700, today - 250, today - 60]),
        ]
    }

    func middleAged(_ citizen: Citizen) -> [any Course] {
        [
            SensitivityCourse(medicineAllergy: false, hayFever: true, contraception: false),
            VaccinationCourse(takesChildhood: false, autumns: []),
            ContactsCourse(days: [today - 1000, today - 400, today - 120]),
        ]
    }

    private var autumns: [Int] { Array(today.year - Chart.years...today.year) }
}
