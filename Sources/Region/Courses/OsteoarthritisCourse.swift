/// Worn hip or knee: the doctor, an X-ray, training; for some a new joint.
struct OsteoarthritisCourse: Course {
    enum Joint: Sendable { case hip, knee }

    let joint: Joint
    let onset: RegionDay
    /// The day of the operation; it may be to come.
    let replacement: RegionDay?

    private var key: String { joint == .hip ? "hiposteoarthritis" : "kneeosteoarthritis" }
    private var name: String { joint == .hip ? "slidgigt i hoften" : "slidgigt i knæet" }

    func write(to chart: Chart) {
        let clinic = chart.citizen.clinic
        let doctor = chart.citizen.doctor
        guard let condition = chart.condition(key, onset: onset, recorder: doctor) else { return }
        let start = max(onset, chart.beginning)
        let pathway = chart.pathway(
            joint == .hip ? "Slidgigt i hoften" : "Slidgigt i knæet", clinic, doctor, from: onset, condition: condition)
        chart.prescribe("paracetamol", from: start, by: doctor, condition: condition, pathway: pathway)
        for day in days(from: start + chart.random.int(0...60), every: 500, in: chart) {
            guard
                let visit = chart.bookedVisit(
                    .consultation, on: day, minutes: 15, unit: clinic, clinician: doctor, reason: name.capitalisedFirst,
                    condition: condition, pathway: pathway)
            else { continue }
            chart.measure("pain", 5, 1, at: visit.start, by: .visit(visit))
            if chart.random.chance(0.4) {
                chart.imaging(
                    joint == .hip ? "hipxray" : "kneexray", at: Moment(visit.start.date + 9, minute: 615), visit: nil,
                    finding: joint == .hip ? "slidgigt" : "kneefinding", conclusion: "slidgigt")
            }
        }
        if let replacement { operation(replacement, chart, condition) }
    }

    private func operation(_ day: RegionDay, _ chart: Chart, _ condition: String) {
        guard let unit = chart.directory.department("orthopaedic", for: chart.citizen.municipality) else { return }
        let surgeon = unit.member("L", chart.random.int(0...3))
        let title = joint == .hip ? "Ny hofte" : "Nyt knæ"
        if day > chart.today {
            guard chart.isAlive else { return }
            let pathway = chart.pathway(title, unit, surgeon, from: chart.today - 40, condition: condition)
            chart.referral(
                "Henvisning til \(title.lowercasedFirst)", on: chart.today - 40, from: chart.citizen.doctor,
                unit: chart.citizen.clinic, to: unit, condition: condition, pathway: pathway)
            let booking = chart.book(
                "Operation: \(title.lowercasedFirst)", .admission, on: day, minutes: 480, unit: unit,
                clinician: surgeon,
                condition: condition, pathway: pathway, instruction: "fasting")
            chart.book(
                "Forundersøgelse", .outpatient, on: max(chart.today + 1, day - 14), minutes: 45, unit: unit,
                clinician: surgeon, condition: condition, pathway: pathway, instruction: "bringlist")
            chart.task("taskfasting", due: day, pathway: pathway, appointment: booking)
            return
        }
        done(day, chart, condition, unit, surgeon, title)
    }

    private func done(
        _ day: RegionDay, _ chart: Chart, _ condition: String, _ unit: Unit, _ surgeon: StaffMember?, _ title: String
    ) {
        guard day - 30 >= chart.beginning, day - 30 >= onset else { return }
        chart.bookedVisit(
            .outpatient, on: day - 30, minutes: 45, unit: unit, clinician: surgeon, reason: "Forundersøgelse",
            condition: condition)
        let visit = chart.admit(
            .init(
                kind: .admission, start: day, nights: chart.random.int(1...2), department: "orthopaedic",
                condition: key,
                course: "operated", plan: "plantraining",
                samples: [("haemoglobin", nil), ("creatinine", nil), ("potassium", nil), ("crp", nil)], pulse: 76,
                saturation: 97, resolves: false))
        guard let visit else { return }
        chart.procedure(
            joint == .hip ? "hipprosthesis" : "kneeprosthesis", at: visit.start.adding(minutes: 150), visit: visit,
            unit: unit, clinician: surgeon, condition: condition)
        chart.document(
            "operationnote", .init(diagnosis: name, course: "operated", plan: "plantraining"), visit: visit)
        chart.prescribe(
            "morphine", from: day, to: day + 14, by: visit.clinician, visit: visit, pathway: visit.pathway)
        RehabilitationCourse(
            start: visit.end.date + 7, sessions: 10, diagnosis: "\(title.lowercasedFirst)", condition: condition,
            referrer: visit
        ).write(to: chart)
        chart.bookedVisit(
            .outpatient, on: day + 95, minutes: 20, unit: unit, clinician: surgeon, reason: "Kontrol efter operation",
            condition: condition)
        chart.book(
            "Kontrol efter operation", .outpatient, on: day + 95, minutes: 20, unit: unit, clinician: surgeon,
            condition: condition)
    }
}

extension String {
    /// The same text with a capital first letter.
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
