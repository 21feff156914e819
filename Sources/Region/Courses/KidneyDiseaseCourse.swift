/// Chronic kidney disease: kidney function slowly falling, at the hospital's clinic when it is low.
struct KidneyDiseaseCourse: Course {
    let onset: RegionDay
    /// Estimated filtration when the record begins, mL/min/1.73 m².
    let filtration: Double
    let staff: Int

    func prepare(_ chart: Chart) { chart.usually("egfr", filtration, filtration - 7) }

    func write(to chart: Chart) {
        let isLow = filtration < 34
        let clinic = chart.citizen.clinic
        let unit = (isLow ? chart.directory.department("kidney", for: chart.citizen.municipality) : nil) ?? clinic
        let clinician = isLow ? unit.member("L", staff) : chart.citizen.doctor
        guard
            let condition = chart.condition(isLow ? "kidneysevere" : "kidney", onset: onset, recorder: clinician)
        else { return }
        let start = max(onset, chart.beginning)
        let pathway = chart.pathway("Kronisk nyresygdom", unit, clinician, from: onset, condition: condition)
        chart.prescribe("losartan", from: start, by: clinician, condition: condition, pathway: pathway)
        for day in days(from: start + chart.random.int(0...90), every: isLow ? 91 : 220, in: chart) {
            chart.bloodSample(
                [
                    ("egfr", nil), ("creatinine", nil), ("potassium", 4.5), ("sodium", nil),
                    ("haemoglobin", 7.6), ("albuminratio", 160), ("calcium", nil),
                ], on: day - 4, visit: nil, title: "Nyretal", pathway: pathway)
            guard
                let visit = chart.bookedVisit(
                    .outpatient, on: day, minutes: 20, unit: unit, clinician: clinician, reason: "Kontrol af nyrerne",
                    condition: condition, pathway: pathway)
            else { continue }
            chart.bloodPressure(at: visit.start, by: .visit(visit))
            if chart.random.chance(0.4) {
                chart.document(
                    isLow ? "outpatientnote" : "gpnote",
                    .init(diagnosis: "kronisk nyresygdom", course: "kidneycourse", plan: "planmedicine"), visit: visit)
            }
        }
        let next = chart.today + chart.random.int(10...100)
        let booking = chart.book(
            "Kontrol af nyrerne", .outpatient, on: next, unit: unit, clinician: clinician, condition: condition,
            pathway: pathway, instruction: "bringurine")
        if booking != nil, next < chart.today + 40 {
            chart.task("taskbloodtest", due: next - 4, pathway: pathway, appointment: booking)
        }
    }
}
