/// The days after a stay with COPD: the municipality trains, the doctor sees, the department still answers.
struct DischargeCourse: Course {
    let discharged: RegionDay

    func write(to chart: Chart) {
        let place = chart.citizen.municipality
        guard let lung = chart.directory.department("lung", for: place),
            let condition = chart.diagnosis("copd"), discharged < chart.end
        else { return }
        let clinic = chart.citizen.clinic
        let nurse = lung.member("S", 0)
        let pathway = chart.pathway(
            "Opfølgning efter indlæggelse", clinic, chart.citizen.doctor, from: discharged, condition: condition)
        let call = chart.visit(
            .phone, at: Moment((discharged + 2).onWeekday, minute: 630), minutes: 15, unit: lung, clinician: nurse,
            reason: "Opfølgende samtale efter udskrivelsen", condition: condition, pathway: pathway)
        RehabilitationCourse(
            start: discharged + 6, sessions: 14, diagnosis: "KOL", condition: condition, referrer: call
        ).write(to: chart)
        if let home = chart.directory.unit("homenursing", in: place) {
            chart.message(
                "messagenursing", at: Moment(discharged + 4, minute: 540), from: home.organization,
                to: clinic.organization, pathway: pathway)
            chart.message(
                "messageresult", at: Moment(discharged + 6, minute: 800), from: clinic.organization,
                to: chart.citizen.reference, pathway: pathway)
        }
        chart.handOver(call, diagnosis: "KOL med akut forværring")
        let booking = chart.book(
            "Opfølgning efter indlæggelse", .consultation, on: chart.today + 3, minutes: 30, unit: clinic,
            clinician: chart.citizen.doctor, condition: condition, pathway: pathway, instruction: "bloodbefore")
        chart.task("taskbloodtest", due: chart.today + 2, pathway: pathway, appointment: booking)
        chart.book(
            "Røntgen af lungerne", .outpatient, on: chart.today + 11, minutes: 15,
            unit: chart.directory.department("radiology", for: place) ?? lung, clinician: nil, condition: condition,
            pathway: pathway)
        chart.book(
            "Videosamtale om inhalation", .video, on: chart.today + 6, minutes: 20, unit: lung, clinician: nurse,
            condition: condition, pathway: pathway, instruction: "videocall")
    }
}
