/// Depression: talks and medicine at the general practice, or at the psychiatric clinic when that is not enough.
struct DepressionCourse: Course {
    let onset: RegionDay
    /// When it was over; nil while it goes on.
    let recovered: RegionDay?
    let isInPsychiatry: Bool
    let staff: Int

    func write(to chart: Chart) {
        let clinic = chart.citizen.clinic
        let unit =
            (isInPsychiatry ? chart.directory.department("anxiety", for: chart.citizen.municipality) : nil) ?? clinic
        let clinician = isInPsychiatry ? unit.member("L", staff) : chart.citizen.doctor
        let therapist = isInPsychiatry ? unit.member("P", staff) : chart.citizen.doctor
        let key = isInPsychiatry ? "depressionrecurrent" : "depression"
        guard let condition = chart.condition(key, onset: onset, resolved: recovered, recorder: clinician) else {
            return
        }
        let start = max(onset, chart.beginning)
        let pathway = chart.pathway("Depression", unit, clinician, from: onset, to: recovered, condition: condition)
        if isInPsychiatry {
            chart.referral(
                "Henvisning til psykiatrisk udredning og behandling", on: onset, from: chart.citizen.doctor,
                unit: clinic,
                to: unit, condition: condition, pathway: pathway, isOver: true)
        }
        chart.prescribe(
            "sertraline", from: start, to: recovered, by: clinician, condition: condition, pathway: pathway)
        if isInPsychiatry {
            chart.prescribe(
                "mirtazapine", from: start + 30, to: recovered, by: clinician, condition: condition, pathway: pathway)
        }
        let last = min(recovered ?? chart.end, start + 540)
        for day in days(from: start, every: isInPsychiatry ? 21 : 45, in: chart, to: last) {
            talk(day, start, chart, pathway, therapist)
        }
        let next = chart.today + chart.random.int(3...28)
        let booking = chart.book(
            isInPsychiatry ? "Samtaleterapi" : "Samtale hos egen læge", .outpatient, on: next, minutes: 45, unit: unit,
            clinician: therapist, condition: condition, pathway: pathway)
        if booking != nil { chart.task("taskquestionnaire", due: next - 1, pathway: pathway, appointment: booking) }
    }

    private func talk(
        _ day: RegionDay, _ start: RegionDay, _ chart: Chart, _ pathway: Pathway, _ therapist: StaffMember?
    ) {
        let better = min(1, Double(day - start) / 300)
        guard
            let visit = chart.bookedVisit(
                chart.random.chance(0.2) ? .video : .outpatient, on: day, minutes: 45, unit: pathway.unit,
                clinician: therapist, reason: "Samtale om depression", condition: pathway.condition, pathway: pathway)
        else { return }
        chart.measure("mdi", 31 - 19 * better, 3, at: visit.start, by: .visit(visit))
        if chart.random.chance(0.5) {
            chart.measure("who5", 28 + 34 * better, 6, at: visit.start, by: .visit(visit))
        }
        if isInPsychiatry {
            chart.procedure(
                "psychotherapy", at: visit.start, visit: visit, unit: pathway.unit, clinician: therapist,
                condition: pathway.condition)
        }
        guard chart.random.chance(0.6) else { return }
        chart.document(
            isInPsychiatry ? "psychiatrynote" : "gpnote",
            .init(diagnosis: "depression", course: better < 0.5 ? "moodcourse" : "moodbetter", plan: "plantherapy"),
            visit: visit)
    }
}
