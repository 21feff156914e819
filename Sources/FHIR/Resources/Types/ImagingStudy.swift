/// Pictures taken of the patient.
package struct ImagingStudy: ResourceLens {
    package static let resourceType = "ImagingStudy"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var status: String? { json["status"]?.string }
    package var modalities: [Coding] { elements("modality") }
    package var subject: Reference? { element("subject") }
    package var encounter: Reference? { element("encounter") }
    package var started: DateTime? { dateTime("started") }
    package var basedOn: [Reference] { elements("basedOn") }
    package var referrer: Reference? { element("referrer") }
    package var interpreters: [Reference] { elements("interpreter") }
    package var numberOfSeries: Int? { integer("numberOfSeries") }
    package var numberOfInstances: Int? { integer("numberOfInstances") }
    package var procedureCodes: [CodeableConcept] { elements("procedureCode") }
    package var location: Reference? { element("location") }
    package var reasonCodes: [CodeableConcept] { elements("reasonCode") }
    package var reasonReferences: [Reference] { elements("reasonReference") }
    package var notes: [Annotation] { elements("note") }
    package var description: String? { json["description"]?.string }
    package var series: [Series] { elements("series") }

    /// Pictures taken together.
    package struct Series: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var modality: Coding? { element("modality") }
        package var bodySite: Coding? { element("bodySite") }
        package var description: String? { json["description"]?.string }
        package var started: DateTime? { dateTime("started") }
    }
}
