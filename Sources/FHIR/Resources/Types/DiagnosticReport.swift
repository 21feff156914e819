/// A report on examinations, with the results it rests on.
package struct DiagnosticReport: ResourceLens {
    package static let resourceType = "DiagnosticReport"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var status: String? { json["status"]?.string }
    package var basedOn: [Reference] { elements("basedOn") }
    package var categories: [CodeableConcept] { elements("category") }
    package var code: CodeableConcept? { element("code") }
    package var subject: Reference? { element("subject") }
    package var encounter: Reference? { element("encounter") }
    package var effectiveDateTime: DateTime? { dateTime("effectiveDateTime") }
    package var effectivePeriod: Period? { element("effectivePeriod") }
    package var issued: DateTime? { dateTime("issued") }
    package var performers: [Reference] { elements("performer") }
    package var resultsInterpreters: [Reference] { elements("resultsInterpreter") }
    package var results: [Reference] { elements("result") }
    package var imagingStudies: [Reference] { elements("imagingStudy") }
    package var conclusion: String? { json["conclusion"]?.string }
    package var conclusionCodes: [CodeableConcept] { elements("conclusionCode") }
    package var presentedForms: [Attachment] { elements("presentedForm") }
}
