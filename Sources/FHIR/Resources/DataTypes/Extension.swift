/// A further element that FHIR itself does not define, by the URL of its definition.
package struct Extension: ElementLens {
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var url: String? { json["url"]?.string }
    package var valueString: String? { json["valueString"]?.string }
    package var valueCode: String? { json["valueCode"]?.string }
    package var valueBoolean: Bool? { json["valueBoolean"]?.bool }
    package var valueDateTime: DateTime? { dateTime("valueDateTime") }
    package var valueReference: Reference? { element("valueReference") }
    package var valueCoding: Coding? { element("valueCoding") }
    package var valueCodeableConcept: CodeableConcept? { element("valueCodeableConcept") }
    package var valuePeriod: Period? { element("valuePeriod") }
    package var valueIdentifier: Identifier? { element("valueIdentifier") }
    package var valueContactPoint: ContactPoint? { element("valueContactPoint") }
    package var valueAttachment: Attachment? { element("valueAttachment") }
    /// Parts of a compound extension.
    package var extensions: [Extension] { elements("extension") }
}
