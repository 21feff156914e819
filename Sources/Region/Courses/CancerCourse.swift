/// A cancer package: the well-founded suspicion, the work-up within days, and, where it is cancer, treatment and controls.
struct CancerCourse: Course {
    enum Kind: String, Sendable, CaseIterable {
        case breast = "breastcancer"
        case colon = "coloncancer"
        case lung = "lungcancer"
        case prostate = "prostatecancer"
        /// The suspicion is not confirmed.
        case none = "cancersuspicion"

        var title: String {
            switch self {
            case .breast: "Brystkræft"
            case .colon: "Tarmkræft"
            case .lung: "Lungekræft"
            case .prostate: "Prostatakræft"
            case .none: "Pakkeforløb for mistanke om kræft"
            }
        }
    }

    let kind: Kind
    /// The day of referral.
    let day: RegionDay
    let staff: Int

    func write(to chart: Chart) {
        let place = chart.citizen.municipality
        guard day < chart.end, day >= chart.beginning,
            let assessors = chart.directory.department(kind == .lung ? "lung" : "surgery", for: place),
            let oncology = chart.directory.department("oncology", for: place)
        else { return }
        let isCancer = kind != .none
        let unit = isCancer ? oncology : assessors
        let doctor = unit.member("L", staff)
        let nurse = unit.member("S", staff)
        let answered = day + 16
        guard
            let condition = chart.condition(
                kind.rawValue, onset: day, resolved: isCancer ? nil : min(answered, chart.end), recorder: doctor)
        else { return }
        let team = chart.careTeam(
            "Pakkeforløb", from: day, unit: unit,
            members: [
                chart.member(doctor, as: "Patientansvarlig læge"), chart.member(nurse, as: "Forløbskoordinator"),
                chart.ownDoctor,
            ].compactMap { $0 }, condition: condition)
        let pathway = chart.pathway(
            kind.title, unit, doctor, from: day, to: isCancer || answered >= chart.end ? nil : answered,
            condition: condition, team: team)
        chart.referral(
            "Henvisning til pakkeforløb", on: day, from: chart.citizen.doctor, unit: chart.citizen.clinic,
            to: assessors,
            condition: condition, pathway: pathway, isOver: true)
        workUp(chart, pathway, assessors, doctor, isCancer)
        if isCancer { treatment(chart, pathway, oncology, doctor, nurse) }
    }

    private func workUp(
        _ chart: Chart, _ pathway: Pathway, _ unit: Unit, _ doctor: StaffMember?, _ isCancer: Bool
    ) {
        chart.bloodSample(
            [
                ("haemoglobin", isCancer ? 7.4 : nil), ("leukocytes", nil), ("platelets", nil), ("creatinine", nil),
                ("alat", nil), ("albumin", nil), (kind == .prostate ? "psa" : "crp", kind == .prostate ? 14 : nil),
            ], on: day + 2, visit: nil, title: "Blodprøver i pakkeforløb", pathway: pathway)
        let steps = [(6, "Første undersøgelse i pakkeforløb"), (10, "Skanning"), (16, "Svar på undersøgelserne")]
        for (after, reason) in steps {
            let on = (day + after).onWeekday
            if on > chart.today {
                chart.book(
                    reason, .outpatient, on: on, minutes: 45, unit: unit, clinician: unit.member("L", staff),
                    condition: pathway.condition, pathway: pathway, instruction: "bringrelative")
                continue
            }
            guard
                let visit = chart.bookedVisit(
                    .outpatient, on: on, minutes: 45, unit: unit, clinician: unit.member("L", staff), reason: reason,
                    condition: pathway.condition, pathway: pathway)
            else { continue }
            if after == 10 {
                chart.imaging(
                    kind == .colon ? "colonoscopy" : "chestct", at: visit.start, visit: visit, finding: "imagingclear",
                    conclusion: isCancer ? "chestfinding" : "imagingclear")
            }
            if after == 16 {
                chart.document(
                    "outpatientnote",
                    .init(
                        diagnosis: kind.title.lowercasedFirst, course: isCancer ? "cancercourse" : "cancerfree",
                        plan: "plancontrol"), visit: visit)
            }
        }
    }

