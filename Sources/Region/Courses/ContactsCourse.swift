/// What brings most people to their doctor now and then: small illnesses, looked at once.
struct ContactsCourse: Course {
    /// Days of the contacts, oldest first.
    let days: [RegionDay]

    func write(to chart: Chart) {
        for day in days where day < chart.end && day > chart.citizen.birth + 30 {
            contact(day, chart)
        }
        annualTime(chart)
    }

    private func contact(_ day: RegionDay, _ chart: Chart) {
        let age = chart.age(on: day)
        let reasons = Self.reasons.filter { $0.ages.contains(age) }
        let reason = chart.random.pick(reasons)
        let clinic = chart.citizen.clinic
        let doctor = chart.random.chance(0.8) ? chart.citizen.doctor : clinic.member("LS", chart.random.int(0...5))
        guard let name = chart.tables.conditions[reason.key]?.display else { return }
        let kind: VisitKind = chart.random.chance(0.12) ? .phone : chart.random.chance(0.08) ? .video : .consultation
        guard
            let visit = chart.bookedVisit(
                kind, on: day, minutes: 15, unit: clinic, clinician: doctor, reason: name)
        else { return }
        let date = visit.start.date
        let condition =
            !chart.random.chance(0.6)
            ? nil
            : chart.condition(
                reason.key, onset: date - chart.random.int(1...9),
                resolved: min(date + chart.random.int(5...30), chart.end),
                visit: visit)
        if kind == .consultation, age >= 30, chart.random.chance(0.35) {
            chart.bloodPressure(at: visit.start, by: .visit(visit))
        }
        if reason.needsCRP, kind == .consultation, chart.random.chance(0.5) {
            chart.measure("crp", 18, 14, at: visit.start, by: .visit(visit))
        }
        if reason.key == "tiredness" || (age > 45 && chart.random.chance(0.12)) {
            chart.bloodSample(
                [("haemoglobin", nil), ("tsh", nil), ("creatinine", nil), ("hba1c", nil), ("alat", nil)],
                on: date + 1, visit: nil, title: "Blodprøver fra egen læge")
        }
        if let medicine = reason.medicine, chart.random.chance(0.6) {
            chart.prescribe(
                medicine, from: date, to: date + 10, by: doctor, condition: condition, visit: visit)
        }
        if chart.random.chance(0.25) {
            chart.document(
                "gpnote", .init(diagnosis: name.lowercasedFirst, course: "minorcourse", plan: "planhome"), visit: visit)
        }
    }

    /// A few of those who are well have a time ahead all the same.
    private func annualTime(_ chart: Chart) {
        guard chart.age(on: chart.today) >= 18, chart.random.chance(0.06) else { return }
        chart.book(
            "Konsultation hos egen læge", .consultation, on: chart.today + chart.random.int(2...40), minutes: 15,
            unit: chart.citizen.clinic, clinician: chart.citizen.doctor)
    }

    private struct Reason {
        let key: String
        let ages: ClosedRange<Int>
        let medicine: String?
        let needsCRP: Bool
    }

    private static func reason(
        _ key: String, _ ages: ClosedRange<Int>, _ medicine: String? = nil, crp: Bool = false
    ) -> Reason {
        Reason(key: key, ages: ages, medicine: medicine, needsCRP: crp)
    }

    private static let reasons = [
        reason("cold", 0...130, crp: true), reason("throatinfection", 3...60, "penicillin", crp: true),
        reason("earinfection", 0...9, "amoxicillin"), reason("backpain", 18...85, "ibuprofen"),
        reason("eczema", 0...70, "hydrocortisone"), reason("headache", 8...80, "paracetamol"),
        reason("stomachpain", 5...90), reason("tiredness", 16...95), reason("sprain", 8...70, "ibuprofen"),
        reason("shoulderpain", 25...85, "paracetamol"), reason("stress", 20...66), reason("sleep", 25...95),
        reason("urinaryinfection", 18...130, "pivmecillinam", crp: true), reason("reflux", 25...85, "pantoprazole"),
    ]
}

extension String {
    /// The same text with a small first letter, for the middle of a sentence.
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
