package import FHIR

/// What a Task of ours is, by its code.
package enum TaskKind: String, Sendable, Hashable, CaseIterable {
    /// A unit or clinician offers a pathway to another.
    case handover
    /// The general practitioner is to take over after a discharge.
    case handoverAtDischarge = "handover-at-discharge"
    /// A leader or a duty holder is to see to a handover that nobody has answered.
    case unansweredHandover = "unanswered-handover"
    /// A unit is to name the clinician who is responsible for a pathway.
    case nameClinician = "name-clinician"
    /// A pathway is about to end, and nobody has been offered it.
    case pathwayEnding = "pathway-ending"
    /// A letter to a citizen who is not digital has not been printed in time.
    case letterWaiting = "letter-waiting"
    /// What a department has to do for a patient who goes home; the parts are Tasks of their own.
    case discharge
    case careCoursePlan = "care-course-plan"
    case dischargeReport = "discharge-report"
    case rehabilitationPlan = "rehabilitation-plan"
    case dischargeLetter = "discharge-letter"
    case medicationReconciliation = "medication-reconciliation"
    case aidsAndSupplies = "aids-and-supplies"
    /// The municipality is to begin training after a stay.
    case rehabilitationStart = "rehabilitation-start"
    /// The municipality or the practice asks the department.
    case question
    /// Somebody has fallen between two chairs.
    case coordinationFailure = "coordination-failure"
    /// Something that one unit does for another.
    case delegated

    /// The code system of ``TaskResource/code`` by which these kinds are known.
    package static let system = "https://tovholder.dk/fhir/CodeSystem/task-kind"

    /// The kind of a Task; nil where it is none of ours.
    package init?(of task: JSONValue) {
        guard task["resourceType"]?.string == "Task", let code = task["code"],
            let kind = code.list("coding").lazy.filter({ $0["system"]?.string == Self.system })
                .compactMap({ $0["code"]?.string.flatMap(TaskKind.init(rawValue:)) }).first
        else { return nil }
        self = kind
    }

    /// Whether an accepted Task of this kind moves responsibility.
    package var movesResponsibility: Bool { self == .handover || self == .handoverAtDischarge }

    /// What it is called in the record itself, whose language is Danish.
    package var danishName: String {
        switch self {
        case .handover: "Overdragelse af forløb"
        case .handoverAtDischarge: "Overdragelse til egen læge ved udskrivning"
        case .unansweredHandover: "Overdragelse, som ingen har svaret på"
        case .nameClinician: "Udpeg en ansvarlig kliniker"
        case .pathwayEnding: "Forløbet slutter snart, og ingen er den næste"
        case .letterWaiting: "Brev, som ikke er sendt i tide"
        case .discharge: "Udskrivning"
        case .careCoursePlan: "Plejeforløbsplan"
        case .dischargeReport: "Udskrivningsrapport"
        case .rehabilitationPlan: "Genoptræningsplan"
        case .dischargeLetter: "Epikrise"
        case .medicationReconciliation: "Medicinafstemning"
        case .aidsAndSupplies: "Hjælpemidler og forbrugsvarer"
        case .rehabilitationStart: "Start på genoptræning"
        case .question: "Spørgsmål til afdelingen"
        case .coordinationFailure: "Svigt i samarbejdet"
        case .delegated: "Opgave for en anden enhed"
        }
    }

    /// Writes the element `code` of a Task of this kind.
    package func write(to writer: inout JSONWriter) {
        writer.concept("code", Self.system, rawValue, text: danishName)
    }
}
