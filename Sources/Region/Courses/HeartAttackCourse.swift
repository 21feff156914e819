/// A blood clot in the heart: opened at once, then a year of controls and heart rehabilitation.
struct HeartAttackCourse: Course {
    let day: RegionDay

    func write(to chart: Chart) {
        let visit = chart.admit(
            .init(
                start: day, nights: chart.random.int(3...5), department: "heart", condition: "myocardialinfarction",
                course: "heartattackcourse", plan: "planmedicine",
                samples: [
                    ("troponin", 840), ("haemoglobin", nil), ("creatinine", nil), ("potassium", nil), ("ldl", 3.9),
                    ("hba1c", nil), ("glucose", 7.4),
                ],
                pulse: 90, saturation: 96))
        guard let visit else { return }
        let condition = visit.pathway?.condition
        chart.procedure(
            "ecg", at: visit.start.adding(minutes: 10), visit: visit, unit: visit.unit, clinician: visit.clinician)
        chart.procedure(
            "pci", at: visit.start.adding(minutes: 55), visit: visit, unit: visit.unit, clinician: visit.clinician,
            condition: condition)
        for key in ["acetylsalicylicacid", "clopidogrel", "atorvastatin", "metoprolol", "ramipril"] {
            chart.prescribe(
                key, from: visit.start.date, to: key == "clopidogrel" ? day + 365 : nil, by: visit.clinician,
                condition: condition, visit: visit, pathway: visit.pathway)
        }
        for (number, after) in [21, 90, 365].enumerated() {
            let control = visit.end.date + after
            let reason = number == 2 ? "Årskontrol efter blodprop i hjertet" : "Kontrol efter blodprop i hjertet"
            if control > chart.today {
                chart.book(
                    reason, .outpatient, on: control, minutes: 30, unit: visit.unit, clinician: visit.clinician,
                    condition: condition, instruction: "bringlist")
                continue
            }
            guard
                let kept = chart.bookedVisit(
                    .outpatient, on: control, minutes: 30, unit: visit.unit, clinician: visit.clinician, reason: reason,
                    condition: condition)
            else { continue }
            chart.bloodPressure(at: kept.start, by: .visit(kept))
            chart.bloodSample(
                [("ldl", 1.7), ("potassium", nil), ("creatinine", nil)], on: kept.start.date, visit: kept,
                title: "Blodprøver ved hjertekontrol")
            chart.measure("ejectionfraction", 48 + Double(number) * 3, 3, at: kept.start, by: .visit(kept))
        }
        RehabilitationCourse(
            start: visit.end.date + 14, sessions: 10, diagnosis: "blodprop i hjertet", condition: condition,
            referrer: visit
        ).write(to: chart)
    }
}