    private func treatment(
        _ chart: Chart, _ pathway: Pathway, _ unit: Unit, _ doctor: StaffMember?, _ nurse: StaffMember?
    ) {
        if kind == .breast || kind == .colon {
            let visit = chart.admit(
                .init(
                    kind: .admission, start: (day + 30).onWeekday, nights: kind == .breast ? 1 : 4,
                    department: "surgery",
                    condition: kind.rawValue, course: "operated", plan: "plancontrol",
                    samples: [("haemoglobin", 7.2), ("crp", 38), ("creatinine", nil)], pathway: pathway, resolves: false
                ))
            if let visit {
                chart.procedure(
                    kind == .breast ? "breastsurgery" : "colonsurgery", at: visit.start.adding(minutes: 120),
                    visit: visit, unit: visit.unit, clinician: visit.clinician, condition: pathway.condition)
            }
        }
        if kind == .breast {
            chart.prescribe("tamoxifen", from: day + 200, by: doctor, condition: pathway.condition, pathway: pathway)
        }
        if kind == .prostate {
            chart.prescribe("bicalutamide", from: day + 30, by: doctor, condition: pathway.condition, pathway: pathway)
        }
        let isRadio = kind == .prostate || (kind == .lung && chart.random.chance(0.4))
        for number in 0..<(isRadio ? 10 : 6) {
            let on = (day + 60 + number * (isRadio ? 4 : 21)).onWeekday
            series(number, on, isRadio, chart, pathway, nurse)
        }
        controls(chart, pathway, doctor)
    }

    private func series(
        _ number: Int, _ on: RegionDay, _ isRadio: Bool, _ chart: Chart, _ pathway: Pathway, _ nurse: StaffMember?
    ) {
        let reason = isRadio ? "Strålebehandling" : "Kemoterapi, serie \(number + 1)"
        if on > chart.today {
            let booking = chart.book(
                reason, .outpatient, on: on, minutes: isRadio ? 20 : 180, unit: pathway.unit, clinician: nurse,
                condition: pathway.condition, pathway: pathway, instruction: isRadio ? "light" : "bloodbefore")
            if !isRadio, booking != nil, on < chart.today + 22 {
                chart.task("taskbloodtest", due: on - 2, pathway: pathway, appointment: booking)
            }
            return
        }
        if !isRadio {
            chart.bloodSample(
                [("haemoglobin", 7.3), ("leukocytes", 3.6), ("platelets", 190), ("creatinine", nil), ("alat", nil)],
                on: on - 2, visit: nil, title: "Blodprøver før kemoterapi", pathway: pathway)
        }
        guard
            let visit = chart.bookedVisit(
                .outpatient, on: on, minutes: isRadio ? 20 : 180, unit: pathway.unit, clinician: nurse, reason: reason,
                condition: pathway.condition, pathway: pathway)
        else { return }
        chart.procedure(
            isRadio ? "radiotherapy" : "chemotherapy", at: visit.start, visit: visit, unit: pathway.unit,
            clinician: nurse, condition: pathway.condition)
        if !isRadio { chart.measure("weight", at: visit.start, by: .visit(visit)) }
    }

    private func controls(_ chart: Chart, _ pathway: Pathway, _ doctor: StaffMember?) {
        for day in days(from: day + 280, every: 182, in: chart) {
            guard
                let visit = chart.bookedVisit(
                    .outpatient, on: day, minutes: 30, unit: pathway.unit, clinician: doctor,
                    reason: "Kontrol efter kræftbehandling", condition: pathway.condition, pathway: pathway)
            else { continue }
            chart.bloodSample(
                [("haemoglobin", nil), ("alat", nil), ("creatinine", nil), ("psa", kind == .prostate ? 0.4 : nil)]
                    .filter {
                        kind == .prostate || $0.0 != "psa"
                    }, on: visit.start.date - 4, visit: nil, title: "Blodprøver før kontrol", pathway: pathway)
            chart.document(
                "outpatientnote",
                .init(diagnosis: kind.title.lowercasedFirst, course: "cancercontrol", plan: "plancontrol"), visit: visit
            )
        }
        chart.book(
            "Kontrol efter kræftbehandling", .outpatient, on: max(day + 280, chart.today + chart.random.int(20...180)),
            minutes: 30, unit: pathway.unit, clinician: doctor, condition: pathway.condition, pathway: pathway,
            instruction: "bloodbefore")
    }
}
