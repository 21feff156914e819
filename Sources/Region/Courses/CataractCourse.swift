/// Cataract: seen by the eye specialist, operated the same day at the hospital.
struct CataractCourse: Course {
    /// The day of the operation; it may be to come.
    let day: RegionDay

    func write(to chart: Chart) {
        let place = chart.citizen.municipality
        guard let specialist = chart.directory.department("eyespecialist", for: place),
            let eye = chart.directory.department("eye", for: place), day - 80 > chart.citizen.birth,
            day - 80 < chart.end
        else { return }
        let surgeon = eye.member("L", chart.random.int(0...3))
        let isOver = day + 30 < chart.end
        guard
            let condition = chart.condition(
                "cataract", onset: day - 80, resolved: isOver ? day : nil, recorder: specialist.member("L"))
        else { return }
        let pathway = chart.pathway(
            "Operation for grå stær", eye, surgeon, from: day - 80, to: isOver ? day + 30 : nil, condition: condition)
        chart.bookedVisit(
            .outpatient, on: day - 80, minutes: 20, unit: specialist, clinician: specialist.member("L"),
            reason: "Undersøgelse af synet", condition: condition, pathway: pathway)
        chart.referral(
            "Henvisning til operation for grå stær", on: day - 79, from: specialist.member("L"), unit: specialist,
            to: eye, condition: condition, pathway: pathway, isOver: isOver)
        if day > chart.today {
            chart.book(
                "Operation for grå stær", .outpatient, on: day, minutes: 90, unit: eye, clinician: surgeon,
                condition: condition, pathway: pathway, instruction: "eyedrops")
            return
        }
        let visit = chart.bookedVisit(
            .outpatient, on: day, minutes: 90, unit: eye, clinician: surgeon, reason: "Operation for grå stær",
            condition: condition, pathway: pathway)
        guard let visit else { return }
        chart.procedure(
            "cataract", at: visit.start, visit: visit, unit: eye, clinician: surgeon, condition: condition)
        chart.document(
            "operationnote", .init(diagnosis: "grå stær", course: "operated", plan: "plancontrol"), visit: visit)
        chart.bookedVisit(
            .outpatient, on: day + 28, minutes: 15, unit: specialist, clinician: specialist.member("L"),
            reason: "Kontrol efter operation for grå stær", condition: condition, pathway: pathway)
    }
}
