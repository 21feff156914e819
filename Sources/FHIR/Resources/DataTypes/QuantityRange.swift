/// A range of quantities (FHIR's Range, whose name Swift uses for something else).
package struct QuantityRange: ElementLens {
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var low: Quantity? { element("low") }
    package var high: Quantity? { element("high") }
}
