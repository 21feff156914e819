package import Access
package import Apps

/// Says who a bearer token stands for.
package protocol FHIRAuthenticator: Sendable {
    /// Nil where there is no such token, or it has expired.
    func holder(of token: String) async throws -> FHIRHolder?
}

/// Whom a token stands for, and what it is good for.
package struct FHIRHolder: Sendable, Hashable {
    /// As whom and why the record is opened: a parent has one on own data and one for each child.
    package struct Capacity: Sendable, Hashable {
        package var caller: Caller
        package var purpose: Purpose
        /// The patient whom it concerns; nil: any.
        package var patient: String?
        /// Whether it is good for that patient alone, though the caller may see others: an app that was let in to one
        /// patient's record.
        package var isOnlyForPatient: Bool

        package init(caller: Caller, purpose: Purpose, patient: String? = nil, isOnlyForPatient: Bool = false) {
            self.caller = caller
            self.purpose = purpose
            self.patient = patient
            self.isOnlyForPatient = isOnlyForPatient
        }

        /// The one patient that it is good for; nil: whomever the caller may see.
        var onlyPatient: String? { isOnlyForPatient ? patient : nil }

        /// What a request opens of the record.
        ///
        /// - Parameter named: the patient whose compartment the address names.
        /// - Throws: ``FHIRError/notFound`` where that is another than it is good for.
        func subject(naming named: String? = nil) throws(FHIRError) -> Subject {
            if let named, let onlyPatient, named != onlyPatient { throw .notFound }
            return (named ?? onlyPatient).map(Subject.patient) ?? .lookup
        }
    }

    package var scopes: SMARTScopes
    /// The first is used where a request names no patient.
    package var capacities: [Capacity]

    package init(scopes: SMARTScopes, capacities: [Capacity]) {
        self.scopes = scopes
        self.capacities = capacities
    }

    /// In which capacity a request about a patient is made (nil: it names none).
    func capacity(for patient: String?) throws(FHIRError) -> Capacity {
        let fitting = patient.flatMap { patient in capacities.first { $0.patient == patient } }
        guard let capacity = fitting ?? capacities.first else {
            throw .forbidden("this token stands for nobody who may open the record")
        }
        return capacity
    }
}
