/// The municipality's nurses at home: medicine, measurements, a wound.
struct HomeNursingCourse: Course {
    let start: RegionDay
    let hasWound: Bool
    /// The illness it is about, as the citizen already has it; a row of `conditions.csv`.
    let because: String?
    let staff: Int
    /// Whether the record says who comes.
    let namesNobody: Bool

    func write(to chart: Chart) {
        let place = chart.citizen.municipality
        guard let unit = chart.directory.unit("homenursing", in: place), start < chart.end else { return }
        let nurse = unit.member("S", staff)
        let condition =
            hasWound
            ? chart.condition("legulcer", onset: max(start - 20, chart.citizen.birth), recorder: nurse)
            : because.flatMap { chart.diagnosis($0) }
        let visitation = chart.directory.unit("visitation", in: place)
        let team =
            namesNobody
            ? nil
            : chart.careTeam(
                "Hjemmesygepleje", from: start, unit: unit,
                members: [
                    chart.member(nurse, as: "Kontaktsygeplejerske"),
                    chart.member(unit.member("A"), as: "Social- og sundhedsassistent"),
                    chart.member(visitation?.member("V"), as: "Visitator"),
                ].compactMap { $0 }, condition: condition)
        let pathway = chart.pathway(
            hasWound ? "Sårpleje i hjemmet" : "Hjemmesygepleje", unit, namesNobody ? nil : nurse, from: start,
            condition: condition, team: team)
        chart.referral(
            "Henvisning til hjemmesygepleje", on: start - 1, from: chart.citizen.doctor, unit: chart.citizen.clinic,
            to: unit, condition: condition, pathway: pathway)
        chart.carePlan(
            hasWound ? "Plan for sårpleje" : "Plan for sygepleje i hjemmet", from: start, pathway: pathway,
            goals: hasWound ? ["At såret heler", "Ingen smerter ved skift"] : ["At klare sig i eget hjem"],
            activities: hasWound
                ? [("Skift af forbinding hver anden dag", unit)]
                : [("Dosering af medicin hver anden uge", unit), ("Måling af blodtryk og vægt hver uge", unit)],
            team: team)
        contacts(chart, unit, nurse, pathway)
    }

    private func contacts(_ chart: Chart, _ unit: Unit, _ nurse: StaffMember?, _ pathway: Pathway) {
        // Only the visits that are written about are in the shared record, not every time the door is opened.
        let first = max(start, chart.end - (hasWound ? 120 : 540))
        // In the first three weeks somebody comes often.
        let early = hasWound ? [] : days(from: first + 1, every: 4, in: chart, to: start + 21)
        let later = days(from: hasWound ? first : max(first, start + 24), every: hasWound ? 5 : 28, in: chart)
        for (number, day) in (early + later).enumerated() {
            let colleague = unit.member("SA", number)
            let visit = chart.visit(
                .home, at: Moment(day, minute: 480 + 15 * chart.random.int(0...40)), minutes: 25, unit: unit,
                clinician: number % 3 == 0 ? nurse : colleague, reason: hasWound ? "Sårpleje" : "Sygepleje i hjemmet",
                condition: pathway.condition, pathway: pathway)
            if hasWound {
                chart.procedure(
                    "woundcare", at: visit.start, visit: visit, unit: unit, clinician: visit.clinician,
                    condition: pathway.condition)
            } else {
                observe(chart, visit)
            }
            if number % 5 == 0 {
                chart.document(
                    "homenursingnote",
                    .init(
                        diagnosis: hasWound ? "bensår" : "hjælp til medicin og målinger",
                        course: hasWound ? "woundcourse" : "nursingcourse", plan: "planvisit"), visit: visit)
            }
        }
        for after in [1, 4, 9] {
            chart.book(
                hasWound ? "Sårpleje" : "Besøg af hjemmesygeplejerske", .home, on: chart.today + after + staff % 2,
                minutes: 25, unit: unit, clinician: namesNobody ? nil : nurse, condition: pathway.condition,
                pathway: pathway, instruction: "athome")
        }
    }

    private func observe(_ chart: Chart, _ visit: Visit) {
        chart.bloodPressure(at: visit.start, by: .visit(visit))
        chart.measure("weight", at: visit.start, by: .visit(visit))
        chart.measure("pulse", at: visit.start, by: .visit(visit))
        chart.measure("tobs", 0.4, 0.6, at: visit.start, by: .visit(visit))
    }
}
