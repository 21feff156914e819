/// A stay in the department of lung diseases that ends with help at home: ready examples of going home from hospital, as
/// `Care/Transition` writes it.
struct GoingHomeCourse: Course {
    enum Stage: Sendable {
        /// Came yesterday evening; nobody has begun to send the citizen home.
        case admitted
        /// Still in hospital, to be discharged today.
        case leaving
        /// At home since yesterday: the department still answers.
        case answering
        /// At home since four days: the general practitioner has taken over.
        case passed
    }

    let stage: Stage

    func write(to chart: Chart) {
        let place = chart.citizen.municipality
        guard let lung = chart.directory.department("lung", for: place),
            let nursing = chart.directory.unit("homenursing", in: place), chart.isAlive
        else { return }
        let days =
            switch stage {
            case .admitted, .leaving: 0
            case .answering: 1
            case .passed: 4
            }
        let leaving = Moment(chart.today - days, minute: stage == .leaving ? 900 : 780)
        let admitted =
            stage == .admitted ? Moment(chart.today - 1, minute: 1150) : Moment(chart.today - days - 5, minute: 640)
        let condition = chart.condition("copdexacerbation", onset: admitted.date, recorder: lung.member("L", 0))
        let writer = GoingHomeWriter(
            chart: chart, stage: stage, lung: lung, nursing: nursing, admitted: admitted, leaving: leaving)
        let pathway = writer.pathway(condition)
        let visit = writer.stay(pathway, condition)
        chart.prescribe("ramipril", from: admitted.date - 800, by: chart.citizen.doctor)
        chart.prescribe(
            "prednisolone", from: min(admitted.date + 1, chart.today), to: chart.today + 4, by: lung.member("L", 0),
            condition: condition)
        if stage != .admitted { writer.discharge(from: visit, of: pathway) }
        if chart.citizen.isNotDigital, stage == .answering { writer.letter(about: pathway) }
    }
}
