package import FHIR

/// What is known of a discharge that decides what it promises, as the inputs of its Task say it.
package struct DischargeFacts: Sendable, Hashable {
    /// Where somebody goes.
    package enum Destination: String, Sendable, Hashable, CaseIterable {
        case home, nursingHome = "nursing-home", temporaryPlace = "temporary-place"
        case residentialFacility = "residential-facility", anotherHospital = "another-hospital"
    }

    package var destination: Destination
    /// Whether the municipality's nurses are needed, as before or anew.
    package var needsNursing: Bool
    package var needsRehabilitation: Bool
    /// Whether the stay was for the body, not in psychiatry.
    package var isSomatic: Bool
    /// When the stay began, in milliseconds since 1970-01-01T00:00:00Z.
    package var admitted: Int64?
    /// The municipality's unit, as a reference.
    package var nursing: String?
    /// The patient's own clinic, as a reference.
    package var clinic: String?
    /// The department's telephone, for those who may ask it.
    package var phone: String?

    package init(
        destination: Destination, needsNursing: Bool, needsRehabilitation: Bool = false, isSomatic: Bool = true,
        admitted: Int64? = nil, nursing: String? = nil, clinic: String? = nil, phone: String? = nil
    ) {
        self.destination = destination
        self.needsNursing = needsNursing
        self.needsRehabilitation = needsRehabilitation
        self.isSomatic = isSomatic
        self.admitted = admitted
        self.nursing = nursing
        self.clinic = clinic
        self.phone = phone
    }

    /// Nil where the Task does not say where somebody goes.
    package init?(_ task: JSONValue) {
        let inputs = TaskFields(task, "input", TransitionSystems.fact)
        guard let destination = inputs["destination"]?["valueCode"]?.string.flatMap(Destination.init) else {
            return nil
        }
        self.init(
            destination: destination, needsNursing: inputs["needs-nursing"]?["valueBoolean"]?.bool ?? false,
            needsRehabilitation: inputs["needs-rehabilitation"]?["valueBoolean"]?.bool ?? false,
            isSomatic: inputs["somatic"]?["valueBoolean"]?.bool ?? false,
            admitted: inputs["admitted"]?["valueDateTime"]?.string.flatMap(DateTime.init)?.earliest,
            nursing: inputs["nursing"]?["valueReference"]?["reference"]?.string,
            clinic: inputs["clinic"]?["valueReference"]?["reference"]?.string,
            phone: inputs["phone"]?["valueString"]?.string)
    }

    /// The inputs that say it.
    var fields: [TaskField] {
        var fields: [TaskField] = [
            .code("destination", destination.rawValue), .flag("needs-nursing", needsNursing),
            .flag("needs-rehabilitation", needsRehabilitation), .flag("somatic", isSomatic),
        ]
        if let admitted { fields.append(.time("admitted", admitted)) }
        if let nursing { fields.append(.reference("nursing", nursing)) }
        if let clinic { fields.append(.reference("clinic", clinic)) }
        if let phone { fields.append(.text("phone", phone)) }
        return fields
    }
}

/// What the patient and the relatives said when going home was talked about.
package struct DischargeConversation: Sendable, Hashable {
    package var expectations: String?
    package var relatives: String?
    package var goals: String?
    package var questions: String?

    package init(
        expectations: String? = nil, relatives: String? = nil, goals: String? = nil, questions: String? = nil
    ) {
        self.expectations = expectations
        self.relatives = relatives
        self.goals = goals
        self.questions = questions
    }

    package init(_ task: JSONValue) {
        let inputs = TaskFields(task, "input", TransitionSystems.fact)
        func text(_ name: String) -> String? { inputs[name]?["valueString"]?.string }
        self.init(
            expectations: text("expectations"), relatives: text("relatives"), goals: text("goals"),
            questions: text("questions"))
    }

    package var isEmpty: Bool { expectations == nil && relatives == nil && goals == nil && questions == nil }

    var fields: [TaskField] {
        [
            ("expectations", expectations), ("relatives", relatives), ("goals", goals), ("questions", questions),
        ].compactMap { name, text in text.map { .text(name, $0) } }
    }

    static let names: Set<String> = ["expectations", "relatives", "goals", "questions"]
}
