/// A pregnancy: the general practice, the midwife and the hospital's scans; then the birth, if it has come so far.
struct PregnancyCourse: Course {
    /// The day of birth, or the day it is expected.
    let due: RegionDay

    func write(to chart: Chart) {
        let start = due - 280
        guard let hospital = chart.directory.department("obstetrics", for: chart.citizen.municipality),
            start + 56 < chart.end, start > chart.citizen.birth
        else { return }
        let isBorn = due <= chart.end
        let midwife = hospital.member("J", chart.random.int(0...2))
        guard
            let condition = chart.condition(
                "pregnancy", onset: start + 40, resolved: isBorn ? due : nil, recorder: chart.citizen.doctor)
        else { return }
        let team = chart.careTeam(
            "Svangreomsorg", from: start + 50, unit: hospital,
            members: [chart.ownDoctor, chart.member(midwife, as: "Kendt jordemoder")].compactMap { $0 },
            condition: condition)
        let pathway = chart.pathway(
            "Graviditet", hospital, midwife, from: start + 50, to: isBorn ? due + 7 : nil, condition: condition,
            team: team)
        chart.prescribe(
            "folicacid", from: start + 30, to: start + 90, by: chart.citizen.doctor, condition: condition,
            pathway: pathway)
        examinations(chart, start, pathway, hospital, midwife)
        if start + 190 < chart.end { chart.vaccinate("pertussis", on: start + 190) }
        if isBorn { birth(chart, pathway, hospital, midwife) }
    }

    /// Days of pregnancy of each examination, who makes it, and what it is for.
    private static let programme: [(day: Int, place: Place, reason: String)] = [
        (56, .clinic, "Første graviditetsundersøgelse"), (88, .scan, "Nakkefoldsskanning"),
        (105, .midwife, "Jordemoderkonsultation"), (140, .scan, "Gennemskanning"),
        (175, .clinic, "Graviditetsundersøgelse i uge 25"), (203, .midwife, "Jordemoderkonsultation"),
        (224, .clinic, "Graviditetsundersøgelse i uge 32"), (245, .midwife, "Jordemoderkonsultation"),
        (259, .midwife, "Jordemoderkonsultation"), (272, .midwife, "Jordemoderkonsultation"),
    ]

    private enum Place { case clinic, midwife, scan }

    private func examinations(
        _ chart: Chart, _ start: RegionDay, _ pathway: Pathway, _ hospital: Unit, _ midwife: StaffMember?
    ) {
        for step in Self.programme {
            let day = (start + step.day).onWeekday
            let unit = step.place == .clinic ? chart.citizen.clinic : hospital
            let clinician = step.place == .clinic ? chart.citizen.doctor : midwife
            if day > chart.today {
                chart.book(
                    step.reason, .outpatient, on: day, minutes: 30, unit: unit, clinician: clinician,
                    condition: pathway.condition, pathway: pathway,
                    instruction: step.place == .scan ? "bringrelative" : "bringurine")
                continue
            }
            guard day >= chart.beginning,
                let visit = chart.bookedVisit(
                    .outpatient, on: day, minutes: 30, unit: unit, clinician: clinician, reason: step.reason,
                    condition: pathway.condition, pathway: pathway)
            else { continue }
            examine(step.day, step.place, chart, visit)
        }
    }

    private func examine(_ day: Int, _ place: Place, _ chart: Chart, _ visit: Visit) {
        if place == .scan {
            chart.procedure(
                "pregnancyscan", at: visit.start, visit: visit, unit: visit.unit, clinician: visit.clinician,
                condition: visit.pathway?.condition)
            return
        }
        chart.bloodPressure(-3, at: visit.start, by: .visit(visit))
        chart.measure(
            "weight", (chart.usual("weight", on: visit.start.date) ?? 66) + Double(day) / 22, 0.7, at: visit.start,
            by: .visit(visit))
        if day > 150 {
            chart.measure("fundalheight", Double(day) / 7, 1, at: visit.start, by: .visit(visit))
            chart.measure("fetalheartrate", nil, at: visit.start, by: .visit(visit))
        }
        if day == 56 {
            chart.bloodSample(
                [("haemoglobin", 7.6), ("ferritin", 48), ("tsh", nil)], on: visit.start.date, visit: visit,
                title: "Blodprøver i tidlig graviditet")
        }
        if place == .midwife {
            chart.document(
                "outpatientnote", .init(diagnosis: "graviditet", course: "pregnancycourse", plan: "planpregnancy"),
                visit: visit)
        }
    }

    private func birth(_ chart: Chart, _ pathway: Pathway, _ hospital: Unit, _ midwife: StaffMember?) {
        let isCaesarean = chart.random.chance(0.2)
        let start = Moment(due, minute: chart.random.int(30...900))
        let visit = chart.visit(
            isCaesarean ? .admission : .emergencyAdmission, at: start,
            until: Moment(due + (isCaesarean ? 2 : 1), minute: 700), unit: hospital, clinician: midwife,
            reason: "Fødsel",
            condition: pathway.condition, pathway: pathway)
        chart.condition("birth", onset: due, resolved: due, visit: visit)
        chart.procedure(
            isCaesarean ? "caesarean" : "birth", at: start.adding(minutes: 240), visit: visit, unit: hospital,
            clinician: midwife)
        chart.bloodPressure(6, at: start.adding(minutes: 20), by: .visit(visit))
        chart.document(
            "birthsummary", .init(diagnosis: "fødsel", course: "birthcourse", plan: "plancontrol"), visit: visit)
        chart.bookedVisit(
            .consultation, on: due + 56, minutes: 20, unit: chart.citizen.clinic, clinician: chart.citizen.doctor,
            reason: "Undersøgelse 8 uger efter fødslen", pathway: nil)
    }
}
