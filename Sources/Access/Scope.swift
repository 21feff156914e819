/// The part of the record that a decision lets somebody work in. The engine applies it inside each query.
package struct Scope: Sendable, Hashable {
    package var patients: Patients
    package var shared: Shared
    /// Only counts may leave, never a resource or a row.
    package var countsOnly: Bool

    package init(patients: Patients, shared: Shared, countsOnly: Bool = false) {
        self.patients = patients
        self.shared = shared
        self.countsOnly = countsOnly
    }

    /// Whose compartments.
    package enum Patients: Sendable, Hashable {
        case some(Set<String>)
        case all

        /// Whether this citizen's compartment is among them.
        package func contains(_ patient: String) -> Bool {
            switch self {
            case .some(let patients): patients.contains(patient)
            case .all: true
            }
        }
    }

    /// How much of what is in nobody's compartment.
    package enum Shared: Sendable, Hashable {
        case none
        /// The types in ``Directory/types``.
        case directory
        case all
    }

    /// The whole record: for the engine's own work and the operator's import and export.
    package static let everything = Scope(patients: .all, shared: .all)

    /// Whether a resource in this compartment (nil: nobody's) and of this type is inside.
    package func contains(patient: String?, type: String) -> Bool {
        if let patient { return patients.contains(patient) }
        switch shared {
        case .none: return false
        case .directory: return Directory.types.contains(type)
        case .all: return true
        }
    }
}

/// What everybody who may open the record at all may look up: who works where, and what the words mean.
package enum Directory {
    /// Types that hold nothing about a citizen when they are in no citizen's compartment.
    package static let types: Set<String> = [
        "ActivityDefinition", "CodeSystem", "ConceptMap", "Endpoint", "HealthcareService", "Location", "Medication",
        "MedicationKnowledge", "Organization", "OrganizationAffiliation", "PlanDefinition", "Practitioner",
        "PractitionerRole", "Questionnaire", "Schedule", "Slot", "Substance", "ValueSet",
    ]
}
