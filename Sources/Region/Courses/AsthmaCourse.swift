/// Asthma, followed in general practice with a breathing test once a year.
struct AsthmaCourse: Course {
    let onset: RegionDay
    let isModerate: Bool

    func write(to chart: Chart) {
        let clinic = chart.citizen.clinic
        let doctor = chart.citizen.doctor
        guard let condition = chart.condition("asthma", onset: onset, recorder: doctor) else { return }
        let start = max(onset, chart.beginning)
        let pathway = chart.pathway("Astma", clinic, doctor, from: onset, condition: condition)
        chart.prescribe(
            isModerate ? "budesonideformoterol" : "budesonide", from: start, by: doctor, condition: condition,
            pathway: pathway)
        chart.prescribe("salbutamol", from: start, by: doctor, condition: condition, pathway: pathway)
        for day in days(from: start + chart.random.int(0...200), every: isModerate ? 365 : 540, in: chart) {
            guard
                let visit = chart.bookedVisit(
                    .consultation, on: day, minutes: 20, unit: clinic, clinician: doctor, reason: "Astmakontrol",
                    condition: condition, pathway: pathway)
            else { continue }
            if chart.age(on: day) >= 6 {
                chart.procedure(
                    "spirometry", at: visit.start, visit: visit, unit: clinic, clinician: clinic.member("S"),
                    condition: condition)
                chart.measure("fev1percent", isModerate ? 82 : 93, 5, at: visit.start, by: .visit(visit))
            }
            if chart.random.chance(0.4) {
                chart.document(
                    "gpnote", .init(diagnosis: "astma", course: "wellgeneral", plan: "planmedicine"), visit: visit)
            }
        }
        if chart.random.chance(0.4) {
            chart.book(
                "Astmakontrol", .consultation, on: chart.today + chart.random.int(10...200), minutes: 20, unit: clinic,
                clinician: doctor, condition: condition, pathway: pathway, instruction: "bringdevice")
        }
    }
}
