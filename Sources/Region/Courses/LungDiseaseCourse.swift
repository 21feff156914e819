/// Chronic obstructive lung disease (COPD): controls at the general practice, the hospital clinic for the severe, telemedicine
/// at home for some, and exacerbations in hospital.
struct LungDiseaseCourse: Course {
    let onset: RegionDay
    /// FEV1 in per cent of expected, when the record begins.
    let lungFunction: Double
    /// Days of admission.
    let exacerbations: [RegionDay]
    /// Whether measurements are sent from home (TeleKOL).
    let measuresAtHome: Bool
    let smokes: Bool
    /// Which of the clinic's doctors and nurses answer for it.
    let staff: Int

    func write(to chart: Chart) {
        let clinic = chart.citizen.clinic
        let isSevere = lungFunction < 50
        let lung = chart.directory.department("lung", for: chart.citizen.municipality) ?? clinic
        let unit = isSevere ? lung : clinic
        let clinician = isSevere ? lung.member("L", staff) : chart.citizen.doctor
        guard let condition = chart.condition("copd", onset: onset, recorder: clinician) else { return }
        if smokes { _ = chart.condition("smoking", onset: max(onset - 9000, chart.citizen.birth.adding(years: 16))) }
        let health = chart.directory.unit("healthcentre", in: chart.citizen.municipality) ?? clinic
        let nurse = unit.member("S", staff)
        let team = chart.careTeam(
            "KOL-team", from: max(onset, chart.beginning), unit: unit,
            members: [
                chart.ownDoctor, chart.member(clinician, as: "Behandlingsansvarlig læge"),
                chart.member(nurse, as: "Kontaktperson"),
                chart.member(health.member("F"), as: "Fysioterapeut i kommunen"),
            ].compactMap { $0 }, condition: condition)
        let pathway = chart.pathway(
            "KOL", unit, clinician, from: onset, condition: condition, team: team)
        let first = max(onset, chart.beginning)
        medicines(chart, first, clinician, condition, pathway)
        chart.carePlan(
            "Forløbsplan for KOL", from: first, pathway: pathway,
            goals: ["At kunne gå en tur på 20 minutter uden pause", "Ingen indlæggelser på grund af KOL"],
            activities: [
                ("Årskontrol med lungefunktionsundersøgelse", clinic), ("Holdtræning to gange om ugen", health),
                ("Vaccination mod influenza hvert efterår", clinic),
            ], team: team)
        controls(chart, first, pathway, condition, clinician)
        for day in exacerbations { exacerbation(day, chart, pathway) }
        if measuresAtHome { home(chart, pathway, nurse) }
        ahead(chart, pathway, condition, clinician)
    }

    private func medicines(
        _ chart: Chart, _ first: RegionDay, _ clinician: StaffMember?, _ condition: String, _ pathway: Pathway
    ) {
        chart.prescribe(
            lungFunction < 60 ? "vilanterol" : "tiotropium", from: first, by: clinician, condition: condition,
            pathway: pathway)
        chart.prescribe("salbutamol", from: first, by: clinician, condition: condition, pathway: pathway)
        if lungFunction < 45 {
            chart.prescribe("budesonideformoterol", from: first, by: clinician, condition: condition, pathway: pathway)
        }
    }

