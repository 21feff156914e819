/// Pneumonia that needs a stay in hospital.
struct PneumoniaCourse: Course {
    let day: RegionDay
    let nights: Int

    func write(to chart: Chart) {
        let isChild = chart.age(on: day) < 18
        let visit = chart.admit(
            .init(
                start: day, nights: nights, department: isChild ? "children" : "lung", condition: "pneumonia",
                course: "pneumoniacourse", plan: "planhome",
                samples: [
                    ("crp", 138), ("leukocytes", 14.2), ("haemoglobin", nil), ("sodium", 135), ("potassium", nil),
                    ("creatinine", nil), ("albumin", 34),
                ],
                pulse: 108, temperature: 38.9, saturation: 91))
        guard let visit else { return }
        chart.imaging(
            "chestxray", at: visit.start.adding(minutes: 80), visit: visit, finding: "pneumoniafinding",
            conclusion: "pneumoniafinding")
        chart.prescribe(
            "amoxicillin", from: day, to: day + 7, by: visit.clinician, condition: visit.pathway?.condition,
            visit: visit,
            pathway: visit.pathway)
        let clinic = chart.citizen.clinic
        if chart.age(on: day) >= 60 { chart.handOver(visit, diagnosis: "lungebetændelse") }
        let control = chart.bookedVisit(
            .consultation, on: visit.end.date + 8, minutes: 15, unit: clinic, clinician: chart.citizen.doctor,
            reason: "Kontrol efter lungebetændelse", condition: visit.pathway?.condition)
        if let control { chart.measure("crp", 9, 4, at: control.start, by: .visit(control)) }
        if visit.end.date + 8 > chart.today, visit.end.date <= chart.today {
            chart.book(
                "Kontrol efter udskrivelse", .consultation, on: visit.end.date + 8, minutes: 15, unit: clinic,
                clinician: chart.citizen.doctor, condition: visit.pathway?.condition)
        }
    }
}
