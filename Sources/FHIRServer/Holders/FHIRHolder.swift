package import Access

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

        package init(caller: Caller, purpose: Purpose, patient: String? = nil) {
            self.caller = caller
            self.purpose = purpose
            self.patient = patient
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
