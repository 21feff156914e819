/// Heart failure: the hospital's heart clinic while the medicine is being found, weight at home, decompensations in hospital.
struct HeartFailureCourse: Course {
    let onset: RegionDay
    /// Left ventricular ejection fraction, per cent.
    let ejection: Double
    let admissions: [RegionDay]
    let measuresAtHome: Bool
    let staff: Int

    func prepare(_ chart: Chart) { chart.usually("egfr", 62, 56) }

    func write(to chart: Chart) {
        guard let heart = chart.directory.department("heart", for: chart.citizen.municipality) else { return }
        let clinician = heart.member("L", staff)
        guard let condition = chart.condition("heartfailure", onset: onset, recorder: clinician) else { return }
        let start = max(onset, chart.beginning)
        let team = chart.careTeam(
            "Hjertesvigtteam", from: start, unit: heart,
            members: [
                chart.ownDoctor, chart.member(clinician, as: "Behandlingsansvarlig læge"),
                chart.member(heart.member("S", staff), as: "Kontaktperson"),
            ].compactMap { $0 }, condition: condition)
        let pathway = chart.pathway("Hjertesvigt", heart, clinician, from: onset, condition: condition, team: team)
        for (number, key) in [
            "ramipril", "bisoprolol", "furosemide", "spironolactone", "empagliflozin", "potassiumchloride",
        ].enumerated()
        where ejection < 40 || number < 3 {
            chart.prescribe(key, from: start + number * 14, by: clinician, condition: condition, pathway: pathway)
        }
        chart.carePlan(
            "Plan for hjertesvigt", from: start, pathway: pathway,
            goals: ["At kunne gå op på første sal uden at blive forpustet", "Stabil vægt"],
            activities: [
                ("Medicinen sættes langsomt op", heart), ("Blodprøver før hver kontrol", chart.citizen.clinic),
                ("Vægt hver morgen", heart),
            ], team: team)
        controls(chart, start, pathway)
        for day in admissions { admission(day, chart, pathway) }
        if measuresAtHome { home(chart, pathway) }
        let next = chart.today + chart.random.int(5...150)
        let booking = chart.book(
            "Kontrol i hjertesvigtklinikken", .outpatient, on: next, minutes: 30, unit: heart, clinician: clinician,
            condition: condition, pathway: pathway, instruction: "bringlist")
        if booking != nil, next < chart.today + 40 {
            chart.task("taskweight", due: next, pathway: pathway, appointment: booking)
        }
    }

    private func controls(_ chart: Chart, _ start: RegionDay, _ pathway: Pathway) {
        let early = days(from: start + 14, every: 28, in: chart, to: min(start + 130, onset + 130))
        for day in early + days(from: start + 200, every: 220, in: chart) {
            chart.bloodSample(
                [
                    ("creatinine", nil), ("egfr", nil), ("potassium", 4.2), ("sodium", 138),
                    ("ntprobnp", 2600 / ejection), ("haemoglobin", nil),
                ],
                on: day - 3, visit: nil, title: "Blodprøver før hjertesvigtkontrol", pathway: pathway)
            guard
                let visit = chart.bookedVisit(
                    .outpatient, on: day, minutes: 30, unit: pathway.unit, clinician: pathway.unit.member("LS", staff),
                    reason: "Kontrol i hjertesvigtklinikken", condition: pathway.condition, pathway: pathway)
            else { continue }
            chart.bloodPressure(-5, at: visit.start, by: .visit(visit))
            chart.measure("pulse", 68, 6, at: visit.start, by: .visit(visit))
            chart.measure("weight", at: visit.start, by: .visit(visit))
            chart.measure("nyha", ejection < 35 ? 3 : 2, 0.4, at: visit.start, by: .visit(visit))
            if chart.random.chance(0.35) {
                chart.procedure(
                    "echocardiography", at: visit.start, visit: visit, unit: pathway.unit, clinician: pathway.clinician,
                    condition: pathway.condition)
                chart.measure("ejectionfraction", ejection, 3, at: visit.start, by: .visit(visit))
            }
            chart.document(
                "outpatientnote", .init(diagnosis: "hjertesvigt", course: "wellheart", plan: "planmedicine"),
                visit: visit)
        }
    }

    private func admission(_ day: RegionDay, _ chart: Chart, _ pathway: Pathway) {
        let visit = chart.admit(
            .init(
                start: day, nights: chart.random.int(3...7), department: "heart", condition: "heartfailure",
                course: "worseheart", plan: "plangp",
                samples: [
                    ("ntprobnp", 410), ("creatinine", nil), ("potassium", 3.6), ("sodium", 134), ("haemoglobin", nil),
                    ("crp", 9), ("troponin", 22),
                ],
                pathway: pathway, pulse: 98, saturation: 90, resolves: false))
        guard let visit else { return }
        chart.imaging(
            "chestxray", at: visit.start.adding(minutes: 120), visit: visit, finding: "heartfinding",
            conclusion: "imagingclear")
    }

    /// Weight and pressure from home, each weekday the first fortnight after a stay and weekly after that.
    private func home(_ chart: Chart, _ pathway: Pathway) {
        for day in days(from: max(onset, chart.end - 150), every: 5, in: chart) {
            let time = Moment(day, minute: 430 + chart.random.int(0...60))
            chart.measure("weight", at: time, by: .home(pathway))
            chart.bloodPressure(-7, at: time.adding(minutes: 6), by: .home(pathway))
        }
    }
}
