/// A diagnosis or problem.
package struct Condition: ResourceLens {
    package static let resourceType = "Condition"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var identifiers: [Identifier] { elements("identifier") }
    package var clinicalStatus: CodeableConcept? { element("clinicalStatus") }
    package var verificationStatus: CodeableConcept? { element("verificationStatus") }
    package var categories: [CodeableConcept] { elements("category") }
    package var severity: CodeableConcept? { element("severity") }
    package var code: CodeableConcept? { element("code") }
    package var subject: Reference? { element("subject") }
    package var encounter: Reference? { element("encounter") }
    package var onsetDateTime: DateTime? { dateTime("onsetDateTime") }
    package var onsetPeriod: Period? { element("onsetPeriod") }
    package var onsetString: String? { json["onsetString"]?.string }
    package var abatementDateTime: DateTime? { dateTime("abatementDateTime") }
    package var abatementPeriod: Period? { element("abatementPeriod") }
    package var recordedDate: DateTime? { dateTime("recordedDate") }
    package var recorder: Reference? { element("recorder") }
    package var asserter: Reference? { element("asserter") }
    package var notes: [Annotation] { elements("note") }
}