    private func controls(
        _ chart: Chart, _ first: RegionDay, _ pathway: Pathway, _ condition: String, _ clinician: StaffMember?
    ) {
        for day in days(from: first + chart.random.int(0...60), every: lungFunction < 50 ? 180 : 365, in: chart) {
            guard
                let visit = chart.bookedVisit(
                    .outpatient, on: day, minutes: 30, unit: pathway.unit, clinician: clinician,
                    reason: "Kontrol for KOL", condition: condition, pathway: pathway)
            else { continue }
            // Lung function falls by about 40 ml a year in COPD: here 1.2 points of per cent.
            let now = lungFunction - 6 * progress(day, from: first, in: chart)
            let time = visit.start
            chart.procedure(
                "spirometry", at: time, visit: visit, unit: pathway.unit, clinician: clinician, condition: condition)
            chart.measure("fev1percent", now, 2, at: time, by: .visit(visit))
            chart.measure("fev1", now / 38, 0.06, at: time, by: .visit(visit))
            chart.measure("cat", 32 - now / 3, 2, at: time, by: .visit(visit))
            chart.measure("mrc", min(5, 5.2 - now / 25), 0.3, at: time, by: .visit(visit))
            chart.measure("saturation", 90 + now / 12, 0.8, at: time, by: .visit(visit))
            chart.measure("weight", at: time, by: .visit(visit))
            chart.bloodPressure(at: time, by: .visit(visit))
            if chart.random.chance(0.5) {
                chart.document(
                    pathway.unit.kind.key == "gp" ? "gpnote" : "outpatientnote",
                    .init(diagnosis: "KOL", course: "wellcopd", plan: "plancontrol"), visit: visit)
            }
        }
    }

    private func exacerbation(_ day: RegionDay, _ chart: Chart, _ pathway: Pathway) {
        let visit = chart.admit(
            .init(
                start: day, nights: chart.random.int(3...8), department: "lung", condition: "copdexacerbation",
                course: "worsecopd", plan: "plangp",
                samples: [
                    ("crp", 74), ("leukocytes", 12.5), ("haemoglobin", nil), ("sodium", 138), ("potassium", 3.9),
                    ("creatinine", nil), ("glucose", 8.4),
                ],
                pathway: pathway, pulse: 104, temperature: 37.9, saturation: 87))
        guard let visit else { return }
        chart.imaging(
            "chestxray", at: visit.start.adding(minutes: 90), visit: visit, finding: "chestfinding",
            conclusion: "pneumoniafinding")
        chart.prescribe("prednisolone", from: day, to: day + 5, by: visit.clinician, visit: visit, pathway: pathway)
        chart.prescribe("amoxicillin", from: day, to: day + 7, by: visit.clinician, visit: visit, pathway: pathway)
        if let nursing = chart.directory.unit("homenursing", in: chart.citizen.municipality),
            visit.end.date <= chart.end
        {
            chart.message(
                "messagedischarge", at: visit.end, from: visit.unit.organization, to: nursing.organization,
                pathway: pathway)
        }
    }

    /// Weekly measurements from home for the last half year, twice a week the last month.
    private func home(_ chart: Chart, _ pathway: Pathway, _ nurse: StaffMember?) {
        for day in days(from: max(onset, chart.end - 180), every: 7, in: chart) {
            let time = Moment(day, minute: 480 + chart.random.int(0...90))
            let ill = exacerbations.contains { ($0 - 6...$0 + 20).contains(day) }
            chart.measure("saturation", ill ? 89 : 92.5, 1, at: time, by: .home(pathway))
            chart.measure("pulse", ill ? 92 : 78, 5, at: time, by: .home(pathway))
            chart.measure("weight", at: time, by: .home(pathway))
        }
        if let nurse {
            chart.message(
                "messagequestion", at: Moment(chart.end - 24, minute: 1100), from: chart.citizen.reference,
                to: nurse.role, pathway: pathway)
            chart.message(
                "messageanswer", at: Moment(chart.end - 23, minute: 610), from: nurse.role,
                to: chart.citizen.reference, pathway: pathway)
        }
    }

    private func ahead(_ chart: Chart, _ pathway: Pathway, _ condition: String, _ clinician: StaffMember?) {
        let day = chart.today + chart.random.int(6...120)
        let booking = chart.book(
            "Kontrol for KOL", .outpatient, on: day, minutes: 30, unit: pathway.unit, clinician: clinician,
            condition: condition, pathway: pathway, instruction: "bringdevice")
        if booking != nil, day < chart.today + 60 {
            chart.task("taskquestionnaire", due: day - 3, pathway: pathway, appointment: booking)
        }
    }
}
