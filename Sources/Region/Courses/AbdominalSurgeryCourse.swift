/// A short operation in the abdomen: gallstones, or the appendix.
struct AbdominalSurgeryCourse: Course {
    enum Organ: Sendable { case gallbladder, appendix }

    let organ: Organ
    let day: RegionDay

    func write(to chart: Chart) {
        let isGall = organ == .gallbladder
        let visit = chart.admit(
            .init(
                start: day, nights: chart.random.int(1...2), department: "surgery",
                condition: isGall ? "gallstones" : "appendicitis", course: isGall ? "gallcourse" : "appendixcourse",
                plan: "planhome",
                samples: [
                    ("crp", isGall ? 32 : 64), ("leukocytes", 12.8), ("haemoglobin", nil), ("alat", isGall ? 96 : nil),
                    ("creatinine", nil),
                ],
                pulse: 90, temperature: 37.8, saturation: 97))
        guard let visit else { return }
        let operation = visit.start.adding(minutes: 420)
        if operation <= visit.end {
            chart.procedure(
                isGall ? "gallbladder" : "appendix", at: operation, visit: visit, unit: visit.unit,
                clinician: visit.clinician, condition: visit.pathway?.condition)
        }
        chart.prescribe(
            "paracetamol", from: visit.start.date, to: day + 7, by: visit.clinician, visit: visit,
            pathway: visit.pathway)
    }
}
