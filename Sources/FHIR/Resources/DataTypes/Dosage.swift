/// How a medicine is taken.
package struct Dosage: ElementLens {
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var text: String? { json["text"]?.string }
    package var patientInstruction: String? { json["patientInstruction"]?.string }
    package var timing: Timing? { element("timing") }
    package var asNeeded: Bool? { json["asNeededBoolean"]?.bool }
    package var asNeededReason: CodeableConcept? { element("asNeededCodeableConcept") }
    package var route: CodeableConcept? { element("route") }
    package var doseAndRate: [DoseAndRate] { elements("doseAndRate") }

    /// The amount each time.
    package struct DoseAndRate: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var doseQuantity: Quantity? { element("doseQuantity") }
        package var doseRange: QuantityRange? { element("doseRange") }
        package var rateQuantity: Quantity? { element("rateQuantity") }
    }
}
