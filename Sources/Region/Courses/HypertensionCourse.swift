/// Raised blood pressure, followed in general practice with measurements at home and yearly blood samples.
struct HypertensionCourse: Course {
    let onset: RegionDay
    /// Systolic pressure when the record begins, and now.
    let first: Double
    let now: Double
    /// Whether the diagnosis stands without a doctor named: the record then only names the clinic.
    let namesNobody: Bool

    func prepare(_ chart: Chart) { chart.usually("systolic", first, now) }

    func write(to chart: Chart) {
        let clinic = chart.citizen.clinic
        let doctor = namesNobody ? nil : chart.citizen.doctor
        guard let condition = chart.condition("hypertension", onset: onset, recorder: doctor) else { return }
        let pathway = chart.pathway("Forhøjet blodtryk", clinic, doctor, from: onset, condition: condition)
        let start = max(onset, chart.beginning)
        chart.prescribe(
            chart.random.pick(["losartan", "amlodipine", "ramipril"]), from: start, by: doctor, condition: condition,
            pathway: pathway)
        if chart.random.chance(0.45) {
            chart.prescribe(
                chart.random.pick(["amlodipine", "bendroflumethiazide"]), from: start + 200, by: doctor,
                condition: condition, pathway: pathway)
        }
        for day in days(from: start + chart.random.int(0...90), every: 460, in: chart) {
            control(day, start, chart, pathway, condition, doctor)
        }
        let next = chart.today + chart.random.int(4...300)
        let booking = chart.book(
            "Blodtrykskontrol", .consultation, on: next, minutes: 15, unit: clinic, clinician: doctor,
            condition: condition, pathway: pathway, instruction: "bringlist")
        if booking != nil, next < chart.today + 28 {
            chart.task("taskbloodpressure", due: next - 1, pathway: pathway, appointment: booking)
        }
    }

    private func control(
        _ day: RegionDay, _ start: RegionDay, _ chart: Chart, _ pathway: Pathway, _ condition: String,
        _ doctor: StaffMember?
    ) {
        for before in (1...3).reversed() where chart.random.chance(0.35) && day - before >= start {
            chart.bloodPressure(
                -5, at: Moment(day - before, minute: 455), by: .home(pathway))
        }
        guard
            let visit = chart.bookedVisit(
                .consultation, on: day, minutes: 15, unit: pathway.unit, clinician: doctor, reason: "Blodtrykskontrol",
                condition: condition, pathway: pathway)
        else { return }
        chart.bloodPressure(at: visit.start, by: .visit(visit))
        if chart.random.chance(0.3) { chart.measure("weight", at: visit.start, by: .visit(visit)) }
        chart.bloodSample(
            [
                ("creatinine", nil), ("potassium", nil), ("ldl", nil),
            ],
            on: visit.start.date - 4, visit: nil, title: "Blodprøver før årskontrol", pathway: pathway)
        if chart.random.chance(0.3) {
            chart.document(
                "gpnote", .init(diagnosis: "forhøjet blodtryk", course: "wellbloodpressure", plan: "planmedicine"),
                visit: visit)
        }
    }
}
