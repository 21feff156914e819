/// The parts of a discharge: each is a promise with an owner, a deadline and somebody who is to get it.
package enum DischargePart: String, Sendable, Hashable, CaseIterable {
    case careCoursePlan = "care-course-plan"
    case dischargeReport = "discharge-report"
    case rehabilitationPlan = "rehabilitation-plan"
    case dischargeLetter = "discharge-letter"
    case medicationReconciliation = "medication-reconciliation"
    case aidsAndSupplies = "aids-and-supplies"

    /// Who is to get it.
    package enum Receiver: Sendable, Hashable {
        case municipality, clinic
    }

    package var receiver: Receiver {
        switch self {
        case .dischargeLetter, .medicationReconciliation: .clinic
        case .careCoursePlan, .dischargeReport, .rehabilitationPlan, .aidsAndSupplies: .municipality
        }
    }

    /// Which parts a discharge has: everybody's letter and medicines; the rest where the municipality helps.
    package static func required(by facts: DischargeFacts) -> [DischargePart] {
        allCases.filter { part in
            switch part {
            case .dischargeLetter, .medicationReconciliation: true
            case .careCoursePlan, .dischargeReport, .aidsAndSupplies: facts.needsNursing
            case .rehabilitationPlan: facts.needsRehabilitation
            }
        }
    }

    /// The id of the part's Task, by the discharge's: whoever makes it twice makes the same.
    package func task(of discharge: String) -> String { discharge + "." + rawValue }

    /// What its Task is.
    package var kind: TaskKind {
        switch self {
        case .careCoursePlan: .careCoursePlan
        case .dischargeReport: .dischargeReport
        case .rehabilitationPlan: .rehabilitationPlan
        case .dischargeLetter: .dischargeLetter
        case .medicationReconciliation: .medicationReconciliation
        case .aidsAndSupplies: .aidsAndSupplies
        }
    }
}
