/// A result, a measurement or a finding.
package struct Observation: ResourceLens {
    package static let resourceType = "Observation"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var status: String? { json["status"]?.string }
    package var basedOn: [Reference] { elements("basedOn") }
    package var categories: [CodeableConcept] { elements("category") }
    package var code: CodeableConcept? { element("code") }
    package var subject: Reference? { element("subject") }
    package var encounter: Reference? { element("encounter") }
    package var effectiveDateTime: DateTime? { dateTime("effectiveDateTime") }
    package var effectiveInstant: DateTime? { dateTime("effectiveInstant") }
    package var effectivePeriod: Period? { element("effectivePeriod") }
    package var issued: DateTime? { dateTime("issued") }
    package var performers: [Reference] { elements("performer") }
    package var value: ObservationValue? { ObservationValue(of: json) }
    package var dataAbsentReason: CodeableConcept? { element("dataAbsentReason") }
    package var interpretations: [CodeableConcept] { elements("interpretation") }
    package var notes: [Annotation] { elements("note") }
    package var device: Reference? { element("device") }
    package var referenceRanges: [ReferenceRange] { elements("referenceRange") }
    package var hasMembers: [Reference] { elements("hasMember") }
    package var derivedFrom: [Reference] { elements("derivedFrom") }
    package var components: [Component] { elements("component") }

    /// What the value is to be seen against.
    package struct ReferenceRange: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var low: Quantity? { element("low") }
        package var high: Quantity? { element("high") }
        package var type: CodeableConcept? { element("type") }
        package var appliesTo: [CodeableConcept] { elements("appliesTo") }
        package var text: String? { json["text"]?.string }
    }

    /// One of several values observed together, such as the systolic pressure.
    package struct Component: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var code: CodeableConcept? { element("code") }
        package var value: ObservationValue? { ObservationValue(of: json) }
        package var dataAbsentReason: CodeableConcept? { element("dataAbsentReason") }
        package var interpretations: [CodeableConcept] { elements("interpretation") }
        package var referenceRanges: [ReferenceRange] { elements("referenceRange") }
    }
}
