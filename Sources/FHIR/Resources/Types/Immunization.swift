/// A vaccination.
package struct Immunization: ResourceLens {
    package static let resourceType = "Immunization"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var status: String? { json["status"]?.string }
    package var vaccineCode: CodeableConcept? { element("vaccineCode") }
    package var patient: Reference? { element("patient") }
    package var encounter: Reference? { element("encounter") }
    package var occurrenceDateTime: DateTime? { dateTime("occurrenceDateTime") }
    package var occurrenceString: String? { json["occurrenceString"]?.string }
    package var location: Reference? { element("location") }
    package var manufacturer: Reference? { element("manufacturer") }
    package var lotNumber: String? { json["lotNumber"]?.string }
    package var performers: [Performer] { elements("performer") }
    package var notes: [Annotation] { elements("note") }
    package var protocolApplied: [ProtocolApplied] { elements("protocolApplied") }

    /// Who gave it.
    package struct Performer: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var function: CodeableConcept? { element("function") }
        package var actor: Reference? { element("actor") }
    }

    /// The vaccination programme and the dose in it.
    package struct ProtocolApplied: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var series: String? { json["series"]?.string }
        package var targetDiseases: [CodeableConcept] { elements("targetDisease") }
        package var doseNumber: Int? { integer("doseNumberPositiveInt") }
    }
}
