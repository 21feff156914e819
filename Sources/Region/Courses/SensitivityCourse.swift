/// Small lasting things: an allergy to a medicine, hay fever, the pill.
struct SensitivityCourse: Course {
    let medicineAllergy: Bool
    let hayFever: Bool
    let contraception: Bool

    func write(to chart: Chart) {
        let since = max(chart.citizen.birth + 400, chart.beginning)
        guard since < chart.end else { return }
        if medicineAllergy {
            chart.allergy(to: chart.random.pick(["penicillin", "penicillin", "ibuprofen", "morphine"]), since: since)
        }
        if hayFever {
            let condition = chart.condition("hayfever", onset: since, recorder: chart.citizen.doctor)
            chart.prescribe("cetirizine", from: since, by: chart.citizen.doctor, condition: condition)
        }
        if contraception {
            chart.prescribe("contraceptivepill", from: max(since, chart.end - 500), by: chart.citizen.doctor)
        }
    }
}
