/// One amount for each of another.
package struct Ratio: ElementLens {
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var numerator: Quantity? { element("numerator") }
    package var denominator: Quantity? { element("denominator") }
}
