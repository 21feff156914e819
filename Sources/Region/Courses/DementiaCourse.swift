/// Dementia: assessed at the hospital once, then followed in general practice together with the relatives.
struct DementiaCourse: Course {
    let onset: RegionDay
    let staff: Int

    func write(to chart: Chart) {
        let clinic = chart.citizen.clinic
        guard let unit = chart.directory.department("geriatric", for: chart.citizen.municipality),
            let condition = chart.condition("dementia", onset: onset, recorder: unit.member("L", staff))
        else { return }
        let start = max(onset, chart.beginning)
        let pathway = chart.pathway("Demens", clinic, chart.citizen.doctor, from: onset, condition: condition)
        if onset >= chart.beginning + 40 {
            chart.referral(
                "Henvisning til udredning af hukommelsen", on: onset - 35, from: chart.citizen.doctor, unit: clinic,
                to: unit, condition: condition, pathway: pathway, isOver: true)
            let visit = chart.bookedVisit(
                .outpatient, on: onset, minutes: 60, unit: unit, clinician: unit.member("L", staff),
                reason: "Udredning af hukommelsen", condition: condition, pathway: pathway)
            if let visit {
                chart.imaging(
                    "headct", at: visit.start, visit: visit, finding: "imagingclear", conclusion: "imagingclear")
                chart.document(
                    "outpatientnote",
                    .init(diagnosis: "Alzheimers sygdom", course: "memorycourse", plan: "planmedicine"),
                    visit: visit)
            }
        }
        chart.prescribe("donepezil", from: start, by: chart.citizen.doctor, condition: condition, pathway: pathway)
        for day in days(from: start + 180, every: 182, in: chart) {
            guard
                let visit = chart.bookedVisit(
                    .consultation, on: day, minutes: 20, unit: clinic, clinician: chart.citizen.doctor,
                    reason: "Opfølgning ved demens", condition: condition, pathway: pathway)
            else { continue }
            chart.measure("weight", at: visit.start, by: .visit(visit))
            chart.document(
                "gpnote", .init(diagnosis: "demens", course: "memorycourse", plan: "planvisit"), visit: visit)
        }
        chart.book(
            "Opfølgning ved demens", .consultation, on: chart.today + chart.random.int(10...150), unit: clinic,
            clinician: chart.citizen.doctor, condition: condition, pathway: pathway, instruction: "bringrelative")
    }
}
