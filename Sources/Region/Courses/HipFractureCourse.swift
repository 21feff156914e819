/// A broken hip: operated within a day, then rehabilitation and home nursing in the municipality.
struct HipFractureCourse: Course {
    let day: RegionDay
    let nights: Int

    func write(to chart: Chart) {
        let visit = chart.admit(
            .init(
                start: day, nights: nights, department: "orthopaedic", condition: "hipfracture", course: "fracture",
                plan: "plantraining",
                samples: [
                    ("haemoglobin", 7.1), ("leukocytes", 9.8), ("crp", 46), ("sodium", 136), ("potassium", 3.8),
                    ("creatinine", nil), ("albumin", 33),
                ],
                pulse: 92))
        guard let visit, let condition = visit.pathway?.condition else { return }
        chart.imaging(
            "hipxray", at: visit.start.adding(minutes: 60), visit: visit, finding: "hipfinding",
            conclusion: "hipfinding")
        let operation = Moment(day + 1, minute: 600)
        if operation.date <= chart.end {
            chart.procedure(
                "hipnail", at: operation, visit: visit, unit: visit.unit, clinician: visit.clinician,
                condition: condition)
        }
        for key in ["paracetamol", "morphine", "magnesiumoxide"] {
            chart.prescribe(
                key, from: day + 1, to: day + 40, by: visit.clinician, condition: condition, visit: visit,
                pathway: visit.pathway)
        }
        chart.handOver(visit, diagnosis: "hoftebrud")
        let discharged = visit.end.date
        RehabilitationCourse(
            start: discharged + 6, sessions: 14, diagnosis: "hoftebrud", condition: condition, referrer: visit
        ).write(to: chart)
        controls(chart, visit)
    }

    private func controls(_ chart: Chart, _ visit: Visit) {
        let control = visit.end.date + 90
        let kept = chart.bookedVisit(
            .outpatient, on: control, minutes: 20, unit: visit.unit, clinician: visit.clinician,
            reason: "Kontrol efter hoftebrud", condition: visit.pathway?.condition)
        if let kept {
            chart.document(
                "outpatientnote", .init(diagnosis: "hoftebrud", course: "walkingbetter", plan: "plancontrol"),
                visit: kept)
        }
        chart.book(
            "Kontrol efter hoftebrud", .outpatient, on: control, unit: visit.unit, clinician: visit.clinician,
            condition: visit.pathway?.condition, instruction: "light")
    }
}
