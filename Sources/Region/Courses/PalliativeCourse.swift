/// The last months: relief at home by the hospital's palliative unit and the municipality's nurses together.
struct PalliativeCourse: Course {
    let start: RegionDay
    let diagnosis: String
    let staff: Int

    func write(to chart: Chart) {
        let place = chart.citizen.municipality
        guard let unit = chart.directory.department("palliative", for: place),
            let nursing = chart.directory.unit("homenursing", in: place), start < chart.end
        else { return }
        let doctor = unit.member("L", staff)
        let nurse = unit.member("S", staff)
        guard let condition = chart.condition("palliative", onset: start, recorder: doctor) else { return }
        let homeNurse = nursing.member("S", staff)
        let team = chart.careTeam(
            "Lindrende team", from: start, unit: unit,
            members: [
                chart.member(doctor, as: "Behandlingsansvarlig læge"), chart.member(nurse, as: "Kontaktperson"),
                chart.member(homeNurse, as: "Hjemmesygeplejerske"), chart.ownDoctor,
            ].compactMap { $0 }, condition: condition)
        let pathway = chart.pathway("Lindrende behandling", unit, doctor, from: start, condition: condition, team: team)
        for key in ["morphinelong", "morphine", "magnesiumoxide", "metoclopramide"] {
            chart.prescribe(key, from: start, by: doctor, condition: condition, pathway: pathway)
        }
        chart.carePlan(
            "Plan for den sidste tid", from: start, pathway: pathway,
            goals: ["At være hjemme hos familien", "At smerterne er til at leve med"],
            activities: [
                ("Besøg og telefonkontakt fra det lindrende team", unit), ("Hjemmesygeplejerske dag og aften", nursing),
            ], team: team)
        for (number, day) in days(from: start + 1, every: 7, in: chart).enumerated() {
            visits(number, day, chart, pathway, unit, nurse, nursing, homeNurse)
        }
        chart.book(
            "Besøg fra det lindrende team", .home, on: chart.today + chart.random.int(1...7), minutes: 60, unit: unit,
            clinician: nurse, condition: condition, pathway: pathway, instruction: "athome")
    }

    private func visits(
        _ number: Int, _ day: RegionDay, _ chart: Chart, _ pathway: Pathway, _ unit: Unit, _ nurse: StaffMember?,
        _ nursing: Unit, _ homeNurse: StaffMember?
    ) {
        let kind: VisitKind = number % 3 == 0 ? .home : .phone
        let visit = chart.visit(
            kind, at: chart.openingTime(day), minutes: kind == .home ? 60 : 15, unit: unit, clinician: nurse,
            reason: "Lindrende behandling", condition: pathway.condition, pathway: pathway)
        chart.measure("pain", 4, 1, at: visit.start, by: .visit(visit))
        if number % 3 == 0 {
            chart.document(
                "palliativenote", .init(diagnosis: diagnosis, course: "palliativecourse", plan: "planpalliative"),
                visit: visit)
        }
        if day + 2 < chart.end {
            chart.visit(
                .home, at: Moment(day + 2, minute: 600), minutes: 30, unit: nursing, clinician: homeNurse,
                reason: "Sygepleje i hjemmet", condition: pathway.condition, pathway: pathway)
        }
    }
}
