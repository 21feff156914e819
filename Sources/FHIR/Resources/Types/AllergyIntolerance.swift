/// What the patient does not tolerate.
package struct AllergyIntolerance: ResourceLens {
    package static let resourceType = "AllergyIntolerance"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var clinicalStatus: CodeableConcept? { element("clinicalStatus") }
    package var verificationStatus: CodeableConcept? { element("verificationStatus") }
    package var type: String? { json["type"]?.string }
    package var categories: [String] { strings("category") }
    package var criticality: String? { json["criticality"]?.string }
    package var code: CodeableConcept? { element("code") }
    package var patient: Reference? { element("patient") }
    package var encounter: Reference? { element("encounter") }
    package var onsetDateTime: DateTime? { dateTime("onsetDateTime") }
    package var recordedDate: DateTime? { dateTime("recordedDate") }
    package var recorder: Reference? { element("recorder") }
    package var asserter: Reference? { element("asserter") }
    package var lastOccurrence: DateTime? { dateTime("lastOccurrence") }
    package var notes: [Annotation] { elements("note") }
    package var reactions: [Reaction] { elements("reaction") }

    /// What happened.
    package struct Reaction: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var substance: CodeableConcept? { element("substance") }
        package var manifestations: [CodeableConcept] { elements("manifestation") }
        package var description: String? { json["description"]?.string }
        package var severity: String? { json["severity"]?.string }
    }
}
