/// A number or name that somebody has given a thing or person, such as a CPR number.
package struct Identifier: ElementLens {
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    /// `usual`, `official`, `temp`, `secondary` or `old`.
    package var use: String? { json["use"]?.string }
    package var type: CodeableConcept? { element("type") }
    package var system: String? { json["system"]?.string }
    package var value: String? { json["value"]?.string }
    package var period: Period? { element("period") }
    package var assigner: Reference? { element("assigner") }
}
