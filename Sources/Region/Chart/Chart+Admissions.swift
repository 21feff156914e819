import FHIR

/// What is common to stays in hospital.
extension Chart {
    /// A stay in hospital as a course tells it.
    struct Admission {
        var kind: VisitKind = .emergencyAdmission
        var start: RegionDay
        var nights: Int
        /// The department's key in `departments.csv`.
        var department: String
        /// The diagnosis's key in `conditions.csv`.
        var condition: String
        /// Rows of `texts.csv` for the discharge letter.
        var course: String
        var plan: String
        /// Analyses with their mean at admission.
        var samples: [(key: String, mean: Double?)]
        /// An existing pathway, where the stay is part of one.
        var pathway: Pathway?
        /// Vital signs at admission: a sick person's.
        var pulse = 88.0
        var temperature = 37.2
        var saturation = 95.0
        /// Whether the diagnosis is over with the stay.
        var resolves = true
    }

    /// Writes a stay: the contact, diagnosis, vital signs morning and evening, blood samples and the discharge letter.
    ///
    /// - Returns: nil where the day is outside the citizen's life or record.
    @discardableResult
    func admit(_ admission: Admission) -> Visit? {
        guard admission.start < end, admission.start >= citizen.birth,
            let unit = directory.department(admission.department, for: citizen.municipality)
        else { return nil }
        let doctor = unit.member("LJ", random.int(0...5))
        let isPlanned = admission.kind == .admission
        let start = Moment(admission.start, minute: isPlanned ? 420 : random.int(60...1380))
        let finish = Moment(admission.start + admission.nights, minute: max(660, start.minute + 30))
        let lastDay = min(finish.date, end)
        let title = tables.conditions[admission.condition]?.display ?? unit.kind.service
        let condition = condition(
            admission.condition, onset: admission.start, resolved: admission.resolves ? min(lastDay + 30, end) : nil,
            recorder: doctor)
        let pathway =
            admission.pathway
            ?? pathway(
                title, unit, doctor, from: admission.start, to: finish.date < end ? finish.date : nil,
                condition: condition)
        let visit = visit(
            admission.kind, at: start, until: min(finish, Moment(max(end, finish.date), minute: 1439)), unit: unit,
            clinician: doctor, reason: title, condition: condition, pathway: pathway)
        rounds(admission, visit, to: lastDay)
        bloodSample(admission.samples, on: admission.start, visit: visit, title: "Blodprøver ved indlæggelsen")
        if admission.nights > 2, admission.start + admission.nights - 1 <= end {
            let better = admission.samples.map { sample in
                (key: sample.key, mean: sample.mean.map { towardsNormal(sample.key, $0) })
            }
            bloodSample(
                better, on: admission.start + admission.nights - 1, visit: visit,
                title: "Blodprøver før udskrivelsen")
        }
        if finish.date < end || (finish.date == end && isAlive) {
            document(
                "dischargeletter",
                Words(diagnosis: title.lowercasedFirst, course: admission.course, plan: admission.plan), visit: visit)
        }
        return visit
    }

    private func towardsNormal(_ key: String, _ value: Double) -> Double {
        guard let normal = tables.laboratory[key]?.mean else { return value }
        return normal + (value - normal) * 0.35
    }

    /// Vital signs during a stay, better from day to day; only the first days are in the shared record.
    private func rounds(_ admission: Admission, _ visit: Visit, to lastDay: RegionDay) {
        let days = min(lastDay - admission.start, 2)
        for day in 0...max(0, days) {
            let left = 1 - Double(day) / Double(max(3, admission.nights))
            let time =
                day == 0
                ? visit.start.adding(minutes: 5) : Moment(admission.start + day, minute: 480 + random.int(0...60))
            guard time.date <= lastDay, time <= visit.end else { break }
            bloodPressure(-4, at: time, by: .visit(visit))
            measure("pulse", 74 + (admission.pulse - 74) * left, at: time, by: .visit(visit))
            measure("temperature", 36.8 + (admission.temperature - 36.8) * left, at: time, by: .visit(visit))
            measure("saturation", 97 - (97 - admission.saturation) * left, at: time, by: .visit(visit))
            if day == 0 { measure("respiration", admission.saturation < 94 ? 24 : 16, at: time, by: .visit(visit)) }
        }
    }
}
