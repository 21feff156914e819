/// A broken wrist: the emergency department, a cast, a control.
struct FractureCourse: Course {
    let day: RegionDay

    func write(to chart: Chart) {
        guard day < chart.end, let emergency = chart.directory.department("emergency", for: chart.citizen.municipality),
            let clinic = chart.directory.department("orthopaedic", for: chart.citizen.municipality)
        else { return }
        let nurse = emergency.member("SL", chart.random.int(0...5))
        let visit = chart.visit(
            .outpatient, at: Moment(day, minute: chart.random.int(540...1290)), minutes: 110, unit: emergency,
            clinician: nurse, reason: "Skade på håndleddet")
        let condition = chart.condition(
            "wristfracture", onset: day, resolved: min(day + 60, chart.end), visit: visit)
        chart.document(
            "outpatientnote", .init(diagnosis: "brud på håndleddet", course: "minorcourse", plan: "plancontrol"),
            visit: visit)
        chart.prescribe("paracetamol", from: day, to: day + 14, by: nurse, condition: condition, visit: visit)
        let doctor = clinic.member("L", chart.random.int(0...3))
        for after in [10, 38] {
            chart.bookedVisit(
                .outpatient, on: day + after, minutes: 15, unit: clinic, clinician: doctor, reason: "Kontrol af brud",
                condition: condition)
            chart.book(
                "Kontrol af brud", .outpatient, on: day + after, minutes: 15, unit: clinic, clinician: doctor,
                condition: condition)
        }
    }
}
