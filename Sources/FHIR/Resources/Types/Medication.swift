/// A medicine as a thing.
package struct Medication: ResourceLens {
    package static let resourceType = "Medication"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var code: CodeableConcept? { element("code") }
    package var status: String? { json["status"]?.string }
    package var form: CodeableConcept? { element("form") }
}
