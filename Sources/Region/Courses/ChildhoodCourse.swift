/// A child's examinations at the doctor and visits of the health visitor, by age.
struct ChildhoodCourse: Course {
    func write(to chart: Chart) {
        guard let visitors = chart.directory.unit("childhealth", in: chart.citizen.municipality) else { return }
        let clinic = chart.citizen.clinic
        let nurse = visitors.member("H", chart.random.int(0...2))
        let child = chart.citizen
        let isSmall = chart.age(on: chart.today) < 1
        let pathway =
            isSmall
            ? chart.pathway("Sundhedspleje", visitors, nurse, from: child.birth + 4, to: nil) : nil
        // The childhood programme of the Danish Health Authority: 5 weeks, 5 and 12 months, 2, 3, 4 and 5 years.
        for days in [35, 152, 366, 731, 1096, 1461, 1827] {
            let day = (child.birth + days + chart.random.int(0...14)).onWeekday
            let reason = "Børneundersøgelse, \(Self.age(days))"
            if day > chart.today {
                if day < chart.today + 400 {
                    chart.book(
                        reason, .consultation, on: day, minutes: 20, unit: clinic, clinician: child.doctor,
                        instruction: "bringrelative")
                }
                break
            }
            guard day >= chart.beginning else { continue }
            let visit = chart.bookedVisit(
                .consultation, on: day, minutes: 20, unit: clinic, clinician: child.doctor, reason: reason)
            if let visit { growth(days, chart, visit) }
        }
        // Health visitors come five times in the first year.
        for days in [5, 14, 60, 120, 250] {
            let day = (child.birth + days).onWeekday
            guard day >= chart.beginning else { continue }
            if day > chart.today {
                chart.book(
                    "Besøg af sundhedsplejerske", .home, on: day, minutes: 60, unit: visitors, clinician: nurse,
                    pathway: pathway, instruction: "athome")
                break
            }
            guard day < chart.end else { break }
            let visit = chart.visit(
                .home, at: chart.openingTime(day), minutes: 60, unit: visitors, clinician: nurse,
                reason: "Besøg af sundhedsplejerske", pathway: pathway)
            growth(days, chart, visit)
        }
    }

    private static func age(_ days: Int) -> String {
        switch days {
        case ..<60: "5 uger"
        case ..<200: "5 måneder"
        case ..<400: "1 år"
        default: "\(days / 365) år"
        }
    }

    /// Weight, length and head by the middle of the growth curves.
    private func growth(_ days: Int, _ chart: Chart, _ visit: Visit) {
        let months = Double(days) / 30.4
        let height = months < 12 ? 0.52 + 0.24 * (months / 12).squareRoot() : 0.76 + (months - 12) * 0.0071
        chart.measure("weight", at: visit.start, by: .visit(visit))
        chart.measure("height", height, height * 0.02, at: visit.start, by: .visit(visit))
        if months < 13 {
            chart.measure(
                "headcircumference", 35 + 11 * (months / 12).squareRoot(), 0.8, at: visit.start, by: .visit(visit))
        }
    }
}
