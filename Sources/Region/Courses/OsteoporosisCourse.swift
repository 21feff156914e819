/// Brittle bones: tablets once a week and a blood sample a year.
struct OsteoporosisCourse: Course {
    let onset: RegionDay

    func write(to chart: Chart) {
        let clinic = chart.citizen.clinic
        let doctor = chart.citizen.doctor
        guard let condition = chart.condition("osteoporosis", onset: onset, recorder: doctor) else { return }
        let start = max(onset, chart.beginning)
        let pathway = chart.pathway("Knogleskørhed", clinic, doctor, from: onset, condition: condition)
        chart.prescribe("alendronate", from: start, by: doctor, condition: condition, pathway: pathway)
        chart.prescribe("calcium", from: start, by: doctor, condition: condition, pathway: pathway)
        for day in days(from: start + chart.random.int(30...300), every: 540, in: chart) {
            chart.bloodSample(
                [("vitamind", nil), ("calcium", nil)], on: day - 5, visit: nil,
                title: "Blodprøver ved knogleskørhed", pathway: pathway)
            chart.bookedVisit(
                .consultation, on: day, minutes: 15, unit: clinic, clinician: doctor,
                reason: "Kontrol for knogleskørhed",
                condition: condition, pathway: pathway)
        }
    }
}
