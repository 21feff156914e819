/// Rehabilitation in the municipality after a stay in hospital (Sundhedsloven § 140): the plan from the hospital, training twice
/// a week, a test at the start and at the end.
struct RehabilitationCourse: Course {
    let start: RegionDay
    let sessions: Int
    let diagnosis: String
    let condition: String?
    /// The stay whose plan it follows.
    let referrer: Visit

    func write(to chart: Chart) {
        guard let unit = chart.directory.unit("rehabilitation", in: chart.citizen.municipality),
            referrer.end.date <= chart.end
        else { return }
        let therapist = unit.member("F", chart.random.int(0...3))
        let last = start + sessions * 4
        let first = start.onWeekday
        let isOver = last < chart.end
        let pathway = chart.pathway(
            "Genoptræning efter \(diagnosis)", unit, first <= chart.end ? therapist : nil,
            from: min(first, chart.end), to: isOver ? last : nil, condition: condition)
        chart.referral(
            "Genoptræningsplan: almen genoptræning", on: referrer.end.date, from: referrer.clinician,
            unit: referrer.unit, to: unit, condition: condition, pathway: pathway, visit: referrer, isOver: isOver)
        chart.document(
            "rehabilitationplan", .init(diagnosis: diagnosis, course: "walking", plan: "plantraining"), visit: referrer)
        chart.carePlan(
            "Genoptræning", from: min(first, chart.end), pathway: pathway,
            goals: ["At gå sikkert uden hjælpemidler", "At klare trappen hjemme"],
            activities: [("Træning på hold to gange om ugen", unit), ("Øvelser hjemme hver dag", unit)])
        train(chart, unit, therapist, pathway, first, last)
    }

    private func train(
        _ chart: Chart, _ unit: Unit, _ therapist: StaffMember?, _ pathway: Pathway, _ first: RegionDay,
        _ last: RegionDay
    ) {
        var day = first
        var number = 0
        while day <= last {
            if day > chart.today {
                if number < sessions, day < chart.today + 30 {
                    chart.book(
                        "Genoptræning", .outpatient, on: day, minutes: 60, unit: unit, clinician: therapist,
                        condition: condition, pathway: pathway, instruction: "light")
                }
            } else if let visit = chart.bookedVisit(
                .outpatient, on: day, minutes: 60, unit: unit, clinician: therapist, reason: "Genoptræning",
                condition: condition, pathway: pathway)
            {
                let isTest = number % 8 == 0
                if isTest {
                    chart.measure("sitstand", 6 + Double(number) / 2, 1, at: visit.start, by: .visit(visit))
                    chart.measure("pain", max(1, 6 - Double(number) / 4), 0.7, at: visit.start, by: .visit(visit))
                }
                if isTest, number > 0 {
                    chart.document(
                        "rehabilitationstatus", .init(diagnosis: diagnosis, course: "walkingbetter", plan: "planvisit"),
                        visit: visit)
                }
            }
            number += 1
            day = (day + (number % 2 == 0 ? 4 : 3)).onWeekday
        }
        if last > chart.today { chart.task("taskexercise", due: last, pathway: pathway) }
    }
}
