/// Type 2 diabetes: quarterly controls, yearly eyes, feet and kidneys; at the hospital's clinic where it is hard to control.
struct DiabetesCourse: Course {
    let onset: RegionDay
    /// HbA1c in mmol/mol when the record begins, and now.
    let first: Double
    let now: Double
    let isAtHospital: Bool
    let takesInsulin: Bool
    let staff: Int

    func prepare(_ chart: Chart) {
        chart.usually("hba1c", first, now)
        chart.usually("glucose", first / 6.5, now / 6.5)
        chart.usually("ldl", 2.6, 1.9)
        chart.usually("weight", chart.citizen.sex == .female ? 86 : 99, chart.citizen.sex == .female ? 82 : 94)
    }

    func write(to chart: Chart) {
        let clinic = chart.citizen.clinic
        let endocrine = chart.directory.department("endocrine", for: chart.citizen.municipality) ?? clinic
        let unit = isAtHospital ? endocrine : clinic
        let clinician = isAtHospital ? unit.member("L", staff) : chart.citizen.doctor
        guard let condition = chart.condition("diabetes", onset: onset, recorder: clinician) else { return }
        let start = max(onset, chart.beginning)
        let health = chart.directory.unit("healthcentre", in: chart.citizen.municipality) ?? clinic
        let team = chart.careTeam(
            "Diabetesteam", from: start, unit: unit,
            members: [
                chart.ownDoctor, isAtHospital ? chart.member(clinician, as: "Behandlingsansvarlig læge") : nil,
                chart.member(unit.member("S", staff), as: "Kontaktperson"),
                chart.member(health.member("K"), as: "Diætist i kommunen"),
            ].compactMap { $0 }, condition: condition)
        let pathway = chart.pathway(
            "Type 2-diabetes", unit, clinician, from: onset, condition: condition, team: team)
        medicines(chart, start, pathway, clinician)
        chart.carePlan(
            "Forløbsplan for diabetes", from: start, pathway: pathway,
            goals: ["Langtidsblodsukker under 53 mmol/mol", "At gå en tur hver dag"],
            activities: [
                ("Kontrol af blodsukker hver tredje måned", unit), ("Øjenundersøgelse hvert andet år", clinic),
                ("Fodundersøgelse hvert år", clinic), ("Kostvejledning", health),
            ], team: team)
        for (number, day) in days(from: start + chart.random.int(0...40), every: 165, in: chart).enumerated() {
            control(day, number, start, chart, pathway)
        }
        eyes(chart, start, pathway)
        ahead(chart, pathway)
    }

    private func medicines(_ chart: Chart, _ start: RegionDay, _ pathway: Pathway, _ clinician: StaffMember?) {
        var keys = ["metformin", "atorvastatin"]
        if now > 50 { keys.append("empagliflozin") }
        if isAtHospital { keys.append("semaglutide") }
        if takesInsulin { keys.append("insulin") }
        for (number, key) in keys.enumerated() {
            chart.prescribe(
                key, from: start + number * 90, by: clinician, condition: pathway.condition, pathway: pathway)
        }
    }

    private func control(
        _ day: RegionDay, _ number: Int, _ start: RegionDay, _ chart: Chart, _ pathway: Pathway
    ) {
        let isYearly = number % 3 == 0
        let level = first + (now - first) * progress(day, from: start, in: chart)
        var samples: [(key: String, mean: Double?)] = [("hba1c", nil)]
        if isYearly {
            samples += [
                ("creatinine", nil), ("egfr", nil), ("potassium", nil), ("ldl", nil), ("hdl", nil),
                ("albuminratio", 24),
            ]
        }
        chart.bloodSample(samples, on: day - 5, visit: nil, title: "Blodprøver før diabeteskontrol", pathway: pathway)
        guard
            let visit = chart.bookedVisit(
                isYearly ? .outpatient : chart.random.chance(0.3) ? .phone : .outpatient, on: day, minutes: 25,
                unit: pathway.unit, clinician: pathway.clinician,
                reason: isYearly ? "Årskontrol for diabetes" : "Diabeteskontrol",
                condition: pathway.condition, pathway: pathway)
        else { return }
        guard visit.kind != .phone else { return }
        chart.bloodPressure(at: visit.start, by: .visit(visit))
        chart.measure("weight", at: visit.start, by: .visit(visit))
        if isYearly {
            chart.procedure(
                "footexam", at: visit.start, visit: visit, unit: pathway.unit,
                clinician: pathway.unit.member("SL", staff),
                condition: pathway.condition)
            chart.document(
                isAtHospital ? "outpatientnote" : "gpnote",
                .init(
                    diagnosis: "type 2-diabetes", course: "welldiabetes",
                    plan: level > 60 ? "planchange" : "planmedicine"),
                visit: visit)
        }
    }

    /// Eyes are photographed every other year, at an eye specialist.
    private func eyes(_ chart: Chart, _ start: RegionDay, _ pathway: Pathway) {
        guard let specialist = chart.directory.department("eyespecialist", for: chart.citizen.municipality) else {
            return
        }
        for day in days(from: start + 100, every: 730, in: chart) {
            guard
                let visit = chart.bookedVisit(
                    .outpatient, on: day, minutes: 20, unit: specialist, clinician: specialist.member("L"),
                    reason: "Øjenscreening ved diabetes", condition: pathway.condition, pathway: pathway)
            else { continue }
            chart.procedure(
                "eyephoto", at: visit.start, visit: visit, unit: specialist, clinician: visit.clinician,
                condition: pathway.condition)
        }
        chart.book(
            "Øjenscreening ved diabetes", .outpatient, on: chart.today + chart.random.int(30...300), minutes: 20,
            unit: specialist, clinician: specialist.member("L"), condition: pathway.condition, pathway: pathway,
            instruction: "eyedrops")
    }

    private func ahead(_ chart: Chart, _ pathway: Pathway) {
        let day = (chart.today + chart.random.int(8...90)).onWeekday
        let booking = chart.book(
            "Diabeteskontrol", .outpatient, on: day, minutes: 25, unit: pathway.unit, clinician: pathway.clinician,
            condition: pathway.condition, pathway: pathway, instruction: "bloodbefore")
        if booking != nil, day < chart.today + 45 {
            chart.task("taskbloodtest", due: day - 4, pathway: pathway, appointment: booking)
            chart.task("taskfoot", due: day, pathway: pathway)
        }
    }
}
