/// An amount with its unit. The value keeps the digits that were written.
package struct Quantity: ElementLens {
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var value: String? { json["value"]?.numberText }
    /// `<`, `<=`, `>=` or `>` where the value is a bound.
    package var comparator: String? { json["comparator"]?.string }
    /// The unit in words for people.
    package var unit: String? { json["unit"]?.string }
    package var system: String? { json["system"]?.string }
    /// The unit as a code, most often UCUM.
    package var code: String? { json["code"]?.string }

    /// The value for calculation and charts.
    package var number: Double? { value.flatMap(Double.init) }

    /// The unit in words, else its code.
    package var unitDisplay: String? { unit ?? code }
}
