/// Schizophrenia: a long course in psychiatry, with a nurse who knows the citizen and stays in hospital when it is worst.
struct PsychosisCourse: Course {
    let onset: RegionDay
    let admissions: [RegionDay]
    let staff: Int

    func write(to chart: Chart) {
        guard let unit = chart.directory.department("psychosis", for: chart.citizen.municipality) else { return }
        let doctor = unit.member("L", staff)
        let nurse = unit.member("S", staff)
        guard let condition = chart.condition("schizophrenia", onset: onset, recorder: doctor) else { return }
        let start = max(onset, chart.beginning)
        let team = chart.careTeam(
            "Behandlingsteam i psykiatrien", from: start, unit: unit,
            members: [
                chart.member(doctor, as: "Behandlingsansvarlig læge"), chart.member(nurse, as: "Kontaktperson"),
                chart.ownDoctor,
            ].compactMap { $0 }, condition: condition)
        let pathway = chart.pathway("Psykiatrisk forløb", unit, doctor, from: onset, condition: condition, team: team)
        chart.prescribe("olanzapine", from: start, by: doctor, condition: condition, pathway: pathway)
        chart.carePlan(
            "Behandlingsplan", from: start, pathway: pathway,
            goals: ["At bo i egen bolig", "At genkende tegn på tilbagefald"],
            activities: [
                ("Samtale hver tredje uge", unit), ("Årlig kontrol af blodsukker og kolesterol", chart.citizen.clinic),
            ],
            team: team)
        for (number, day) in days(from: start, every: 30, in: chart).enumerated() {
            guard
                let visit = chart.bookedVisit(
                    number % 4 == 3 ? .home : .outpatient, on: day, minutes: 40, unit: unit, clinician: nurse,
                    reason: "Samtale med kontaktperson", condition: condition, pathway: pathway)
            else { continue }
            if number % 6 == 0 {
                chart.document(
                    "psychiatrynote", .init(diagnosis: "psykose", course: "psychosiscourse", plan: "planmedicine"),
                    visit: visit)
            }
            if number % 15 == 0 {
                chart.bloodSample(
                    [("hba1c", nil), ("ldl", 3.2), ("triglycerides", 2.0), ("alat", nil)], on: day, visit: nil,
                    title: "Blodprøver ved medicin for psykose", pathway: pathway)
                chart.measure("weight", at: visit.start, by: .visit(visit))
            }
        }
        for day in admissions {
            chart.admit(
                .init(
                    start: day, nights: chart.random.int(6...30), department: "psychiatricemergency",
                    condition: "schizophrenia", course: "psychosiscourse", plan: "planmedicine",
                    samples: [("haemoglobin", nil), ("alat", nil), ("tsh", nil)], pathway: pathway, resolves: false))
        }
        chart.book(
            "Samtale med kontaktperson", .outpatient, on: chart.today + chart.random.int(2...24), minutes: 40,
            unit: unit,
            clinician: nurse, condition: condition, pathway: pathway)
    }
}
