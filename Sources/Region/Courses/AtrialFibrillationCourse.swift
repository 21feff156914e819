/// Atrial fibrillation: thinned blood for life, followed once a year in general practice.
struct AtrialFibrillationCourse: Course {
    let onset: RegionDay
    /// Warfarin needs its INR measured every month; the newer medicines do not.
    let takesWarfarin: Bool

    func write(to chart: Chart) {
        let clinic = chart.citizen.clinic
        let doctor = chart.citizen.doctor
        guard let condition = chart.condition("atrialfibrillation", onset: onset, recorder: doctor) else { return }
        let start = max(onset, chart.beginning)
        let pathway = chart.pathway("Atrieflimren", clinic, doctor, from: onset, condition: condition)
        chart.prescribe(
            takesWarfarin ? "warfarin" : "apixaban", from: start, by: doctor, condition: condition, pathway: pathway)
        chart.prescribe("metoprolol", from: start, by: doctor, condition: condition, pathway: pathway)
        if takesWarfarin {
            for day in days(from: start + 20, every: 42, in: chart) {
                chart.measure("inr", 2.5, 0.5, at: Moment(day, minute: 500), by: .laboratory(clinic, nil, pathway))
            }
        }
        for day in days(from: start + chart.random.int(20...300), every: 365, in: chart) {
            chart.bloodSample(
                [("haemoglobin", nil), ("egfr", nil)], on: day - 4, visit: nil,
                title: "Blodprøver ved blodfortyndende behandling", pathway: pathway)
            guard
                let visit = chart.bookedVisit(
                    .consultation, on: day, minutes: 15, unit: clinic, clinician: doctor,
                    reason: "Årskontrol for atrieflimren", condition: condition, pathway: pathway)
            else { continue }
            chart.procedure(
                "ecg", at: visit.start, visit: visit, unit: clinic, clinician: clinic.member("S"), condition: condition)
            chart.measure("pulse", 76, 9, at: visit.start, by: .visit(visit))
            chart.bloodPressure(at: visit.start, by: .visit(visit))
        }
        chart.book(
            "Årskontrol for atrieflimren", .consultation, on: chart.today + chart.random.int(10...300), minutes: 15,
            unit: clinic, clinician: doctor, condition: condition, pathway: pathway, instruction: "bloodbefore")
    }
}
