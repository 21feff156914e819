package import Care
package import Monitoring
package import Questionnaires

extension MonitoringMark {
    package init(_ urgency: Urgency) {
        self =
            switch urgency {
            case .red: .red
            case .yellow: .yellow
            case .missing: .missing
            case .wish: .wish
            case .grey: .grey
            }
    }

    package init(_ outcome: AnswerOutcome) {
        self =
            switch outcome {
            case .red: .red
            case .wish: .wish
            case .yellow: .yellow
            case .grey: .grey
            case .green: .green
            }
    }

    package init(_ colour: Colour) {
        self =
            switch colour {
            case .red: .red
            case .yellow: .yellow
            case .grey: .grey
            case .green: .green
            }
    }
}
