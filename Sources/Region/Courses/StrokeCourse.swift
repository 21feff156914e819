/// A blood clot in the brain: stroke unit, blood thinning, rehabilitation.
struct StrokeCourse: Course {
    let day: RegionDay

    func write(to chart: Chart) {
        let visit = chart.admit(
            .init(
                start: day, nights: chart.random.int(4...16), department: "neurology", condition: "stroke",
                course: "strokecourse", plan: "plantraining",
                samples: [
                    ("haemoglobin", nil), ("platelets", nil), ("glucose", 7.1), ("ldl", 3.4), ("creatinine", nil),
                    ("crp", nil),
                ],
                pulse: 84))
        guard let visit else { return }
        let condition = visit.pathway?.condition
        chart.imaging(
            "headct", at: visit.start.adding(minutes: 40), visit: visit, finding: "imagingclear",
            conclusion: "imagingclear")
        for key in ["clopidogrel", "atorvastatin"] {
            chart.prescribe(
                key, from: visit.start.date + 1, by: visit.clinician, condition: condition, visit: visit,
                pathway: visit.pathway)
        }
        chart.handOver(visit, diagnosis: "blodprop i hjernen")
        RehabilitationCourse(
            start: visit.end.date + 5, sessions: 16, diagnosis: "blodprop i hjernen", condition: condition,
            referrer: visit
        ).write(to: chart)
        let control = visit.end.date + 90
        chart.bookedVisit(
            .outpatient, on: control, minutes: 30, unit: visit.unit, clinician: visit.clinician,
            reason: "Kontrol efter blodprop i hjernen", condition: condition)
        chart.book(
            "Kontrol efter blodprop i hjernen", .outpatient, on: control, minutes: 30, unit: visit.unit,
            clinician: visit.clinician, condition: condition, instruction: "bringrelative")
    }
}
